//! `verify` finds what must not be of price lists.

use testing::{TestDb, on_each_database};

use super::*;

/// A list with a price of its own, a discount of a product and one of a category.
async fn sound(db: &TestDb) {
    let nord = db.empty_company("Nord").await;
    let (export, tools) = (list(&nord, "Export", "USD").await, category(&nord, "Outils").await);
    let (vis, clou) = (product(&nord, "Vis", None).await, product(&nord, "Clou", None).await);
    set(&nord, &export, PriceOf::Product(vis), "8").await.unwrap();
    set(&nord, &export, PriceOf::Product(clou), "8 %").await.unwrap();
    set(&nord, &export, PriceOf::Category(tools), "5").await.unwrap();
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

macro_rules! finds {
    ($($name:ident: $invariant:literal, $sql:literal;)+) => {
        on_each_database! {$(
            async fn $name(db: TestDb) {
                sound(&db).await;
                db.corrupt($sql).await;
                let mut found: Vec<u8> =
                    store::verify::run(&db.database).await.unwrap().into_iter().map(|found| found.invariant).collect();
                found.dedup();
                assert_eq!(found, [$invariant]);
            }
        )+}
    };
}

finds! {
    a_list_of_no_entry: 5, "UPDATE price_lists SET id = company_id";
    an_entry_of_no_list: 5, "UPDATE price_list_entries SET price_list = id WHERE category IS NULL";
    an_entry_of_no_product: 5, "UPDATE price_list_entries SET product = id WHERE product IS NOT NULL";
    an_entry_in_what_is_no_price_list: 8, "UPDATE list_items SET kind = 'origin' WHERE kind = 'price_category'";
    an_entry_of_nothing: 8, "UPDATE price_list_entries SET product = NULL";
    a_price_of_a_category: 8, "UPDATE price_list_entries SET price_minor = 1, price_basis = 'net', currency = 'USD', \
         discount_per_100k = NULL WHERE category IS NOT NULL";
    a_price_below_nought: 8, "UPDATE price_list_entries SET price_minor = -1 WHERE price_minor IS NOT NULL";
    days_out_of_order: 8, "UPDATE price_lists SET first_day = '2026-02-01', last_day = '2026-01-31'";
    a_version_of_nought: 8, "UPDATE price_lists SET version = 0";
}
