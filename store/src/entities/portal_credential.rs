//! A row of `portal_credentials`.

use sea_orm::entity::prelude::*;

/// The password of a contact, for the portal, and the second factor beside it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portal_credentials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub access_id: Uuid,
    /// The e-mail that it was chosen for.
    pub email_folded: String,
    #[sea_orm(column_type = "Text")]
    pub password_hash: String,
    /// Sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub totp_secret: Option<String>,
    pub totp_active: bool,
    pub totp_last_step: Option<i64>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
