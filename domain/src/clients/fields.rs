//! The fields of a client's file (A3), named once: the form, the typed record, the changes shown in the activity, the columns
//! of the database and of imports are all made from this list.

use serde::{Deserialize, Serialize};

use crate::clients::{ClientKind, ShippingIdentity, Tags, VatRegime};
use crate::error::{FieldError, FieldErrors};
use crate::field::{DayCount, FieldValue, MinorAmount, RatePer100k, Reading, Several};
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
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// What a client's file holds, every value checked.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the fields are documented by A3 of the contract and by their types")]
        pub struct ClientData {
            /// The organisation's or the person's name: the one thing a client cannot do without.
            pub name: Text<200>,
            /// What amounts are in; fixed once the ledger has an entry.
            pub currency: Currency,
            /// The language to write to the client in (ISO 639-1).
            pub language: Option<Text<8>>,
            /// What it is marked with, for lists and searches.
            pub tags: Tags,
            $(pub $field: $type,)+
        }

        /// The same as typed: text as it stands in the inputs, which bear these names.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `ClientData`")]
        pub struct ClientFields {
            pub name: String,
            pub currency: String,
            pub language: String,
            pub tags: String,
            $(pub $field: String,)+
        }

        impl ClientFields {
            /// Every field's name, in the order of the form.
            pub const NAMES: &[&str] = &["name", "currency", "language", "tags", $(stringify!($field)),+];

            /// What is typed in a field.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&str> {
                match name {
                    "name" => Some(&self.name),
                    "currency" => Some(&self.currency),
                    "language" => Some(&self.language),
                    "tags" => Some(&self.tags),
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// The place of a field, to type into it.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    "name" => Some(&mut self.name),
                    "currency" => Some(&mut self.currency),
                    "language" => Some(&mut self.language),
                    "tags" => Some(&mut self.tags),
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }

            /// What is wrong with one field alone, for the answer beside it while typing.
            pub fn check(name: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
                match name {
                    "name" => Text::<200>::read(typed, reading).map(drop),
                    "currency" => Option::<Currency>::read(typed, reading).map(drop),
                    "language" => Option::<Text<8>>::read(typed, reading).map(drop),
                    "tags" => Tags::read(typed, reading).map(drop),
                    $(stringify!($field) => <$type>::read(typed, reading).map(drop),)+
                    _ => Ok(()),
                }
            }

            /// Every value checked, or every error.
            pub fn parse(&self, reading: &Reading, errors: &mut FieldErrors) -> Option<ClientData> {
                let name = errors.keep("name", Text::read(&self.name, reading));
                let language = errors.keep("language", FieldValue::read(&self.language, reading));
                let tags = errors.keep("tags", Tags::read(&self.tags, reading));
                let typed = if self.currency.trim().is_empty() { reading.currency.as_str() } else { &self.currency };
                let currency = errors.keep("currency", Currency::read(typed, reading));
                $(let $field = errors.keep(stringify!($field), <$type>::read(&self.$field, reading));)+
                Some(ClientData { name: name?, currency: currency?, language: language?, tags: tags?, $($field: $field?,)+ })
            }

            /// The inputs that show a client's values.
            #[must_use]
            pub fn of(data: &ClientData, reading: &Reading) -> Self {
                Self {
                    name: data.name.written(reading),
                    currency: data.currency.written(reading),
                    language: data.language.written(reading),
                    tags: data.tags.written(),
                    $($field: data.$field.written(reading),)+
                }
            }
        }
    };
}

for_each_client_field!(client_data);
