//! What is agreed with a client: a discount, prices with taxes, a means of payment, a credit limit, who carries and from which amount on for
//! nothing; and whether its account is blocked.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, integer_null, string_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let no = |name: &'static str| boolean(name).default(false).to_owned();
        let columns = [
            integer_null("discount_per_100k"),
            no("prices_with_tax"),
            uuid_null("payment_method"),
            big_integer_null("credit_limit_minor"),
            no("is_blocked"),
            string_null("carrier"),
            big_integer_null("free_shipping_minor"),
        ];
        // SQLite adds one column a statement.
        for mut column in columns {
            let table = Table::alter().table("clients").add_column(&mut column).to_owned();
            schema.alter_table(table).await?;
        }
        Ok(())
    }

    /// Columns come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
