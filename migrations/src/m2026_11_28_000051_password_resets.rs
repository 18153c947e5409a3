//! Links by which a forgotten password is set anew: kept as their hashes, each works once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // An account is no company's.
        let resets = Table::create()
            .table("password_resets")
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(string("token_hash"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(ForeignKey::create().from("password_resets", "user_id").to("users", "id"))
            .to_owned();
        schema.create_table(resets).await?;
        let mut token = Index::create().name("password_resets_by_token").table("password_resets").to_owned();
        schema.create_index(token.col("token_hash").unique().to_owned()).await?;
        let mut user = Index::create().name("password_resets_by_user").table("password_resets").to_owned();
        schema.create_index(user.col("user_id").to_owned()).await
    }

    /// The table and its indexes come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
