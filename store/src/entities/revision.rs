//! A row of `revisions`.

use sea_orm::entity::prelude::*;

/// How often the records of a subject have changed in a company. No row yet is nought.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub revision: i64,
    /// The revision at which rows were last taken out for good: an older copy of the list is fetched whole.
    pub whole_since: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
