//! A row of `recurring_runs`.

use sea_orm::entity::prelude::*;

/// The invoice that a template made of a day: of each there is one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recurring_runs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub recurring_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub occurs_on: Date,
    pub invoice_id: Uuid,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
