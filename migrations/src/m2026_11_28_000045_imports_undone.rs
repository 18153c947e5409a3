//! Imports that somebody takes back: what became of each record, and what it was called.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // None of both while the record is as the import left it, or nobody has asked yet.
        for column in ["outcome", "name"] {
            let column = string_null(column).take();
            schema.alter_table(Table::alter().table("import_changes").add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
