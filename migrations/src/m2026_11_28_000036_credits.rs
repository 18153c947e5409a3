//! Credits are listed, and given once however often they are sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in [big_integer("revision").default(0).to_owned(), string_null("idempotency_key")] {
            schema.alter_table(Table::alter().table("credits").add_column(column).to_owned()).await?;
        }
        let mut by_revision = Index::create().name("credits_by_revision").table("credits").to_owned();
        for column in ["company_id", "revision", "id"] {
            by_revision.col(column);
        }
        schema.create_index(by_revision).await?;
        schema.get_connection().execute_unprepared(KEYS).await.map(drop)
    }

    /// The columns and their indexes come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What was asked for twice is done once.
const KEYS: &str =
    "CREATE UNIQUE INDEX credits_keys ON credits (company_id, idempotency_key) WHERE idempotency_key IS NOT NULL";
