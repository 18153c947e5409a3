//! The fields of a client's file (A3), named once: the form, the typed record, the changes shown in the activity, the columns
//! of the database and of imports are all made from this list.

use crate::clients::{ClientKind, ShippingIdentity, Tags, VatRegime};
use crate::field::{DayCount, MinorAmount, RatePer100k, Several};
use crate::fields::record;
use crate::identifiers::{Email, Gst, Naf, Neq, Phone, Qst, Siren, Siret, VatNumber, Website};
use crate::ids::{ClientId, ListItemId, UserId};
use crate::money::Currency;
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ClientData`] but the name, the currency, the language and the tags: `$then! { field: Type, … }`.
///
/// A field added here is a compile error wherever it is not yet kept.
#[macro_export]
macro_rules! for_each_client_field {
    ($then:ident) => {
        $then! {
            reference: Option<Text<80>>,
            id_number: Option<Text<80>>,
            kind: ClientKind,
            legal_form: Option<Text<80>>,
            client_type: Option<ListItemId>,
            category: Option<ListItemId>,
            origin: Option<ListItemId>,
            industry: Option<ListItemId>,
            size: Option<ListItemId>,
            owner: Option<UserId>,
            parent: Option<ClientId>,
            payer: Option<ClientId>,
            is_prospect: bool,
            is_supplier: bool,
            website: Option<Website>,
            email: Option<Email>,
            phone: Option<Phone>,
            mobile: Option<Phone>,
            switchboard: Option<Phone>,
            fax: Option<Phone>,
            other_emails: Several<Email>,
            other_phones: Several<Phone>,
            siren: Option<Siren>,
            siret: Option<Siret>,
            naf: Option<Naf>,
            vat_number: Option<VatNumber>,
            rcs: Option<Text<80>>,
            share_capital: Option<MinorAmount>,
            neq: Option<Neq>,
            gst: Option<Gst>,
            qst: Option<Qst>,
            linkedin: Option<Text<200>>,
            facebook: Option<Text<200>>,
            twitter: Option<Text<200>>,
            viadeo: Option<Text<200>>,
            marketing_email: bool,
            marketing_sms: bool,
            payment_terms: Option<ListItemId>,
            negotiated_days: Option<DayCount>,
            price_category: Option<ListItemId>,
            vat_regime: VatRegime,
            default_vat: Option<RatePer100k>,
            accounting_account: Option<Text<40>>,
            third_party_account: Option<Text<40>>,
            auxiliary_account: Option<Text<40>>,
            shipping_identity: ShippingIdentity,
            public_notes: Option<LongText<10000>>,
            private_notes: Option<LongText<10000>>,
        }
    };
}

macro_rules! client_data {
    ($($fields:tt)+) => {
        record! {
            /// What a client's file holds, every value checked. The name is the one thing that it cannot do without; the currency of its
            /// amounts is fixed once the ledger has an entry; the language is the one to write to it in (ISO 639-1).
            ClientData, ClientFields:
            name: Text<200>, currency: Currency, language: Option<Text<8>>, tags: Tags, $($fields)+
        }
    };
}

for_each_client_field!(client_data);
