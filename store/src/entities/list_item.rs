//! A row of `list_items`.

use sea_orm::entity::prelude::*;

/// An entry of a list that users edit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "list_items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub kind: String,
    pub label: String,
    pub days: Option<i32>,
    pub end_of_month: bool,
    pub days_after: Option<i32>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub instalments: Option<Json>,
    pub hidden: bool,
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
