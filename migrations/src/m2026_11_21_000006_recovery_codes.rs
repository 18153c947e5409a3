//! The codes that stand in for a lost second factor.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let recovery_codes = Table::create()
            .table("recovery_codes")
            .col(uuid("user_id"))
            // A code that was used is gone: what is here still works.
            .col(string("code_hash"))
            .col(timestamp_with_time_zone("created_at"))
            .primary_key(Index::create().col("user_id").col("code_hash"))
            .foreign_key(ForeignKey::create().from("recovery_codes", "user_id").to("users", "id"))
            .to_owned();
        schema.create_table(recovery_codes).await
    }
}
