//! Documents that are put aside: out of their lists unless one asks for them. Where payments and credits come from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string_null, timestamp_with_time_zone_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Since when. No state of its own: one that is put aside stays paid, refused, invoiced.
        let archived = timestamp_with_time_zone_null("archived_at");
        schema.alter_table(Table::alter().table("documents").add_column(archived).to_owned()).await?;
        for table in ["payments", "credits"] {
            schema.alter_table(Table::alter().table(table).add_column(string_null("source")).to_owned()).await?;
        }
        Ok(())
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
