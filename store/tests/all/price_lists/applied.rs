//! What clients pay by their price lists, and why.

use chrono::NaiveDate;
use domain::billing::rate::Rate;
use domain::client_prices::{ClientPriceForm, PriceReason};
use domain::form::FormText;
use domain::ids::ClientId;
use store::client_prices::{self, Pricer};
use testing::clients::{created, named};

use super::*;

async fn client(access: &Access, list: &PriceList, currency: &str) -> ClientId {
    let mut form = named(&format!("Client {currency}"));
    (form.fields.price_category, form.fields.currency) = (list.id.to_string(), currency.to_owned());
    created(access, &form).await.id
}

/// What a client pays on a day: the price, what is taken off it, and why.
async fn paid(access: &Access, client: ClientId, of: ProductId, day: &str) -> (i64, i32, PriceReason) {
    let on: NaiveDate = day.parse().unwrap();
    let product = products::get(&access.read(), of).await.unwrap();
    let pricer = Pricer::of(&access.read(), Some(client), Some(on)).await.unwrap();
    let applied = pricer.applied(&product);
    (applied.price.minor(), applied.discount.map_or(0, Rate::per_100k), applied.reason)
}

on_each_database! {
    async fn what_is_said_of_the_product_counts_then_of_its_category(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (gros, tools) = (list(&nord, "Gros", "EUR").await, category(&nord, "Outils").await);
        let (vis, clou) = (product(&nord, "Vis", Some(tools)).await, product(&nord, "Clou", None).await);
        let roche = client(&nord, &gros, "EUR").await;
        let day = "2026-05-01";
        assert_eq!(paid(&nord, roche, vis, day).await, (1_000, 0, PriceReason::Product));
        set(&nord, &gros, PriceOf::Category(tools), "5").await.unwrap();
        assert_eq!(paid(&nord, roche, vis, day).await, (1_000, 5_000, PriceReason::PriceListCategory));
        assert_eq!(paid(&nord, roche, clou, day).await, (1_000, 0, PriceReason::Product));
        set(&nord, &gros, PriceOf::Product(vis), "8").await.unwrap();
        assert_eq!(paid(&nord, roche, vis, day).await, (800, 0, PriceReason::PriceList));
        set(&nord, &gros, PriceOf::Product(vis), "20 %").await.unwrap();
        assert_eq!(paid(&nord, roche, vis, day).await, (1_000, 20_000, PriceReason::PriceList));
        // What the client has agreed on its own counts before its list.
        let mut own = FormText::default();
        own.set("fields.product", vis.to_string());
        own.set("fields.price", "6");
        done!(nord, client_prices::add, roche, &ClientPriceForm::from(own)).unwrap();
        let agreed = PriceReason::Agreed { first_day: None, last_day: None };
        assert_eq!(paid(&nord, roche, vis, day).await, (600, 0, agreed));
    }

    async fn a_list_holds_from_its_first_day_to_its_last(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let gros = list(&nord, "Gros", "EUR").await;
        let vis = product(&nord, "Vis", None).await;
        set(&nord, &gros, PriceOf::Product(vis), "8").await.unwrap();
        let days = PriceListForm {
            first_day: "2026-03-01".into(),
            last_day: "2026-06-30".into(),
            ..form("Gros", "EUR")
        };
        done!(nord, price_lists::save, gros.id, 1, days.parse().unwrap()).unwrap();
        let roche = client(&nord, &gros, "EUR").await;
        for (day, price) in [("2026-02-28", 1_000), ("2026-03-01", 800), ("2026-06-30", 800), ("2026-07-01", 1_000)] {
            assert_eq!(paid(&nord, roche, vis, day).await.0, price, "{day}");
        }
        // An archived list stays with whoever has it.
        done!(nord, lists::set_hidden, gros.id, true).unwrap();
        assert_eq!(paid(&nord, roche, vis, "2026-05-01").await.0, 800);
    }

    async fn a_price_in_another_currency_stands_in_the_list(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let dollars = list(&nord, "Export", "USD").await;
        let vis = product(&nord, "Vis", None).await;
        set(&nord, &dollars, PriceOf::Product(vis), "11.90").await.unwrap();
        assert!(products::get(&nord.read(), vis).await.unwrap().prices.is_empty());
        assert_eq!(said(&nord, dollars.id).await, pairs(&[("Vis", 1_190)]));
        let (here, there) = (client(&nord, &dollars, "EUR").await, client(&nord, &dollars, "USD").await);
        let day = "2026-05-01";
        assert_eq!(paid(&nord, there, vis, day).await, (1_190, 0, PriceReason::PriceList));
        assert_eq!(paid(&nord, here, vis, day).await, (1_000, 0, PriceReason::Product));
    }
}
