//! A document that says nothing of a product's price has what its client pays on its day.

use domain::billing::kind::DocumentKind;
use domain::billing::unit_price::UnitPrice;
use domain::documents::{DocumentFields, DocumentForm, LineForm};
use domain::field::FieldValue;
use testing::on_each_database;

use super::*;

/// A quote of this day, of a product at this price: in millionths, with what is taken off.
async fn quoted(access: &Access, client: ClientId, of: ProductId, day: &str, price: &str) -> (Option<i64>, String) {
    let fields = DocumentFields { client: client.to_string(), date: day.into(), ..DocumentFields::default() };
    let line = LineForm {
        product: of.to_string(),
        description: "Vis".into(),
        quantity: "1".into(),
        price: price.into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let form = DocumentForm { fields, lines: vec![line] };
    let made = done!(access, store::documents::create, DocumentKind::Quote, form).unwrap();
    let line = &made.new.lines[0];
    let reading = domain::documents::form::reading(made.new.data.currency);
    (line.price.map(UnitPrice::millionths), line.discount.written(&reading))
}

on_each_database! {
    async fn what_is_agreed_holds_from_its_first_day_to_its_last(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, tools) = (client(&nord, "Roche").await, category(&nord, "Outils").await);
        let vis = product(&nord, "Vis", Some(tools)).await;
        let mut spring = price(vis, "8");
        (spring.fields.first_day, spring.fields.last_day) = ("2026-03-01".into(), "2026-06-30".into());
        add(&nord, roche, &spring).await.unwrap();
        add(&nord, roche, &discount(tools, "12,5")).await.unwrap();
        for (day, expected) in [
            ("2026-02-28", (10_000_000, "12.5 %")),
            ("2026-03-01", (8_000_000, "")),
            ("2026-06-30", (8_000_000, "")),
            ("2026-07-01", (10_000_000, "12.5 %")),
        ] {
            let found = quoted(&nord, roche, vis, day, "").await;
            assert_eq!(found, (Some(expected.0), expected.1.to_owned()), "{day}");
        }
        assert_eq!(quoted(&nord, roche, vis, "2026-05-01", "9").await, (Some(9_000_000), String::new()), "as typed");
        let other = client(&nord, "Un autre").await;
        assert_eq!(quoted(&nord, other, vis, "2026-05-01", "").await, (Some(10_000_000), String::new()));
    }
}
