//! A row of `recurrences`.

use sea_orm::entity::prelude::*;

/// What a template has made so far, and what comes next.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recurrences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: Uuid,
    pub since: Option<Date>,
    pub made_on: Option<Date>,
    pub made: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub pauses: Json,
    pub next_on: Option<Date>,
    pub last_invoice: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub trouble: Option<Json>,
    pub tries: i32,
    pub again_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
