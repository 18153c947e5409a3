//! The columns of Clientèle's own files: the same table names them when a list is taken out and finds them when it comes back.
//!
//! These are names in a file format, as in the exports of other programs: they stay as they are once files bear them.

use crate::format::Language;
use crate::imports::Target;

/// A column: the path it fills, its French and its English name.
pub type Column = (&'static str, &'static str, &'static str);

/// Every column, in the order of an export.
#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    ("number", "Numéro de client", "Client number"),
    ("fields.name", "Nom", "Name"),
    ("state", "État", "State"),
    ("fields.kind", "Nature", "Kind"),
    ("fields.is_prospect", "Prospect", "Prospect"),
    ("fields.is_supplier", "Fournisseur", "Supplier"),
    ("fields.reference", "Référence", "Reference"),
    ("fields.id_number", "Numéro d’identification", "ID number"),
    ("fields.legal_form", "Forme juridique", "Legal form"),
    ("fields.siren", "SIREN", "SIREN"),
    ("fields.siret", "SIRET", "SIRET"),
    ("fields.naf", "Code NAF", "NAF code"),
    ("fields.vat_number", "Numéro de TVA", "VAT number"),
    ("fields.rcs", "RCS", "Trade register"),
    ("fields.share_capital", "Capital social", "Share capital"),
    ("fields.neq", "NEQ", "NEQ"),
    ("fields.gst", "Numéro de TPS", "GST number"),
    ("fields.qst", "Numéro de TVQ", "QST number"),
    ("fields.email", "E-mail", "E-mail"),
    ("fields.phone", "Téléphone", "Phone"),
    ("fields.mobile", "Mobile", "Mobile"),
    ("fields.switchboard", "Standard", "Switchboard"),
    ("fields.fax", "Fax", "Fax"),
    ("fields.other_emails", "Autres e-mails", "Other e-mails"),
    ("fields.other_phones", "Autres téléphones", "Other phones"),
    ("fields.website", "Site web", "Website"),
    ("fields.linkedin", "LinkedIn", "LinkedIn"),
    ("fields.facebook", "Facebook", "Facebook"),
    ("fields.twitter", "Twitter", "Twitter"),
    ("fields.viadeo", "Viadeo", "Viadeo"),
    ("fields.client_type", "Type de société", "Client type"),
    ("fields.category", "Catégorie", "Category"),
    ("fields.tags", "Étiquettes", "Tags"),
    ("fields.origin", "Origine", "Origin"),
    ("fields.industry", "Secteur d’activité", "Industry"),
    ("fields.size", "Effectif", "Size"),
    ("fields.owner", "Commercial", "Owner"),
    ("fields.parent", "Société mère", "Parent company"),
    ("fields.payer", "Payeur", "Payer"),
    ("fields.currency", "Devise", "Currency"),
    ("fields.language", "Langue", "Language"),
    ("fields.payment_terms", "Conditions de paiement", "Payment terms"),
    ("fields.negotiated_days", "Délai négocié (jours)", "Negotiated days"),
    ("fields.price_category", "Catégorie tarifaire", "Price category"),
    ("fields.vat_regime", "Régime de TVA", "VAT regime"),
    ("fields.default_vat", "TVA par défaut (%)", "Default VAT (%)"),
    ("fields.accounting_account", "Compte comptable", "Accounting account"),
    ("fields.third_party_account", "Compte tiers", "Third-party account"),
    ("fields.auxiliary_account", "Compte auxiliaire", "Auxiliary account"),
    ("fields.shipping_identity", "Identité d’expédition", "Shipping identity"),
    ("fields.marketing_email", "Accepte les e-mails commerciaux", "Accepts marketing e-mails"),
    ("fields.marketing_sms", "Accepte les SMS commerciaux", "Accepts marketing SMS"),
    ("fields.public_notes", "Notes publiques", "Public notes"),
    ("fields.private_notes", "Notes privées", "Private notes"),
    ("contacts[0].civility", "Contact : civilité", "Contact: title"),
    ("contacts[0].first_name", "Contact : prénom", "Contact: first name"),
    ("contacts[0].last_name", "Contact : nom", "Contact: last name"),
    ("contacts[0].email", "Contact : e-mail", "Contact: e-mail"),
    ("contacts[0].position", "Contact : fonction", "Contact: position"),
    ("contacts[0].direct_phone", "Contact : ligne directe", "Contact: direct line"),
    ("contacts[0].mobile", "Contact : mobile", "Contact: mobile"),
    ("contacts[0].switchboard", "Contact : standard", "Contact: switchboard"),
    ("contacts[0].fax", "Contact : fax", "Contact: fax"),
    ("contacts[0].source", "Contact : source", "Contact: source"),
    ("contacts[0].is_primary", "Contact : principal", "Contact: main"),
    ("contacts[0].is_billing", "Contact : de facturation", "Contact: billing"),
    ("contacts[0].is_dunning", "Contact : de relance", "Contact: reminders"),
    ("contacts[0].receives_invoices", "Contact : reçoit les factures", "Contact: receives invoices"),
    ("contacts[0].marketing_email", "Contact : accepte les e-mails commerciaux", "Contact: accepts marketing e-mails"),
    ("contacts[0].marketing_sms", "Contact : accepte les SMS commerciaux", "Contact: accepts marketing SMS"),
    ("contacts[0].is_inactive", "Contact : inactif", "Contact: inactive"),
    ("addresses[0].label", "Adresse : libellé", "Address: label"),
    ("addresses[0].line1", "Adresse : rue", "Address: street"),
    ("addresses[0].line2", "Adresse : complément", "Address: second line"),
    ("addresses[0].postal_code", "Adresse : code postal", "Address: postal code"),
    ("addresses[0].city", "Adresse : ville", "Address: city"),
    ("addresses[0].province", "Adresse : province", "Address: province"),
    ("addresses[0].country", "Adresse : pays", "Address: country"),
    ("addresses[0].is_main", "Adresse : principale", "Address: main"),
    ("addresses[0].is_billing", "Adresse : de facturation", "Address: billing"),
    ("addresses[0].is_delivery", "Adresse : de livraison", "Address: delivery"),
];

/// The columns that only files of other programs have.
#[rustfmt::skip]
const FOREIGN: &[Column] = &[
    ("standing", "Client ou prospect", "Client or prospect"),
    ("contact_of", "Contact de (nom du client)", "Contact of (client’s name)"),
    ("contacts[0].full_name", "Contact : prénom et nom", "Contact: full name"),
];

/// The name of what a column fills; nothing for custom fields, which the company names.
#[must_use]
pub fn name(target: Target, language: Language) -> Option<String> {
    let (first, place) = match target {
        Target::Contact(index, field) => (Target::Contact(0, field), index),
        Target::FullName(index) => (Target::FullName(0), index),
        Target::Address(index, field) => (Target::Address(0, field), index),
        other => (other, 0),
    };
    let path = first.to_string();
    let (_, french, english) = COLUMNS.iter().chain(FOREIGN).find(|(known, _, _)| *known == path)?;
    let name = if language == Language::French { french } else { english };
    Some(match name.split_once(':') {
        Some((what, which)) if place > 0 => format!("{} {}\u{a0}:{which}", what.trim(), place + 1),
        _ => (*name).to_owned(),
    })
}

/// What a mapping may choose from, in the order of the form: Clientèle's own columns, those of other programs, a second address.
#[must_use]
pub fn choices() -> Vec<Target> {
    let second = COLUMNS
        .iter()
        .filter(|(path, _, _)| path.starts_with("addresses[0]") || path.starts_with("contacts[0]"))
        .filter_map(|(path, _, _)| Target::from_path(&path.replace("[0]", "[1]")));
    COLUMNS.iter().chain(FOREIGN).filter_map(|(path, _, _)| Target::from_path(path)).chain(second).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ContactForm;
    use crate::clients::fields::ClientFields;

    /// A field added to the form is exported and imported, or this fails.
    #[test]
    fn every_field_has_its_column_and_no_two_share_a_name() {
        let fields = ClientFields::NAMES.iter().map(|name| format!("fields.{name}"));
        let contacts = ContactForm::NAMES.iter().map(|name| format!("contacts[0].{name}"));
        let addresses = crate::imports::target::ADDRESS_FIELDS.iter().map(|name| format!("addresses[0].{name}"));
        for path in fields.chain(contacts).chain(addresses) {
            assert_eq!(COLUMNS.iter().filter(|(known, _, _)| *known == path).count(), 1, "{path}");
        }
        for (at, (path, french, english)) in COLUMNS.iter().enumerate() {
            assert!(Target::from_path(path).is_some(), "{path}");
            assert!(COLUMNS[..at].iter().all(|(_, fr, en)| fr != french && en != english), "{path}");
        }
    }

    #[test]
    fn a_second_contact_says_so() {
        let name = name(Target::Contact(1, "email"), Language::French);
        assert_eq!(name.as_deref(), Some("Contact 2\u{a0}: e-mail"));
    }
}
