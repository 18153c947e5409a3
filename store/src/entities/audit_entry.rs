//! A row of `audit_log`.

use sea_orm::entity::prelude::*;

/// An entry of the security log, which bears the hash of the one before it. Written once, never changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// From 1 on, without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTimeUtc,
    pub actor: Option<Uuid>,
    pub actor_name: String,
    pub topic: String,
    pub kind: String,
    /// JSON, as it was hashed.
    #[sea_orm(column_type = "Text")]
    pub details: String,
    pub address: String,
    pub device: String,
    pub previous: String,
    pub hash: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
