//! What a company says of a series of documents: whether its counter begins again each year, and where it goes on behind another program.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, date_null, json_binary_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Until now every pattern had the year, and every counter began again with it.
        let restarts = boolean("restarts").default(true).to_owned();
        // The first counter that is given here, and the day of the last number that was given elsewhere.
        let (first_counter, first_on) = (big_integer_null("first_counter"), date_null("first_on"));
        // How numbers were made that it has given, the oldest first; not as they are made now.
        let former = json_binary_null("former");
        for column in [restarts, first_counter, first_on, former] {
            schema.alter_table(Table::alter().table("document_series").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
