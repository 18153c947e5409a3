//! A row of `credits`.

use sea_orm::entity::prelude::*;

/// A credit given to a client.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub revision: i64,
    pub state: String,
    pub client_id: Uuid,
    pub amount_minor: i64,
    pub currency: String,
    pub given_on: Date,
    #[sea_orm(column_type = "Text", nullable)]
    pub public_notes: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub private_notes: Option<String>,
    pub allocated_minor: i64,
    pub refunded_minor: i64,
    pub idempotency_key: Option<String>,
    pub source: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
