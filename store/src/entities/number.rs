//! A row of `numbers`.

use sea_orm::entity::prelude::*;

/// How a company numbers the records of a series, and how far it has come. No row yet is the usual way, from the start.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "numbers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    pub pattern: String,
    pub is_given: bool,
    pub counter: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
