//! « Cotations »: prices and discounts that clients have agreed on their own, for a product or for a category of products.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, date_null, integer, integer_null, string_null, text_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = of_company("client_prices")
            .col(integer("version"))
            .col(uuid("client_id"))
            // One of the two.
            .col(uuid_null("product"))
            .col(uuid_null("category"))
            // A price, or a discount.
            .col(big_integer_null("price_minor"))
            .col(string_null("price_basis"))
            .col(string_null("currency"))
            .col(integer_null("discount_per_100k"))
            .col(date_null("first_day"))
            .col(date_null("last_day"))
            .col(text_null("note"))
            .foreign_key(&mut within_company("client_prices", "client_id", "clients"))
            .foreign_key(&mut within_company("client_prices", "product", "products"))
            .foreign_key(&mut within_company("client_prices", "category", "list_items"))
            .to_owned();
        schema.create_table(table).await?;
        // Those of a client are read together; whatever takes a product or an entry out looks for who refers to it.
        for (name, column) in [
            ("client_prices_by_client", "client_id"),
            ("client_prices_by_product", "product"),
            ("client_prices_by_category", "category"),
        ] {
            let mut index = Index::create().name(name).table("client_prices").to_owned();
            schema.create_index(index.col("company_id").col(column).col("id").to_owned()).await?;
        }
        Ok(())
    }
}
