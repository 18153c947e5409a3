//! The columns of files of clients.
//!
//! These are names in a file format, as in the exports of other programs: they stay as they are once files bear them.

use super::CLIENT_FORM;
use super::choices::{IDENTITIES, KINDS, REGIMES, STATES};
use super::imports::{list_of_people, programs};
use crate::imports::columns::CUSTOM;
use crate::imports::{Column, Columns, Program, Value};
use crate::lists::ListKind;
use crate::subject::Subject;

/// Files of clients: a row a client, a further contact and a further address in each row below, under the same number and name.
pub static CLIENT_COLUMNS: Columns = Columns {
    subject: Subject::Client,
    title: ("Clients", "Clients"),
    own: OWN,
    foreign: FOREIGN,
    named: &[CUSTOM],
    form: &CLIENT_FORM,
    repeated: &["number", "fields.name"],
    value,
    programs: &Program::ALL,
    names: programs::names,
    settle: list_of_people,
    has_cards: true,
};

/// What stands in the cells of a column.
fn value(name: &str) -> Value {
    match name {
        "kind" => Value::Choice(KINDS),
        "vat_regime" => Value::Choice(REGIMES),
        "shipping_identity" => Value::Choice(IDENTITIES),
        "state" => Value::Choice(STATES),
        "receives_invoices" => Value::Tick,
        "tags" => Value::Items(ListKind::Tag),
        "client_type" => Value::Item(ListKind::ClientType),
        "category" => Value::Item(ListKind::Category),
        "origin" => Value::Item(ListKind::Origin),
        "industry" => Value::Item(ListKind::Industry),
        "size" => Value::Item(ListKind::Size),
        "payment_terms" => Value::Item(ListKind::PaymentTerms),
        "price_category" => Value::Item(ListKind::PriceCategory),
        "civility" => Value::Item(ListKind::Civility),
        "source" => Value::Item(ListKind::ContactSource),
        "owner" => Value::User,
        "parent" | "payer" => Value::Record,
        _ if name.starts_with("is_") || name.starts_with("marketing_") => Value::Tick,
        "public_notes" | "private_notes" | "other_emails" | "other_phones" => Value::Lines,
        _ => Value::Line,
    }
}

/// Every column, in the order of an export.
#[rustfmt::skip]
const OWN: &[Column] = &[
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ContactForm;
    use crate::clients::fields::ClientFields;
    use crate::clients::imports::Place;
    use crate::clients::imports::place::ADDRESS_FIELDS;
    use crate::format::Language;
    use crate::imports::Target;

    /// A field added to the form is exported and imported, or this fails.
    #[test]
    fn every_field_has_its_column_and_no_two_share_a_name() {
        let fields = ClientFields::NAMES.iter().map(|name| format!("fields.{name}"));
        let contacts = ContactForm::NAMES.iter().map(|name| format!("contacts[0].{name}"));
        let addresses = ADDRESS_FIELDS.iter().map(|name| format!("addresses[0].{name}"));
        for path in fields.chain(contacts).chain(addresses) {
            assert_eq!(OWN.iter().filter(|(known, _, _)| *known == path).count(), 1, "{path}");
        }
        for (at, (path, french, english)) in OWN.iter().enumerate() {
            assert!(Place::of(&Target::to(*path)).is_some(), "{path}");
            assert!(OWN[..at].iter().all(|(_, fr, en)| fr != french && en != english), "{path}");
        }
    }

    #[test]
    fn a_second_contact_says_so() {
        let name = CLIENT_COLUMNS.name("contacts[1].email", Language::French);
        assert_eq!(name.as_deref(), Some("Contact 2\u{a0}: e-mail"));
    }
}
