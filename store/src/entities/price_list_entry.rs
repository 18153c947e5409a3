//! A row of `price_list_entries`.

use sea_orm::entity::prelude::*;

/// What a price list says of a product or of a category, as `domain::price_lists::Entry` has it. A price in the product's own currency
/// stands in `product_prices`, where the product's form has it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_list_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub price_list: Uuid,
    pub product: Option<Uuid>,
    pub category: Option<Uuid>,
    pub price_minor: Option<i64>,
    pub price_basis: Option<String>,
    pub currency: Option<String>,
    #[sea_orm(column_name = "discount_per_100k")]
    pub discount: Option<i32>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
