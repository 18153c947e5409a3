//! Files that are brought in, and the columns chosen for such files last time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, string, string_null, uuid_null};

use crate::columns::of_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The bytes are a file beside the database: an upload that is never used leaves nothing in it.
        let imports = of_company("imports")
            .col(string("file"))
            .col(string("state"))
            .col(integer("done"))
            .col(integer("total"))
            .col(json_binary("counts"))
            // The failure's incident, by which the log tells more.
            .col(string_null("incident"))
            .col(uuid_null("started_by"))
            .to_owned();
        schema.create_table(imports).await?;
        let mappings = of_company("import_mappings")
            // SHA-256 of the columns' names in order.
            .col(string("signature"))
            .col(json_binary("mapping"))
            .to_owned();
        schema.create_table(mappings).await?;
        schema
            .create_index(
                Index::create()
                    .name("import_mappings_by_signature")
                    .table("import_mappings")
                    .col("company_id")
                    .col("signature")
                    .unique()
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
