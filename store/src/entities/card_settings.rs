//! A row of `card_settings`: one of a company at most.

use sea_orm::entity::prelude::*;

/// Whether a company is paid by card, as `domain::cards::CardSettings` has it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "card_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub settings: Json,
    /// Sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub secret_key: Option<String>,
    /// Sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub webhook_secret: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
