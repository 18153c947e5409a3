//! Which modules a company has switched off.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // All are used until a company says otherwise.
        let off = string("modules_off").default("").to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(off).to_owned()).await
    }
}
