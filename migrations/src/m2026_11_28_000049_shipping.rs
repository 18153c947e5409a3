//! How the goods of a document are on their way: who carries them, and what one finds them by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, string_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column a statement.
        for column in [string_null("carrier"), string_null("tracking"), integer_null("parcels"), string_null("weight")]
        {
            let table = Table::alter().table("documents").add_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        Ok(())
    }

    /// The four columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
