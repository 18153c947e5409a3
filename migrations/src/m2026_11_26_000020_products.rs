//! What a company sells, with a price for each price list.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, integer_null, json_binary, string, string_null, text_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(products()).await?;
        let mut changed = Index::create().name("products_by_revision").table("products").to_owned();
        schema.create_index(changed.col("company_id").col("revision").col("id").to_owned()).await?;
        schema.get_connection().execute_unprepared(REFERENCES).await?;
        let prices = Table::create()
            .table("product_prices")
            .col(uuid("company_id"))
            .col(uuid("product_id"))
            .col(uuid("price_list"))
            .col(big_integer("amount_minor"))
            // A product's prices are found by the key, a list's by the index below.
            .primary_key(Index::create().col("company_id").col("product_id").col("price_list"))
            .foreign_key(&mut within_company("product_prices", "product_id", "products"))
            .foreign_key(&mut within_company("product_prices", "price_list", "list_items"))
            .to_owned();
        schema.create_table(prices).await?;
        let mut by_list = Index::create().name("product_prices_by_list").table("product_prices").to_owned();
        schema.create_index(by_list.col("company_id").col("price_list").col("product_id").to_owned()).await
    }
}

/// A reference stands once among the products that are not thrown away. Both databases have partial indexes and write them alike.
const REFERENCES: &str = "CREATE UNIQUE INDEX products_references ON products (company_id, reference_folded) \
     WHERE state <> 'deleted'";

fn products() -> TableCreateStatement {
    of_company("products")
        .col(integer("version"))
        .col(big_integer("revision"))
        .col(string("state"))
        .col(string("name"))
        .col(string_null("reference"))
        // Lower case without accents: what a reference is compared by.
        .col(string_null("reference_folded"))
        .col(string("kind"))
        .col(uuid_null("category"))
        .col(string_null("unit"))
        .col(string("currency"))
        .col(big_integer("price_minor"))
        .col(string("price_basis"))
        .col(big_integer_null("cost_minor"))
        .col(integer_null("vat_per_100k"))
        .col(string_null("accounting_account"))
        .col(string_null("barcode"))
        .col(text_null("note"))
        .col(json_binary("custom"))
        .col(uuid_null("picture"))
        .foreign_key(&mut within_company("products", "category", "list_items"))
        .foreign_key(&mut within_company("products", "picture", "files"))
        .to_owned()
}
