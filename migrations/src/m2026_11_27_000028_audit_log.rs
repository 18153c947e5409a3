//! The security log: what happened to accounts, rights, settings and whole files, each entry chained to the one before it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, text, timestamp_with_time_zone, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let log = Table::create()
            .table("audit_log")
            .col(uuid("company_id"))
            .col(big_integer("seq"))
            .col(timestamp_with_time_zone("at"))
            // Who acted: no member's key, since they stay the author of what they did.
            .col(uuid_null("actor"))
            .col(string("actor_name"))
            .col(string("topic"))
            .col(string("kind"))
            // Text, not JSON: the very bytes are hashed, and PostgreSQL writes JSON its own way.
            .col(text("details"))
            .col(string("address"))
            .col(string("device"))
            .col(string("previous"))
            .col(string("hash"))
            .primary_key(Index::create().col("company_id").col("seq"))
            .foreign_key(ForeignKey::create().from("audit_log", "company_id").to("companies", "id"))
            .to_owned();
        schema.create_table(log).await?;
        for (name, column) in [("audit_log_by_topic", "topic"), ("audit_log_by_actor", "actor")] {
            let index =
                Index::create().name(name).table("audit_log").col("company_id").col(column).col("seq").to_owned();
            schema.create_index(index).await?;
        }
        // Where each chain ends: without it, the newest entries could be taken away unseen.
        let heads = Table::create()
            .table("audit_heads")
            .col(uuid("company_id").primary_key())
            .col(big_integer("entries"))
            .col(string("hash"))
            .foreign_key(ForeignKey::create().from("audit_heads", "company_id").to("companies", "id"))
            .to_owned();
        schema.create_table(heads).await
    }
}
