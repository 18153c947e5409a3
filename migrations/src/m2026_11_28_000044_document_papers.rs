//! The paper of an issued document: the file that was made of it once, and is given out from then on; and the logo that a company's papers
//! bear.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid, uuid_null};

use crate::columns::within_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(papers()).await?;
        let logo = Table::alter().table("companies").add_column(uuid_null("logo")).to_owned();
        schema.alter_table(logo).await
    }

    /// Tables and columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One of each document.
fn papers() -> TableCreateStatement {
    Table::create()
        .table("document_papers")
        .col(uuid("company_id"))
        .col(uuid("document_id"))
        .col(uuid("file_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("company_id").col("document_id"))
        .foreign_key(&mut within_company("document_papers", "document_id", "documents"))
        .foreign_key(&mut within_company("document_papers", "file_id", "files"))
        .to_owned()
}
