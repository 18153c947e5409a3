//! How a contact stands in its row: each field of `ContactData` is a column of the same name.

use chrono::{DateTime, Utc};
use domain::contacts::{ContactData, ContactState};
use domain::identifiers::Email;
use domain::ids::{CompanyId, ContactId};
use domain::text::fold;
use sea_orm::JsonValue;

use crate::StoreResult;
use crate::columns::{Column, read};
use crate::entities::contact::Model;

/// What the search for a contact reads.
pub(crate) fn name_folded(person: &ContactData) -> String {
    fold(&person.display_name())
}

/// What an e-mail is compared by. Who is thrown away holds none, so that another may have it.
pub(crate) fn email_held(person: &ContactData, state: ContactState) -> Option<String> {
    person.email.as_ref().filter(|_| state != ContactState::Deleted).map(Email::folded)
}

macro_rules! mapped {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// Puts a person and their state into a row.
        pub(crate) fn keep(person: &ContactData, state: ContactState, row: &mut Model) {
            $(row.$field = person.$field.stored();)+
            row.name_folded = name_folded(person);
            row.email_folded = email_held(person, state);
            state.as_str().clone_into(&mut row.state);
        }

        /// Reads a person from a row.
        pub(crate) fn person(row: &Model) -> StoreResult<ContactData> {
            Ok(ContactData { $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+ })
        }

        /// The row of somebody new.
        pub(crate) fn fresh(
            company: CompanyId,
            id: ContactId,
            at: DateTime<Utc>,
            person: &ContactData,
            state: ContactState,
        ) -> Model {
            let mut row = Model {
                company_id: company.0,
                id: id.0,
                created_at: at,
                updated_at: at,
                version: 1,
                revision: 0,
                state: String::new(),
                name_folded: String::new(),
                email_folded: None,
                custom: JsonValue::Object(serde_json::Map::new()),
                $($field: Default::default(),)+
            };
            keep(person, state, &mut row);
            row
        }
    };
}

domain::for_each_contact_field!(mapped);
