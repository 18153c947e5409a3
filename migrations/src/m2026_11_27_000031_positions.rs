//! Where addresses are on a map, and whether a company shows one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in ["latitude_micro", "longitude_micro"] {
            let column = Table::alter().table("addresses").add_column(integer_null(column)).to_owned();
            schema.alter_table(column).await?;
        }
        // Nobody is told where clients are until the company says so.
        let shown = boolean("shows_map").default(false).to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(shown).to_owned()).await
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
