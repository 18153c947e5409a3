//! The browsers that users have signed in with: guesses from elsewhere do not slow them down.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let known_devices = Table::create()
            .table("known_devices")
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(string("token_hash").unique_key())
            .col(timestamp_with_time_zone("used_at"))
            .foreign_key(ForeignKey::create().from("known_devices", "user_id").to("users", "id"))
            .to_owned();
        schema.create_table(known_devices).await?;
        let of_user = Index::create().name("known_devices_of_user").table("known_devices").col("user_id").to_owned();
        schema.create_index(of_user).await
    }
}
