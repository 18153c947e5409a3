//! A row of `document_lines`.

use sea_orm::entity::prelude::*;

/// A line of a document, as `domain::documents::LineData` has it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub position: i32,
    pub kind: String,
    pub product: Option<Uuid>,
    pub nature: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    #[sea_orm(column_name = "quantity_millionths")]
    pub quantity: Option<i64>,
    pub unit: Option<String>,
    #[sea_orm(column_name = "price_millionths")]
    pub price: Option<i64>,
    pub discount: Option<String>,
    #[sea_orm(column_name = "vat_per_100k")]
    pub vat: Option<i32>,
    #[sea_orm(column_name = "cost_millionths")]
    pub cost: Option<i64>,
    pub optional: bool,
    pub origin: Option<Uuid>,
    pub expense: Option<Uuid>,
    pub net_minor: Option<i64>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
