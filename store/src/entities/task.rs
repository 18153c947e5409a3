//! A row of `tasks`. Columns are those of `domain::tasks::TaskData`, beside what is kept of any record.

use sea_orm::entity::prelude::*;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
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
    pub title: String,
    pub client: Option<Uuid>,
    pub owner: Option<Uuid>,
    pub due_on: Option<Date>,
    pub billable: bool,
    #[sea_orm(column_name = "rate_minor")]
    pub rate: Option<i64>,
    pub currency: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
