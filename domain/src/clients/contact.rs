//! A person at a client (A5).

use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;
use crate::field::{FieldValue, Reading};
use crate::identifiers::{Email, Phone};
use crate::ids::{ContactId, ListItemId};
use crate::text::Text;

macro_rules! contact {
    ($($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)?) => {
        /// A contact of a client, every value checked.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Contact {
            /// `None` for one that is not stored yet.
            pub id: Option<ContactId>,
            $($(#[$doc])* pub $field: $type,)+
        }

        /// The same as typed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `Contact`")]
        pub struct ContactForm {
            pub id: String,
            $(pub $field: String,)+
        }

        impl ContactForm {
            /// Every input's name.
            pub const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// What is typed in a field.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&str> {
                match name {
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// The place of a field, to type into it.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }

            /// True when nothing that names or reaches a person is typed: such a row is left out.
            #[must_use]
            pub fn is_blank(&self) -> bool {
                let names = [&self.first_name, &self.last_name, &self.position];
                let reached = [&self.email, &self.direct_phone, &self.mobile, &self.switchboard, &self.fax];
                names.into_iter().chain(reached).all(|typed| typed.trim().is_empty())
            }

            /// What is wrong with one field alone.
            pub fn check(name: &str, typed: &str, reading: &Reading) -> Result<(), crate::error::FieldError> {
                match name {
                    $(stringify!($field) => <$type>::read(typed, reading).map(drop),)+
                    _ => Ok(()),
                }
            }

            /// Every value checked, or every error.
            pub fn parse(&self, reading: &Reading) -> Result<Contact, FieldErrors> {
                let mut errors = FieldErrors::default();
                let id = errors.keep("id", FieldValue::read(&self.id, reading));
                $(let $field = errors.keep(stringify!($field), <$type>::read(&self.$field, reading));)+
                let contact = (|| Some(Contact { id: id?, $($field: $field?,)+ }))();
                contact.ok_or(errors)
            }

            /// The inputs that show a contact.
            #[must_use]
            pub fn of(contact: &Contact, reading: &Reading) -> Self {
                Self { id: contact.id.written(reading), $($field: contact.$field.written(reading),)+ }
            }
        }
    };
}

contact! {
    /// Madame, Monsieur, Professeur, Maître, Docteur: a list that users edit.
    civility: Option<ListItemId>,
    /// Given name.
    first_name: Option<Text<100>>,
    /// Family name.
    last_name: Option<Text<100>>,
    /// Unique in the company (A2.2).
    email: Option<Email>,
    /// Function in the organisation.
    position: Option<Text<100>>,
    /// Direct line.
    direct_phone: Option<Phone>,
    /// Mobile.
    mobile: Option<Phone>,
    /// Switchboard.
    switchboard: Option<Phone>,
    /// Fax.
    fax: Option<Phone>,
    /// Where the contact was met: a list that users edit.
    source: Option<ListItemId>,
    /// Agreed to marketing by e-mail.
    marketing_email: bool,
    /// Agreed to marketing by SMS.
    marketing_sms: bool,
    /// Exactly one per client that has contacts: whose name the list shows (A5.4).
    is_primary: bool,
    /// At most one per client: whom invoices are addressed to (A5.6).
    is_billing: bool,
    /// At most one per client: whom reminders are addressed to (A5.5).
    is_dunning: bool,
    /// Gets invoices by e-mail as well, any number of them (A5.6).
    receives_invoices: bool,
    /// No longer there: shown grey, not written to (A5.7).
    is_inactive: bool,
}

impl Contact {
    /// First and last name, or else the e-mail, or else nothing.
    #[must_use]
    pub fn display_name(&self) -> String {
        let names: Vec<&str> = [&self.first_name, &self.last_name].into_iter().flatten().map(Text::as_str).collect();
        if names.is_empty() {
            self.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default()
        } else {
            names.join(" ")
        }
    }
}
