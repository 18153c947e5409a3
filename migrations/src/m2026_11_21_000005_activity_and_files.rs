//! What happened, and stored files.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, json_binary, string, timestamp_with_time_zone, uuid, uuid_null};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let activity = Table::create()
            .table("activity")
            .col(uuid("company_id"))
            .col(uuid("id"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("actor"))
            // The name as it was: a user who leaves stays the author of what they did.
            .col(string("actor_name"))
            .col(uuid("client_id"))
            .col(json_binary("event"))
            .primary_key(Index::create().col("company_id").col("id"))
            .foreign_key(&mut within_company("activity", "client_id", "clients"))
            .to_owned();
        schema.create_table(activity).await?;
        schema
            .create_index(
                Index::create()
                    .name("activity_by_client")
                    .table("activity")
                    .col("company_id")
                    .col("client_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        let files = of_company("files")
            .col(string("name"))
            .col(string("content_type"))
            .col(big_integer("size"))
            .col(string("sha256"))
            .to_owned();
        schema.create_table(files).await?;
        Ok(())
    }
}
