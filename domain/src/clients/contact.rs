//! A person at a client (A5), as a row of the client's form. On their own they are [`crate::contacts`].

use serde::{Deserialize, Serialize};

use crate::contacts::fields::display_name;
use crate::contacts::{ContactData, ContactState};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, Reading};
use crate::for_each_contact_field;
use crate::form::row;
use crate::identifiers::{Email, Phone};
use crate::ids::{ContactId, ListItemId};
use crate::imports::{Column, Value};
use crate::lists::ListKind;
use crate::text::Text;

macro_rules! contact {
    ($($person:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// A contact of a client, every value checked.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "those without a word are the person's, named as in `ContactData`")]
        pub struct Contact {
            /// `None` for one that is not stored yet.
            pub id: Option<ContactId>,
            $(pub $person: $type,)+
            /// Exactly one per client that has contacts: whose name the list shows (A5.4).
            pub is_primary: bool,
            /// At most one per client: whom invoices are addressed to (A5.6).
            pub is_billing: bool,
            /// At most one per client: whom reminders are addressed to (A5.5).
            pub is_dunning: bool,
            /// Gets invoices by e-mail as well, any number of them (A5.6).
            pub receives_invoices: bool,
            /// No longer there: shown grey, not written to (A5.7).
            pub is_inactive: bool,
        }

        /// The same as typed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `Contact`")]
        pub struct ContactForm {
            pub id: String,
            $(pub $person: String,)+
            pub is_primary: String,
            pub is_billing: String,
            pub is_dunning: String,
            pub receives_invoices: String,
            pub is_inactive: String,
        }

        typed! {
            $($person: $type = $value, $french, $english;)+
            is_primary: bool = Value::Tick, "principal", "main";
            is_billing: bool = Value::Tick, "de facturation", "billing";
            is_dunning: bool = Value::Tick, "de relance", "reminders";
            receives_invoices: bool = Value::Tick, "reçoit les factures", "receives invoices";
            is_inactive: bool = Value::Tick, "inactif", "inactive";
        }

        impl Contact {
            /// A stored person, who is nothing to a client so far.
            #[must_use]
            pub fn of_person(id: ContactId, person: ContactData, state: ContactState) -> Self {
                Self {
                    id: Some(id),
                    $($person: person.$person,)+
                    is_primary: false,
                    is_billing: false,
                    is_dunning: false,
                    receives_invoices: false,
                    is_inactive: state != ContactState::Active,
                }
            }

            /// The person, whatever they are to the client.
            #[must_use]
            pub fn person(&self) -> ContactData {
                ContactData { $($person: self.$person.clone(),)+ }
            }
        }
    };
}

macro_rules! typed {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        row!(ContactForm: $($field),+);

        impl ContactForm {
            /// The columns of clients' files.
            pub const COLUMNS: &[Column] = &[$(Column {
                path: concat!("contacts[0].", stringify!($field)),
                value: $value,
                french: concat!("Contact : ", $french),
                english: concat!("Contact: ", $english),
            }),+];

            /// What stands in the cells of a field's column.
            #[must_use]
            pub fn value(name: &str) -> Value {
                match name {
                    $(stringify!($field) => $value,)+
                    _ => Value::Line,
                }
            }

            /// When two texts of a field are the same value.
            #[must_use]
            pub fn alike(name: &str) -> Alike {
                match name {
                    $(stringify!($field) => <$type as FieldValue>::ALIKE,)+
                    _ => Alike::Text,
                }
            }

            /// What is wrong with one field alone.
            pub fn check(name: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
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

for_each_contact_field!(contact);

impl ContactForm {
    /// What is typed as telephone numbers.
    pub fn telephones_mut(&mut self) -> [&mut String; 4] {
        [&mut self.direct_phone, &mut self.mobile, &mut self.switchboard, &mut self.fax]
    }

    /// True when nothing that names or reaches a person is typed: such a row is left out.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let names = [&self.first_name, &self.last_name, &self.position];
        let reached = [&self.email, &self.direct_phone, &self.mobile, &self.switchboard, &self.fax];
        names.into_iter().chain(reached).all(|typed| typed.trim().is_empty())
    }
}

impl Contact {
    /// First and last name, or else the e-mail, or else nothing.
    #[must_use]
    pub fn display_name(&self) -> String {
        display_name([&self.first_name, &self.last_name], self.email.as_ref())
    }

    /// The state of somebody who is not thrown away.
    #[must_use]
    pub const fn state(&self) -> ContactState {
        if self.is_inactive { ContactState::Inactive } else { ContactState::Active }
    }
}
