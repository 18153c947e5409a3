//! Payment by card: what a company says of it, the payments that clients have begun, and what the provider has told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, json_binary, string, string_null, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, table, columns: what each is found by, and is there once.
const UNIQUE: &[(&str, &str, &[&str])] = &[
    ("card_settings_of_company", "card_settings", &["company_id"]),
    ("card_payments_by_payment", "card_payments", &["company_id", "payment_id"]),
    ("card_payments_by_page", "card_payments", &["company_id", "page"]),
    ("card_events_by_id", "card_events", &["company_id", "event"]),
];

/// The same, where several may be alike.
const INDEXES: &[(&str, &str, &[&str])] = &[
    ("card_payments_by_client", "card_payments", &["company_id", "client_id", "id"]),
    ("card_payments_by_intent", "card_payments", &["company_id", "intent"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [settings(), payments(), events()] {
            schema.create_table(table).await?;
        }
        for (name, table, columns) in UNIQUE {
            schema.create_index(index(name, table, columns).unique().to_owned()).await?;
        }
        for (name, table, columns) in INDEXES {
            schema.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }

    /// The tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn settings() -> TableCreateStatement {
    of_company("card_settings")
        .col(integer("version"))
        .col(json_binary("settings"))
        // Sealed, both.
        .col(text_null("secret_key"))
        .col(text_null("webhook_secret"))
        .to_owned()
}

fn payments() -> TableCreateStatement {
    of_company("card_payments")
        .col(uuid("client_id"))
        // The name alone: who leaves stays the one who paid.
        .col(string("paid_by"))
        .col(string("state"))
        .col(big_integer("amount_minor"))
        .col(string("currency"))
        // Which invoices, and how much of each.
        .col(json_binary("parts"))
        // What the provider calls the page and the payment.
        .col(string_null("page"))
        .col(string_null("intent"))
        .col(text_null("url"))
        .col(timestamp_with_time_zone("expires_at"))
        // What it told that was given back, all in all; the payment bears it once it is there.
        .col(big_integer("refunded_minor"))
        .col(uuid_null("payment_id"))
        .col(string_null("problem"))
        .foreign_key(&mut within_company("card_payments", "client_id", "clients"))
        .foreign_key(&mut within_company("card_payments", "payment_id", "payments"))
        .to_owned()
}

fn events() -> TableCreateStatement {
    of_company("card_events").col(string("event")).col(string("kind")).to_owned()
}

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
