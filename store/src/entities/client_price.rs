//! A row of `client_prices`.

use sea_orm::entity::prelude::*;

/// What a client has agreed on its own, as `domain::client_prices::ClientPrice` has it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_prices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub client_id: Uuid,
    pub product: Option<Uuid>,
    pub category: Option<Uuid>,
    pub price_minor: Option<i64>,
    pub price_basis: Option<String>,
    pub currency: Option<String>,
    #[sea_orm(column_name = "discount_per_100k")]
    pub discount: Option<i32>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
