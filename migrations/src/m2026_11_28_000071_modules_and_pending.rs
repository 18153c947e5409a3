//! Which modules a company has switched off; and what payments are meant to pay that have not come in yet.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{json_binary_null, string};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // All are used until a company says otherwise.
        let off = string("modules_off").default("").to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(off).to_owned()).await?;
        let meant = json_binary_null("meant");
        schema.alter_table(Table::alter().table("payments").add_column(meant).to_owned()).await
    }

    /// The columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
