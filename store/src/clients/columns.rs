//! How a client's values stand in its row: each field of `ClientData` is a column of the same name.

use domain::clients::{ClientData, ClientKind, ShippingIdentity, Tags, VatRegime};
use sea_orm::JsonValue;
use uuid::Uuid;

use crate::StoreResult;
use crate::columns::{Column, read, texts};
use crate::entities::client::Model;

texts!(ClientKind, VatRegime, ShippingIdentity);

macro_rules! mapped {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// Puts a client's values into its row. What is derived from them is `summary`'s.
        pub(super) fn keep(data: &ClientData, row: &mut Model) {
            row.name = data.name.stored();
            row.currency = data.currency.stored();
            row.language = data.language.stored();
            $(row.$field = data.$field.stored();)+
        }

        /// Reads a client's values from its row; its tags have rows of their own.
        pub(super) fn data(row: &Model, tags: Tags) -> StoreResult<ClientData> {
            Ok(ClientData {
                name: read(row.name.clone(), "name", row.id)?,
                currency: read(row.currency.clone(), "currency", row.id)?,
                language: read(row.language.clone(), "language", row.id)?,
                tags,
                $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+
            })
        }

        /// A row with nothing in it: every value is put there by `keep` before it is written.
        pub(super) fn empty(company_id: Uuid, id: Uuid, at: sea_orm::prelude::DateTimeUtc) -> Model {
            Model {
                company_id,
                id,
                created_at: at,
                updated_at: at,
                version: 1,
                revision: 0,
                state: String::new(),
                number: String::new(),
                name: String::new(),
                name_folded: String::new(),
                name_sort: Vec::new(),
                name_identity: String::new(),
                contact_name: String::new(),
                contact_email: String::new(),
                email_folded: None,
                currency: String::new(),
                language: None,
                custom: JsonValue::Null,
                score: 0,
                logo: None,
                balance_minor: 0,
                paid_minor: 0,
                last_seen_at: None,
                archived_at: None,
                deleted_at: None,
                $($field: Default::default(),)+
            }
        }
    };
}

domain::for_each_client_field!(mapped);
