//! What of credits was given to clients in money: added and never changed. The ledger says what of it stands.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, string_null, uuid, uuid_null};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = of_company("credit_refunds")
            .col(uuid("client_id"))
            .col(uuid("credit_id"))
            // The place of its entry in the client's ledger.
            .col(big_integer("sequence"))
            .col(big_integer("amount_minor"))
            .col(date("paid_on"))
            .col(uuid_null("method"))
            .col(string_null("reference"))
            .col(string_null("idempotency_key"))
            .foreign_key(&mut within_company("credit_refunds", "client_id", "clients"))
            .foreign_key(&mut within_company("credit_refunds", "credit_id", "credits"))
            .foreign_key(&mut within_company("credit_refunds", "method", "list_items"))
            .to_owned();
        schema.create_table(table).await?;
        for (name, columns) in [
            ("credit_refunds_by_credit", ["company_id", "credit_id", "sequence"]),
            ("credit_refunds_by_method", ["company_id", "method", "id"]),
        ] {
            let mut index = Index::create().name(name).table("credit_refunds").to_owned();
            for column in columns {
                index.col(column);
            }
            schema.create_index(index).await?;
        }
        for unique in UNIQUE {
            schema.get_connection().execute_unprepared(unique).await?;
        }
        Ok(())
    }

    /// The table and its indexes come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An entry of the ledger tells of one refund, and what was asked for twice is done once.
const UNIQUE: [&str; 2] = [
    "CREATE UNIQUE INDEX credit_refunds_entries ON credit_refunds (company_id, client_id, sequence)",
    "CREATE UNIQUE INDEX credit_refunds_keys ON credit_refunds (company_id, idempotency_key) \
     WHERE idempotency_key IS NOT NULL",
];
