//! A row of `imports`.

use sea_orm::entity::prelude::*;

/// A file that is brought in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub subject: String,
    pub file: String,
    pub state: String,
    pub done: i32,
    pub total: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    pub incident: Option<String>,
    pub started_by: Option<Uuid>,
    pub position: i32,
    pub linked: i32,
    pub rejected_bytes: i64,
    pub kept: i32,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
