//! A row of `payments`.

use sea_orm::entity::prelude::*;

/// What a client has paid.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
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
    pub paid_on: Date,
    pub method: Option<Uuid>,
    pub reference: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub allocated_minor: i64,
    pub refunded_minor: i64,
    pub idempotency_key: Option<String>,
    pub source: Option<String>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub meant: Option<Json>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
