//! `verify` finds what must not be of expenses.

use domain::billing::kind::DocumentKind;
use domain::documents::{DocumentForm, LineForm};
use store::documents;
use testing::TestDb;

use super::*;

/// Two companies, each with an expense that is billed and has a receipt, and another that is paid.
async fn sound(db: &TestDb) {
    for here in ["nord", "sud"] {
        let access = db.empty_company(here).await;
        let roche = client(&access, "Roche").await;
        let billed = create(&access, &for_client("Train", "120", roche)).await.unwrap().id;
        let file = receipt(&access, billed).await;
        done!(access, expenses::set_receipt, billed, Some(file)).unwrap();
        let mut form = DocumentForm::default();
        form.fields.client = roche.to_string();
        form.lines.push(LineForm {
            description: "Train".into(),
            quantity: "1".into(),
            price: "100".into(),
            vat: "20".into(),
            expense: billed.to_string(),
            ..LineForm::default()
        });
        done!(access, documents::create, DocumentKind::Invoice, form).unwrap();
        let category = entry(&access, ListKind::ExpenseCategory, "Bois").await.to_string();
        let paid =
            [("description", "Bois"), ("amount", "10"), ("paid_on", "2026-03-17"), ("category", category.as_str())];
        create(&access, &typed(&paid)).await.unwrap();
    }
    is_sound(db).await;
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
    a_receipt_that_is_not_there: 5, "UPDATE expenses SET receipt = id WHERE receipt IS NOT NULL";
    a_category_of_another_list: 8, "UPDATE list_items SET kind = 'origin' WHERE label = 'Bois'";
    an_amount_that_does_not_follow: 7, "UPDATE expenses SET net_minor = 1";
    a_state_that_does_not_follow: 7, "UPDATE expenses SET state = 'to_pay' WHERE paid_on IS NOT NULL";
    an_invoice_that_does_not_bill_it: 7, "UPDATE document_lines SET expense = NULL";
    a_version_below_one: 8, "UPDATE expenses SET version = 0";
    a_rate_that_does_not_read: 8, "UPDATE expenses SET vat_per_100k = 200000 WHERE invoice_id IS NOT NULL";
    a_change_that_was_not_counted: 8, "UPDATE expenses SET revision = 1000000";
}
