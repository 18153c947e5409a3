//! Numbers of a series each: clients had theirs in the company's row and among its defaults, products had none.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, string, uuid};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let numbers = Table::create()
            .table("numbers")
            .col(uuid("company_id"))
            .col(string("series"))
            .col(string("pattern"))
            // Whether a record that brings no number is given one.
            .col(boolean("is_given"))
            // The last that was given.
            .col(big_integer("counter"))
            .primary_key(Index::create().col("company_id").col("series"))
            .foreign_key(ForeignKey::create().from("numbers", "company_id").to("companies", "id"))
            .to_owned();
        schema.create_table(numbers).await?;
        let db = schema.get_connection();
        db.execute_unprepared(KEPT).await?;
        db.execute_unprepared(match schema.get_database_backend() {
            DbBackend::Sqlite => "UPDATE companies SET defaults = json_remove(defaults, '$.number_pattern')",
            _ => "UPDATE companies SET defaults = defaults - 'number_pattern'",
        })
        .await?;
        schema.alter_table(Table::alter().table("companies").drop_column("client_counter").to_owned()).await
    }

    /// A counter that is copied must not be left behind on SQLite either.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Both databases take a value out of JSON alike.
const KEPT: &str = "INSERT INTO numbers (company_id, series, pattern, is_given, counter) \
     SELECT id, 'client', COALESCE(defaults ->> 'number_pattern', 'C-{00000}'), true, client_counter FROM companies";
