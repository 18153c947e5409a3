//! The lists that users edit, and the fields they add to clients.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, integer_null, json_binary, string, timestamp_with_time_zone_null};

use crate::columns::of_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let list_items = of_company("list_items")
            .col(string("kind"))
            .col(string("label"))
            .col(integer_null("days"))
            .col(boolean("end_of_month"))
            .col(boolean("hidden"))
            .col(integer("position"))
            .to_owned();
        schema.create_table(list_items).await?;
        schema
            .create_index(
                Index::create()
                    .name("list_items_by_label")
                    .table("list_items")
                    .col("company_id")
                    .col("kind")
                    .col("label")
                    .unique()
                    .to_owned(),
            )
            .await?;
        let custom_fields = of_company("custom_fields")
            .col(string("label"))
            .col(string("kind"))
            .col(json_binary("options"))
            .col(boolean("required"))
            .col(integer("position"))
            .col(timestamp_with_time_zone_null("deleted_at"))
            .to_owned();
        schema.create_table(custom_fields).await?;
        Ok(())
    }
}
