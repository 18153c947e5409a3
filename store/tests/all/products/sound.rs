//! `verify` finds what must not be of products.

use testing::TestDb;

use super::*;

/// Two companies with two products each that have something of everything.
async fn sound(db: &TestDb) {
    for here in ["nord", "sud"] {
        let access = db.empty_company(here).await;
        let (form, _) = full(&access).await;
        let made = create(&access, &form).await.unwrap();
        let shown = picture(&access, made.id).await.unwrap();
        done!(access, products::set_picture, made.id, Some(shown)).unwrap();
        create(&access, &named("Autre", "1")).await.unwrap();
    }
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
    a_category_of_another_company: 5,
        "UPDATE products SET category = (SELECT id FROM list_items WHERE kind = 'product_category' ORDER BY company_id LIMIT 1) \
         WHERE category IS NOT NULL";
    a_price_of_no_product: 5, "UPDATE product_prices SET product_id = price_list";
    a_picture_that_is_not_there: 5, "UPDATE products SET picture = id WHERE picture IS NOT NULL";
    an_event_of_no_product: 5, "UPDATE activity SET record_id = company_id";
    a_category_of_another_list: 8, "UPDATE list_items SET kind = 'origin' WHERE kind = 'product_category'";
    a_price_in_what_is_no_price_list: 8, "UPDATE list_items SET kind = 'origin' WHERE kind = 'price_category'";
    a_reference_folded_otherwise: 7, "UPDATE products SET reference_folded = 'x' WHERE reference IS NOT NULL";
    a_state_that_does_not_exist: 8, "UPDATE products SET state = 'inactive' WHERE name = 'Autre'";
    a_barcode_that_does_not_check: 8, "UPDATE products SET barcode = '4006381333930' WHERE name = 'Autre'";
    a_price_below_nought: 8, "UPDATE product_prices SET amount_minor = -1";
    a_version_below_one: 8, "UPDATE products SET version = 0";
    a_change_that_was_not_counted: 8, "UPDATE products SET revision = 1000000";
    an_event_of_a_client: 8, "UPDATE activity SET event = '{\"event\": \"client_created\"}'";
}
