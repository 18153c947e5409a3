//! What clients answer to quotes in the portal, kept as proof: rows are added and never changed; and the paper that bears an answer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, json_binary, string, text_null, timestamp_with_time_zone, uuid};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(answers()).await?;
        // A quote is answered once.
        let once = Index::create()
            .name("quote_answers_of_document")
            .table("quote_answers")
            .col("company_id")
            .col("document_id")
            .unique()
            .to_owned();
        schema.create_index(once).await?;
        schema.create_table(papers()).await
    }

    /// The tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn answers() -> TableCreateStatement {
    of_company("quote_answers")
        .col(uuid("document_id"))
        .col(uuid("contact_id"))
        .col(string("verdict"))
        .col(string("name"))
        .col(text_null("reason"))
        .col(text_null("signature"))
        // The lines that were taken of those that are optional.
        .col(json_binary("options"))
        .col(big_integer("total_minor"))
        .col(string("currency"))
        .col(string("address"))
        .col(string("device"))
        .foreign_key(&mut within_company("quote_answers", "document_id", "documents"))
        .foreign_key(&mut within_company("quote_answers", "contact_id", "contacts"))
        .to_owned()
}

/// One of each answer.
fn papers() -> TableCreateStatement {
    Table::create()
        .table("quote_answer_papers")
        .col(uuid("company_id"))
        .col(uuid("answer_id"))
        .col(uuid("file_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("company_id").col("answer_id"))
        .foreign_key(&mut within_company("quote_answer_papers", "answer_id", "quote_answers"))
        .foreign_key(&mut within_company("quote_answer_papers", "file_id", "files"))
        .to_owned()
}
