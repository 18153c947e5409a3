//! E-mail: by which server a company sends, the words that its letters begin with, and what is to be sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary, string, string_null, text, text_null, timestamp_with_time_zone_null, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEXES: &[(&str, &[&str])] = &[
    ("mail_messages_by_client", &["company_id", "client_id", "id"]),
    ("mail_messages_by_document", &["company_id", "document_id", "id"]),
    ("mail_messages_by_state", &["company_id", "state", "id"]),
    // Looked through for letters whose job was given up.
    ("mail_messages_by_job", &["company_id", "job_key"]),
];

/// What was asked for twice is sent once.
const KEYS: &str = "CREATE UNIQUE INDEX mail_messages_keys ON mail_messages (company_id, idempotency_key) \
                    WHERE idempotency_key IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let settings = of_company("mail_settings")
            .col(json_binary("settings"))
            // Sealed.
            .col(text_null("password"))
            .to_owned();
        schema.create_table(settings).await?;
        let mut one = Index::create().name("mail_settings_of_company").table("mail_settings").to_owned();
        schema.create_index(one.col("company_id").unique().to_owned()).await?;
        let templates = of_company("mail_templates")
            .col(string("kind"))
            .col(string("language"))
            .col(string("subject"))
            .col(text("text"))
            .to_owned();
        schema.create_table(templates).await?;
        let mut one = Index::create().name("mail_templates_of_kind").table("mail_templates").to_owned();
        schema.create_index(one.col("company_id").col("kind").col("language").unique().to_owned()).await?;
        schema.create_table(messages()).await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(*name).table("mail_messages").to_owned();
            for column in *columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        schema.get_connection().execute_unprepared(KEYS).await.map(drop)
    }

    /// The tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn messages() -> TableCreateStatement {
    of_company("mail_messages")
        .col(uuid_null("client_id"))
        .col(uuid_null("document_id"))
        .col(json_binary("recipients"))
        .col(string("subject"))
        .col(text("text"))
        // The document goes with it, as it is when it is sent: what is issued does not change.
        .col(boolean("attached"))
        .col(string("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("next_at"))
        .col(string_null("problem"))
        .col(text_null("said"))
        .col(timestamp_with_time_zone_null("sent_at"))
        // The job that sends it; another one each time that somebody has it sent again.
        .col(string("job_key"))
        .col(string_null("idempotency_key"))
        // No member's key: who leaves stays the author of what they wrote.
        .col(uuid_null("author"))
        .col(string("author_name"))
        .foreign_key(&mut within_company("mail_messages", "client_id", "clients"))
        .foreign_key(&mut within_company("mail_messages", "document_id", "documents"))
        .to_owned()
}
