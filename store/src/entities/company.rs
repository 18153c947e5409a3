//! A row of `companies`.

use sea_orm::entity::prelude::*;

/// A company that uses Clientèle.
#[expect(clippy::struct_excessive_bools, reason = "one column each")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "companies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub name: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub profile: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub defaults: Json,
    pub time_zone: String,
    pub address_service: String,
    pub requires_two_factor: bool,
    pub client_languages: String,
    pub shows_map: bool,
    pub clients_move: bool,
    pub modules_off: String,
    pub portal_passwords: bool,
    pub logo: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
