//! A row of `card_payments`.

use sea_orm::entity::prelude::*;

/// A payment by card that a client has begun.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "card_payments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub client_id: Uuid,
    pub paid_by: String,
    pub state: String,
    pub amount_minor: i64,
    pub currency: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub parts: Json,
    pub page: Option<String>,
    pub intent: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub expires_at: DateTimeUtc,
    pub refunded_minor: i64,
    pub payment_id: Option<Uuid>,
    pub problem: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
