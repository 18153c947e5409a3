//! Contacts are records of their own: each has a version, a state and custom values, and a place among the changes of its company.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, json_binary, string};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let added = [
            integer("version").default(1).to_owned(),
            big_integer("revision").default(0).to_owned(),
            string("state").default("active").to_owned(),
            json_binary("custom").default("{}").to_owned(),
        ];
        for column in added {
            schema.alter_table(Table::alter().table("contacts").add_column(column).to_owned()).await?;
        }
        schema.get_connection().execute_unprepared(STATES).await?;
        // The state says it once.
        for column in ["is_inactive", "deleted_at"] {
            schema.alter_table(Table::alter().table("contacts").drop_column(column).to_owned()).await?;
        }
        let mut changed = Index::create().name("contacts_by_revision").table("contacts").to_owned();
        schema.create_index(changed.col("company_id").col("revision").col("id").to_owned()).await
    }

    /// What is taken away is told by what was added: neither is left without the other, on SQLite either.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Who is deleted was active or not before: a restored contact is active.
const STATES: &str = "UPDATE contacts SET state = CASE WHEN deleted_at IS NOT NULL THEN 'deleted' ELSE 'inactive' END \
     WHERE deleted_at IS NOT NULL OR is_inactive";
