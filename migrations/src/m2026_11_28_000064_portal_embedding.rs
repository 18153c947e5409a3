//! The clients' own door in other sites: which sites a company lets hold it, the secret that its own back end signs with, and which signed
//! tokens were used.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, string, text_null, timestamp_with_time_zone};

use crate::columns::of_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let embedding = of_company("portal_embedding")
            .col(integer("version"))
            .col(json_binary("sites"))
            // Sealed.
            .col(text_null("secret"))
            .to_owned();
        schema.create_table(embedding).await?;
        let mut sole = Index::create().name("portal_embedding_of_company").table("portal_embedding").to_owned();
        schema.create_index(sole.col("company_id").unique().to_owned()).await?;
        let used = of_company("portal_assertions")
            .col(string("name_hash"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned();
        schema.create_table(used).await?;
        // What was used once is used up: the index says so even to two who come at once.
        let mut names = Index::create().name("portal_assertions_once").table("portal_assertions").to_owned();
        schema.create_index(names.col("company_id").col("name_hash").unique().to_owned()).await?;
        let mut ended = Index::create().name("portal_assertions_by_end").table("portal_assertions").to_owned();
        schema.create_index(ended.col("expires_at").to_owned()).await
    }

    /// The tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
