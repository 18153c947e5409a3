//! Invoices that are made again and again: how often stands in the template, what it has made so far beside it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, integer_null, json_binary, json_binary_null, string_null, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::columns::within_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The fields of `domain::documents::DocumentData` that templates alone have.
        for column in [
            integer_null("repeat_every"),
            string_null("repeat_unit"),
            date_null("repeat_from"),
            date_null("repeat_until"),
            integer_null("repeat_times"),
            string_null("repeat_period"),
            string_null("repeat_leaves"),
        ] {
            schema.alter_table(Table::alter().table("documents").add_column(column).to_owned()).await?;
        }
        for table in [recurrences(), runs()] {
            schema.create_table(table).await?;
        }
        // Looked through for all companies at once: what is due.
        let due = Index::create().name("recurrences_by_next").table("recurrences").col("next_on").to_owned();
        schema.create_index(due).await?;
        let mut made = Index::create().name("recurring_runs_by_invoice").table("recurring_runs").to_owned();
        schema.create_index(made.col("company_id").col("invoice_id").to_owned()).await
    }

    /// Tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn recurrences() -> TableCreateStatement {
    Table::create()
        .table("recurrences")
        .col(uuid("company_id"))
        .col(uuid("document_id"))
        .col(date_null("since"))
        .col(date_null("made_on"))
        .col(integer("made"))
        .col(json_binary("pauses"))
        // Worked out whenever one of the others is written, or the template.
        .col(date_null("next_on"))
        .col(uuid_null("last_invoice"))
        // Why the last attempt came to nothing, and when there is another one.
        .col(json_binary_null("trouble"))
        .col(integer("tries"))
        .col(timestamp_with_time_zone_null("again_at"))
        .primary_key(Index::create().col("company_id").col("document_id"))
        .foreign_key(&mut within_company("recurrences", "document_id", "documents"))
        .foreign_key(&mut within_company("recurrences", "last_invoice", "documents"))
        .to_owned()
}

/// What was made of which day. The key is what makes it once: no second row has the same.
fn runs() -> TableCreateStatement {
    Table::create()
        .table("recurring_runs")
        .col(uuid("company_id"))
        .col(uuid("recurring_id"))
        .col(date("occurs_on"))
        .col(uuid("invoice_id"))
        .primary_key(Index::create().col("company_id").col("recurring_id").col("occurs_on"))
        .foreign_key(&mut within_company("recurring_runs", "recurring_id", "documents"))
        .foreign_key(&mut within_company("recurring_runs", "invoice_id", "documents"))
        .to_owned()
}
