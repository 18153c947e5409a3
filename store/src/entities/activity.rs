//! A row of `activity`.

use sea_orm::entity::prelude::*;

/// Something that happened to a record of a subject, and the client that the record belongs to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    pub actor: Option<Uuid>,
    pub actor_name: String,
    pub subject: String,
    pub record_id: Uuid,
    pub client_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub event: Json,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
