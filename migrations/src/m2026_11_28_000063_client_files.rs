//! Files of clients (A15.2), and which of them their contacts see in the portal.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, string, uuid};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // A row is known by its file: a file is of one client.
        let table = of_company("client_files")
            .col(uuid("client_id"))
            // The name alone: who leaves stays the one who added it.
            .col(string("added_by"))
            .col(boolean("is_shared"))
            .foreign_key(&mut within_company("client_files", "id", "files"))
            .foreign_key(&mut within_company("client_files", "client_id", "clients"))
            .to_owned();
        schema.create_table(table).await?;
        let mut index = Index::create().name("client_files_by_client").table("client_files").to_owned();
        schema.create_index(index.col("company_id").col("client_id").col("id").to_owned()).await
    }
}
