//! « Grilles tarifaires »: when price lists hold and what they are in, and what they say beside the prices that stand on products.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, date_null, integer, integer_null, string, string_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let lists = of_company("price_lists")
            .col(integer("version"))
            .col(string("currency"))
            .col(date_null("first_day"))
            .col(date_null("last_day"))
            // Its id is that of the entry of the list of price categories which it is. One without a row always holds.
            .foreign_key(&mut within_company("price_lists", "id", "list_items"))
            .to_owned();
        schema.create_table(lists).await?;
        let entries = of_company("price_list_entries")
            .col(uuid("price_list"))
            // One of the two.
            .col(uuid_null("product"))
            .col(uuid_null("category"))
            // A price, or a discount.
            .col(big_integer_null("price_minor"))
            .col(string_null("price_basis"))
            .col(string_null("currency"))
            .col(integer_null("discount_per_100k"))
            .foreign_key(&mut within_company("price_list_entries", "price_list", "list_items"))
            .foreign_key(&mut within_company("price_list_entries", "product", "products"))
            .foreign_key(&mut within_company("price_list_entries", "category", "list_items"))
            .to_owned();
        schema.create_table(entries).await?;
        // A list says one thing of each, and is read whole; whatever takes a product or an entry out looks for who refers to it.
        for (name, columns, is_unique) in [
            ("price_list_entries_of_products", ["price_list", "product"], true),
            ("price_list_entries_of_categories", ["price_list", "category"], true),
            ("price_list_entries_by_product", ["product", "id"], false),
            ("price_list_entries_by_category", ["category", "id"], false),
        ] {
            let mut index = Index::create().name(name).table("price_list_entries").col("company_id").to_owned();
            for column in columns {
                index.col(column);
            }
            if is_unique {
                index.unique();
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }
}
