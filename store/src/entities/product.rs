//! A row of `products`. Columns are those of `domain::products::ProductData`, beside what is kept of any record.

use sea_orm::entity::prelude::*;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "products")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub revision: i64,
    pub state: String,
    pub name: String,
    pub reference: Option<String>,
    pub reference_folded: Option<String>,
    pub kind: String,
    pub category: Option<Uuid>,
    pub unit: Option<String>,
    pub currency: String,
    #[sea_orm(column_name = "price_minor")]
    pub price: i64,
    pub price_basis: String,
    #[sea_orm(column_name = "cost_minor")]
    pub cost: Option<i64>,
    #[sea_orm(column_name = "vat_per_100k")]
    pub vat: Option<i32>,
    pub accounting_account: Option<String>,
    pub barcode: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub custom: Json,
    pub picture: Option<Uuid>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
