//! What is exchanged with clients, what they pay, and what they owe.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, integer, integer_null, json_binary, json_binary_null,
    string, string_null, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [documents(), lines(), origins(), series(), chain()] {
            schema.create_table(table).await?;
        }
        for table in [payments(), credits(), write_offs(), allocations(), ledger()] {
            schema.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(*name).table(*table).to_owned();
            for column in *columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        for statement in [NUMBERS, KEYS] {
            schema.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    /// Tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A number stands once in its series. Both databases have partial indexes and write them alike.
const NUMBERS: &str =
    "CREATE UNIQUE INDEX documents_numbers ON documents (company_id, series, number) WHERE number IS NOT NULL";

/// What was asked for twice is done once.
const KEYS: &str =
    "CREATE UNIQUE INDEX payments_keys ON payments (company_id, idempotency_key) WHERE idempotency_key IS NOT NULL";

const INDEXES: &[(&str, &str, &[&str])] = &[
    ("documents_by_revision", "documents", &["company_id", "revision", "id"]),
    ("documents_by_client", "documents", &["company_id", "client_id", "kind", "id"]),
    ("documents_by_kind", "documents", &["company_id", "kind", "id"]),
    ("documents_by_chain", "documents", &["company_id", "chain_position"]),
    ("document_lines_by_product", "document_lines", &["company_id", "product", "document_id"]),
    ("document_lines_by_origin", "document_lines", &["company_id", "origin"]),
    ("document_origins_by_origin", "document_origins", &["company_id", "origin_id"]),
    ("payments_by_revision", "payments", &["company_id", "revision", "id"]),
    ("payments_by_client", "payments", &["company_id", "client_id", "id"]),
    ("credits_by_client", "credits", &["company_id", "client_id", "id"]),
    ("write_offs_by_invoice", "write_offs", &["company_id", "invoice_id"]),
    ("allocations_by_invoice", "allocations", &["company_id", "invoice_id"]),
    ("allocations_by_source", "allocations", &["company_id", "source_id"]),
    ("ledger_by_source", "ledger_entries", &["company_id", "source_id"]),
];

fn documents() -> TableCreateStatement {
    of_company("documents")
        .col(integer("version"))
        .col(big_integer("revision"))
        .col(string("kind"))
        .col(string("state"))
        .col(uuid("client_id"))
        // Given together when it is issued.
        .col(string_null("series"))
        .col(string_null("number"))
        .col(string_null("number_folded"))
        .col(big_integer_null("counter"))
        .col(date_null("issued_on"))
        .col(json_binary_null("content"))
        .col(big_integer_null("chain_position"))
        .col(string_null("hash"))
        .col(string_null("previous_hash"))
        // The fields of `domain::documents::DocumentData`, as typed.
        .col(string_null("title"))
        .col(string_null("reference"))
        .col(date_null("date"))
        .col(date_null("valid_until"))
        .col(date_null("due_on"))
        .col(date_null("delivered_on"))
        .col(uuid_null("payment_terms"))
        .col(uuid_null("billing_address"))
        .col(uuid_null("delivery_address"))
        .col(string("currency"))
        .col(string("price_basis"))
        .col(string("charge"))
        .col(string_null("discount"))
        .col(text_null("public_notes"))
        .col(text_null("private_notes"))
        // Worked out: of a draft when it is saved, and for good when it is issued.
        .col(date_null("last_on"))
        .col(json_binary("totals"))
        .col(big_integer("net_minor"))
        .col(big_integer("gross_minor"))
        .col(big_integer("due_minor"))
        .col(big_integer("cost_minor"))
        .col(big_integer("allocated_minor"))
        .col(big_integer("credited_minor"))
        .col(big_integer("written_off_minor"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(timestamp_with_time_zone_null("viewed_at"))
        .foreign_key(&mut within_company("documents", "client_id", "clients"))
        .foreign_key(&mut within_company("documents", "payment_terms", "list_items"))
        .to_owned()
}

fn lines() -> TableCreateStatement {
    Table::create()
        .table("document_lines")
        .col(uuid("company_id"))
        .col(uuid("document_id"))
        .col(uuid("id"))
        .col(integer("position"))
        .col(string("kind"))
        .col(uuid_null("product"))
        .col(string("nature"))
        .col(text_null("description"))
        .col(big_integer_null("quantity_millionths"))
        .col(string_null("unit"))
        .col(big_integer_null("price_millionths"))
        .col(string_null("discount"))
        .col(integer_null("vat_per_100k"))
        .col(big_integer_null("cost_millionths"))
        .col(boolean("optional"))
        .col(uuid_null("origin"))
        // What it comes to without taxes; nothing for words and for what is optional.
        .col(big_integer_null("net_minor"))
        .primary_key(Index::create().col("company_id").col("document_id").col("id"))
        .foreign_key(&mut within_company("document_lines", "document_id", "documents"))
        .foreign_key(&mut within_company("document_lines", "product", "products"))
        .to_owned()
}

/// What a document was made of: several deliveries go into one invoice.
fn origins() -> TableCreateStatement {
    Table::create()
        .table("document_origins")
        .col(uuid("company_id"))
        .col(uuid("document_id"))
        .col(uuid("origin_id"))
        .primary_key(Index::create().col("company_id").col("document_id").col("origin_id"))
        .foreign_key(&mut within_company("document_origins", "document_id", "documents"))
        .foreign_key(&mut within_company("document_origins", "origin_id", "documents"))
        .to_owned()
}

/// How each series of documents is numbered, and where it has come to.
fn series() -> TableCreateStatement {
    Table::create()
        .table("document_series")
        .col(uuid("company_id"))
        .col(string("series"))
        .col(string("pattern"))
        .col(big_integer_null("last_counter"))
        .col(date_null("last_on"))
        .primary_key(Index::create().col("company_id").col("series"))
        .foreign_key(ForeignKey::create().from("document_series", "company_id").to("companies", "id"))
        .to_owned()
}

/// The end of a company's chain of issued documents.
fn chain() -> TableCreateStatement {
    Table::create()
        .table("document_chains")
        .col(uuid("company_id"))
        .col(big_integer("position"))
        .col(string("hash"))
        .primary_key(Index::create().col("company_id"))
        .foreign_key(ForeignKey::create().from("document_chains", "company_id").to("companies", "id"))
        .to_owned()
}

fn payments() -> TableCreateStatement {
    of_company("payments")
        .col(big_integer("revision"))
        .col(string("state"))
        .col(uuid("client_id"))
        .col(big_integer("amount_minor"))
        .col(string("currency"))
        .col(date("paid_on"))
        .col(uuid_null("method"))
        .col(string_null("reference"))
        .col(text_null("note"))
        .col(big_integer("allocated_minor"))
        .col(big_integer("refunded_minor"))
        .col(string_null("idempotency_key"))
        .foreign_key(&mut within_company("payments", "client_id", "clients"))
        .foreign_key(&mut within_company("payments", "method", "list_items"))
        .to_owned()
}

fn credits() -> TableCreateStatement {
    of_company("credits")
        .col(string("state"))
        .col(uuid("client_id"))
        .col(big_integer("amount_minor"))
        .col(string("currency"))
        .col(date("given_on"))
        .col(text_null("public_notes"))
        .col(text_null("private_notes"))
        .col(big_integer("allocated_minor"))
        .col(big_integer("refunded_minor"))
        .foreign_key(&mut within_company("credits", "client_id", "clients"))
        .to_owned()
}

fn write_offs() -> TableCreateStatement {
    of_company("write_offs")
        .col(string("state"))
        .col(uuid("client_id"))
        .col(uuid("invoice_id"))
        .col(big_integer("amount_minor"))
        .col(string("currency"))
        .col(text_null("reason"))
        .foreign_key(&mut within_company("write_offs", "client_id", "clients"))
        .foreign_key(&mut within_company("write_offs", "invoice_id", "documents"))
        .to_owned()
}

/// Added and never changed: one that is undone is followed by its opposite.
fn allocations() -> TableCreateStatement {
    Table::create()
        .table("allocations")
        .col(uuid("company_id"))
        .col(uuid("id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid("client_id"))
        .col(uuid("invoice_id"))
        // `payment`, `credit`, `credit_note` or `write_off`, and which one.
        .col(string("source"))
        .col(uuid("source_id"))
        .col(big_integer("amount_minor"))
        .primary_key(Index::create().col("company_id").col("id"))
        .foreign_key(ForeignKey::create().from("allocations", "company_id").to("companies", "id"))
        .foreign_key(&mut within_company("allocations", "client_id", "clients"))
        .foreign_key(&mut within_company("allocations", "invoice_id", "documents"))
        .to_owned()
}

/// What each client owes, entry by entry; added and never changed.
fn ledger() -> TableCreateStatement {
    Table::create()
        .table("ledger_entries")
        .col(uuid("company_id"))
        .col(uuid("client_id"))
        .col(big_integer("sequence"))
        .col(string("kind"))
        // The document, payment, credit or write-off that it is about.
        .col(uuid("source_id"))
        .col(big_integer_null("reverses"))
        .col(big_integer("adjustment_minor"))
        .col(big_integer("balance_minor"))
        .col(string("currency"))
        .col(date("dated_on"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("company_id").col("client_id").col("sequence"))
        .foreign_key(ForeignKey::create().from("ledger_entries", "company_id").to("companies", "id"))
        .foreign_key(&mut within_company("ledger_entries", "client_id", "clients"))
        .to_owned()
}
