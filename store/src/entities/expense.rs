//! A row of `expenses`. Columns are those of `domain::expenses::ExpenseData`, beside what is kept of any record.

use sea_orm::entity::prelude::*;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expenses")]
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
    pub description: String,
    pub supplier: Option<Uuid>,
    pub supplier_name: Option<String>,
    pub date: Date,
    pub category: Option<Uuid>,
    #[sea_orm(column_name = "amount_minor")]
    pub amount: i64,
    pub basis: String,
    #[sea_orm(column_name = "vat_per_100k")]
    pub vat: Option<i32>,
    pub currency: String,
    pub method: Option<Uuid>,
    pub paid_on: Option<Date>,
    pub client: Option<Uuid>,
    pub billable: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub net_minor: i64,
    pub vat_minor: i64,
    pub gross_minor: i64,
    pub receipt: Option<Uuid>,
    pub invoice_id: Option<Uuid>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
