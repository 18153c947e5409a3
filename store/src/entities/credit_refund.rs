//! A row of `credit_refunds`.

use sea_orm::entity::prelude::*;

/// What of a credit was given to its client in money.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credit_refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub client_id: Uuid,
    pub credit_id: Uuid,
    pub sequence: i64,
    pub amount_minor: i64,
    pub paid_on: Date,
    pub method: Option<Uuid>,
    pub reference: Option<String>,
    pub idempotency_key: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
