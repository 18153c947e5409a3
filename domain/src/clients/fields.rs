//! The fields of a client's file (A3), named once: the form, the typed record, the changes shown in the activity, the columns
//! of the database, of exports and of imports are all made from this list.

use crate::clients::choices::{IDENTITIES, KINDS, REGIMES};
use crate::clients::{ClientKind, ShippingIdentity, Tags, VatRegime};
use crate::field::{DayCount, MinorAmount, RatePer100k, Several};
use crate::fields::record;
use crate::identifiers::{Email, Gst, Naf, Neq, Phone, Qst, Siren, Siret, VatNumber, Website};
use crate::ids::{ClientId, ListItemId, UserId};
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::Currency;
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ClientData`] but the name, the currency, the language and the tags:
/// `$then! { field: Type = Value, "French", "English"; … }`, as `record!` takes them, after what else is asked for: `@more`.
///
/// A field added here is a compile error wherever it is not yet kept.
#[macro_export]
macro_rules! for_each_client_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            reference: Option<Text<80>> = Value::Line, "Référence", "Reference";
            id_number: Option<Text<80>> = Value::Line, "Numéro d’identification", "ID number";
            kind: ClientKind = Value::Choice(KINDS), "Nature", "Kind";
            legal_form: Option<Text<80>> = Value::Line, "Forme juridique", "Legal form";
            client_type: Option<ListItemId> = Value::Item(ListKind::ClientType), "Type de société", "Client type";
            category: Option<ListItemId> = Value::Item(ListKind::Category), "Catégorie", "Category";
            origin: Option<ListItemId> = Value::Item(ListKind::Origin), "Origine", "Origin";
            industry: Option<ListItemId> = Value::Item(ListKind::Industry), "Secteur d’activité", "Industry";
            size: Option<ListItemId> = Value::Item(ListKind::Size), "Effectif", "Size";
            owner: Option<UserId> = Value::User, "Commercial", "Owner";
            parent: Option<ClientId> = Value::Record, "Société mère", "Parent company";
            payer: Option<ClientId> = Value::Record, "Payeur", "Payer";
            is_prospect: bool = Value::Tick, "Prospect", "Prospect";
            is_supplier: bool = Value::Tick, "Fournisseur", "Supplier";
            website: Option<Website> = Value::Line, "Site web", "Website";
            email: Option<Email> = Value::Line, "E-mail", "E-mail";
            phone: Option<Phone> = Value::Line, "Téléphone", "Phone";
            mobile: Option<Phone> = Value::Line, "Mobile", "Mobile";
            switchboard: Option<Phone> = Value::Line, "Standard", "Switchboard";
            fax: Option<Phone> = Value::Line, "Fax", "Fax";
            other_emails: Several<Email> = Value::Lines, "Autres e-mails", "Other e-mails";
            other_phones: Several<Phone> = Value::Lines, "Autres téléphones", "Other phones";
            siren: Option<Siren> = Value::Line, "SIREN", "SIREN";
            siret: Option<Siret> = Value::Line, "SIRET", "SIRET";
            naf: Option<Naf> = Value::Line, "Code NAF", "NAF code";
            vat_number: Option<VatNumber> = Value::Line, "Numéro de TVA", "VAT number";
            rcs: Option<Text<80>> = Value::Line, "RCS", "Trade register";
            share_capital: Option<MinorAmount> = Value::Line, "Capital social", "Share capital";
            neq: Option<Neq> = Value::Line, "NEQ", "NEQ";
            gst: Option<Gst> = Value::Line, "Numéro de TPS", "GST number";
            qst: Option<Qst> = Value::Line, "Numéro de TVQ", "QST number";
            linkedin: Option<Text<200>> = Value::Line, "LinkedIn", "LinkedIn";
            facebook: Option<Text<200>> = Value::Line, "Facebook", "Facebook";
            twitter: Option<Text<200>> = Value::Line, "Twitter", "Twitter";
            viadeo: Option<Text<200>> = Value::Line, "Viadeo", "Viadeo";
            marketing_email: bool = Value::Tick, "Accepte les e-mails commerciaux", "Accepts marketing e-mails";
            marketing_sms: bool = Value::Tick, "Accepte les SMS commerciaux", "Accepts marketing SMS";
            payment_terms: Option<ListItemId> = Value::Item(ListKind::PaymentTerms), "Conditions de paiement", "Payment terms";
            negotiated_days: Option<DayCount> = Value::Line, "Délai négocié (jours)", "Negotiated days";
            price_category: Option<ListItemId> = Value::Item(ListKind::PriceCategory), "Catégorie tarifaire", "Price category";
            vat_regime: VatRegime = Value::Choice(REGIMES), "Régime de TVA", "VAT regime";
            default_vat: Option<RatePer100k> = Value::Line, "TVA par défaut (%)", "Default VAT (%)";
            discount: Option<RatePer100k> = Value::Line, "Remise globale (%)", "Overall discount (%)";
            prices_with_tax: bool = Value::Tick, "Prix exprimés TTC", "Prices include tax";
            payment_method: Option<ListItemId> = Value::Item(ListKind::PaymentMethod), "Moyen de paiement", "Payment method";
            credit_limit: Option<MinorAmount> = Value::Line, "Encours autorisé", "Credit limit";
            is_blocked: bool = Value::Tick, "Compte bloqué", "Account blocked";
            carrier: Option<Text<80>> = Value::Line, "Transporteur", "Carrier";
            free_shipping: Option<MinorAmount> = Value::Line, "Franco de port", "Free shipping from";
            hourly_rate: Option<MinorAmount> = Value::Line, "Taux horaire", "Hourly rate";
            accounting_account: Option<Text<40>> = Value::Line, "Compte comptable", "Accounting account";
            third_party_account: Option<Text<40>> = Value::Line, "Compte tiers", "Third-party account";
            auxiliary_account: Option<Text<40>> = Value::Line, "Compte auxiliaire", "Auxiliary account";
            shipping_identity: ShippingIdentity = Value::Choice(IDENTITIES), "Identité d’expédition", "Shipping identity";
            public_notes: Option<LongText<10000>> = Value::Lines, "Notes publiques", "Public notes";
            private_notes: Option<LongText<10000>> = Value::Lines, "Notes privées", "Private notes";
        }
    };
}

macro_rules! client_data {
    ($($fields:tt)+) => {
        record! {
            /// What a client's file holds, every value checked. The name is the one thing that it cannot do without; the currency of its
            /// amounts is fixed once the ledger has an entry; the language is the one to write to it in (ISO 639-1).
            ClientData, ClientFields:
            name: Text<200> = Value::Line, "Nom", "Name";
            $($fields)+
            tags: Tags = Value::Items(ListKind::Tag), "Étiquettes", "Tags";
            currency: Currency = Value::Line, "Devise", "Currency";
            language: Option<Text<8>> = Value::Line, "Langue", "Language";
        }
    };
}

for_each_client_field!(client_data);
