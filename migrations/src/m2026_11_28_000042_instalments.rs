//! Payment terms with days behind the end of a month.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = integer_null("days_after");
        schema.alter_table(Table::alter().table("list_items").add_column(column).to_owned()).await
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
