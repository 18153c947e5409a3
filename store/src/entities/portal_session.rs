//! A row of `portal_sessions`.

use sea_orm::entity::prelude::*;

/// A browser in which a contact is signed in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portal_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub access_id: Uuid,
    pub client_id: Uuid,
    pub token_hash: String,
    pub device: String,
    pub last_seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    /// Of the e-mail whose link opened it, folded.
    pub email_hash: String,
    /// Whether the second factor is still to come: until then it opens nothing.
    pub awaits_code: bool,
    /// Whether it began with what was sent to the contact's e-mail.
    pub by_mail: bool,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
