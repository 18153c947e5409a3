//! Payment terms with days behind the end of a month, and invoices that are paid in parts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, json_binary_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let days_after = Table::alter().table("list_items").add_column(integer_null("days_after")).to_owned();
        schema.alter_table(days_after).await?;
        // Shares and days, as `domain::billing::due::Schedule` has them.
        let instalments = Table::alter().table("documents").add_column(json_binary_null("instalments")).to_owned();
        schema.alter_table(instalments).await
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
