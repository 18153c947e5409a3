//! The tags of clients.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::columns::within_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tags = Table::create()
            .table("client_tags")
            .col(uuid("company_id"))
            .col(uuid("client_id"))
            .col(uuid("list_item_id"))
            // A client's tags are found by the key, a tag's clients by the index below.
            .primary_key(Index::create().col("company_id").col("client_id").col("list_item_id"))
            .foreign_key(&mut within_company("client_tags", "client_id", "clients"))
            .foreign_key(&mut within_company("client_tags", "list_item_id", "list_items"))
            .to_owned();
        schema.create_table(tags).await?;
        schema
            .create_index(
                Index::create()
                    .name("client_tags_by_tag")
                    .table("client_tags")
                    .col("company_id")
                    .col("list_item_id")
                    .col("client_id")
                    .to_owned(),
            )
            .await
    }
}
