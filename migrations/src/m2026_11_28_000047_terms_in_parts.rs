//! Payment terms by which an invoice is paid in parts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::json_binary_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Shares and terms, as `domain::billing::due::Schedule` has them.
        let instalments = Table::alter().table("list_items").add_column(json_binary_null("instalments")).to_owned();
        schema.alter_table(instalments).await
    }

    /// The column and the note that it is there come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
