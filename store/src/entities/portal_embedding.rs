//! A row of `portal_embedding`: one of a company at most.

use sea_orm::entity::prelude::*;

/// The sites that may hold a company's portal, as `domain::portal::Site` has them, and the secret of its own back end.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portal_embedding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub sites: Json,
    /// Sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub secret: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
