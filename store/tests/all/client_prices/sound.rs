//! `verify` finds what must not be of agreed prices.

use testing::{TestDb, on_each_database};

use super::*;

/// A client with a price and a discount.
async fn sound(db: &TestDb) {
    let nord = db.empty_company("Nord").await;
    let (roche, tools) = (client(&nord, "Roche").await, category(&nord, "Outils").await);
    let vis = product(&nord, "Vis", Some(tools)).await;
    add(&nord, roche, &price(vis, "8")).await.unwrap();
    add(&nord, roche, &discount(tools, "12,5")).await.unwrap();
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
    a_price_of_no_client: 5, "UPDATE client_prices SET client_id = id";
    a_price_of_a_product_that_is_not_there: 5, "UPDATE client_prices SET product = id WHERE product IS NOT NULL";
    a_price_and_a_discount: 8, "UPDATE client_prices SET discount_per_100k = 1";
    a_price_of_nothing: 8, "UPDATE client_prices SET product = NULL";
    a_price_below_nought: 8, "UPDATE client_prices SET price_minor = -1 WHERE price_minor IS NOT NULL";
    a_discount_of_more_than_all: 8, "UPDATE client_prices SET discount_per_100k = 100001 WHERE category IS NOT NULL";
    days_out_of_order: 8, "UPDATE client_prices SET first_day = '2026-02-01', last_day = '2026-01-31'";
    a_version_of_nought: 8, "UPDATE client_prices SET version = 0";
}
