//! A row of `document_series`.

use sea_orm::entity::prelude::*;

/// How a series of documents is numbered, and where it has come to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    pub pattern: String,
    pub last_counter: Option<i64>,
    pub last_on: Option<Date>,
    pub restarts: bool,
    /// The first counter that is given here, where another program gave those before it.
    pub first_counter: Option<i64>,
    /// The day of the last number that the other program gave.
    pub first_on: Option<Date>,
    /// How numbers were made that it has given, the oldest first: `(pattern, restarts)`.
    pub former: Option<Json>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
