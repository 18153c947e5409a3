//! The facts that a user keeps in sight in a company.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Names of fields with a blank between them, in the order of pinning.
        let pinned = Table::alter().table("memberships").add_column(string("pinned_facts").default("")).to_owned();
        schema.alter_table(pinned).await
    }
}
