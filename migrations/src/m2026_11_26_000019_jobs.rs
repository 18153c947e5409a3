//! Work that outlasts a request: asked for in a transaction, done by whichever process claims it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, json_binary, string, string_null, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid_null,
};

use crate::columns::of_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let jobs = of_company("jobs")
            .col(string("kind"))
            .col(json_binary("payload"))
            .col(string("state"))
            .col(integer("attempts"))
            .col(integer("max_attempts"))
            .col(timestamp_with_time_zone("run_at"))
            // Of each claim another one: whoever lost a job to a later claim can write nothing of it.
            .col(uuid_null("claimed_by"))
            .col(timestamp_with_time_zone_null("claimed_until"))
            .col(integer("progress_done"))
            .col(integer("progress_total"))
            .col(text_null("error"))
            .col(string_null("effect_key"))
            // Who asked: no member's key, since they stay the author of what they asked for.
            .col(uuid_null("asked_by"))
            .col(string("asked_name"))
            .col(string("asked_role"))
            .col(timestamp_with_time_zone_null("finished_at"))
            .to_owned();
        schema.create_table(jobs).await?;
        let to_claim =
            Index::create().name("jobs_to_claim").table("jobs").col("state").col("run_at").col("company_id").to_owned();
        schema.create_index(to_claim).await?;
        let waiting = Index::create().name("jobs_of_company").table("jobs").col("company_id").col("state").to_owned();
        schema.create_index(waiting).await?;
        // Rows without a key are all different.
        let keys = Index::create()
            .name("jobs_by_effect")
            .table("jobs")
            .col("company_id")
            .col("kind")
            .col("effect_key")
            .unique()
            .to_owned();
        schema.create_index(keys).await
    }
}
