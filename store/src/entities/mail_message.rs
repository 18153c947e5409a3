//! A row of `mail_messages`.

use sea_orm::entity::prelude::*;

/// A letter of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub client_id: Option<Uuid>,
    pub document_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub recipients: Json,
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Of a letter that holds a secret: until when that works.
    pub secret_until: Option<DateTimeUtc>,
    pub attached: bool,
    pub state: String,
    pub attempts: i32,
    pub next_at: Option<DateTimeUtc>,
    pub problem: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub said: Option<String>,
    pub sent_at: Option<DateTimeUtc>,
    pub job_key: String,
    pub idempotency_key: Option<String>,
    pub author: Option<Uuid>,
    pub author_name: String,
    pub access_id: Option<Uuid>,
    pub link_hash: Option<String>,
    pub link_until: Option<DateTimeUtc>,
    pub seen_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub statement: Option<Json>,
    pub invitation_id: Option<Uuid>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
