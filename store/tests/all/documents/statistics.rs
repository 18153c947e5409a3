//! The figures of one client over a period.

use domain::documents::NewPayment;
use domain::documents::payment::PaymentData;
use domain::documents::statistics::{DaysToPay, Sales, SalesPeriod, Seller, Statistics, Tally, YearSold};
use domain::field::MinorAmount;
use domain::money::Currency;
use store::payments;

use super::*;

async fn of(access: &Access, client: ClientId, period: SalesPeriod) -> Statistics {
    documents::statistics(&access.read(), client, period, true).await.unwrap()
}

/// The only currency's.
fn only(statistics: Statistics) -> Sales {
    let [sales]: [Sales; 1] = statistics.currencies.try_into().unwrap();
    sales
}

/// A quote that holds until a day, given out.
async fn quoted(access: &Access, client: ClientId, price: &str, valid_until: &str) -> Document {
    let mut typed = form(client, &[line("Étude", "1", price)]);
    typed.fields.valid_until = valid_until.into();
    let made = create(access, K::Quote, typed).await.unwrap();
    issue(access, made.id).await.unwrap()
}

async fn pays(access: &Access, invoice: &Document, paid_on: NaiveDate) {
    let data = PaymentData {
        client: invoice.new.data.client,
        amount: MinorAmount(invoice.totals.due_minor),
        currency: Currency::EUR,
        paid_on,
        method: None,
        reference: None,
        source: None,
        note: None,
    };
    let parts = vec![(invoice.id, MinorAmount(invoice.totals.due_minor))];
    done!(access, payments::enter, NewPayment { data, parts }, None).unwrap();
}

on_each_database! {
    async fn a_client_has_its_figures(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        assert_eq!(of(&nord, roche, SalesPeriod::All).await.currencies, [], "nothing yet");
        let chair = product(&nord, "Chaise").await;
        let sold = |words: &str, quantity: &str, price: &str| LineForm {
            product: chair.to_string(),
            cost: "4".into(),
            ..line(words, quantity, price)
        };
        let one = issued(&nord, K::Invoice, roche, &[sold("Chaise", "3", "10"), line("Conseil", "1", "50")]).await;
        let two = issued(&nord, K::Invoice, roche, &[sold("Chaise de bureau", "2", "10"), line("Pose", "1", "7")]).await;
        let note = make(&nord, &[&two], K::CreditNote).await.unwrap();
        issue(&nord, note.id).await.unwrap();
        issued(&nord, K::Invoice, other, &[line("Conseil", "1", "999")]).await;
        create(&nord, K::Invoice, form(roche, &[line("Brouillon", "1", "999")])).await.unwrap();
        pays(&later(&db, &nord, 25), &one, day(12, 8)).await;
        let accepted = quoted(&nord, roche, "100", "2026-12-31").await;
        step(&nord, &accepted, Step::Accept).await.unwrap();
        quoted(&nord, roche, "10", "2026-11-19").await;

        let month_later = later(&db, &nord, 25);
        let told = of(&month_later, roche, SalesPeriod::Year).await;
        assert_eq!((told.since, told.until), (Some(day(1, 1)), day(12, 13)));
        assert_eq!(told.paid, Some(DaysToPay { average: 20, invoices: 1 }));
        let sales = only(told);
        assert_eq!((sales.currency, sales.turnover_minor, sales.margin_minor), (Currency::EUR, 8_000, Some(6_800)));
        assert_eq!((sales.to_pay_minor, sales.overdue_minor), (two.totals.due_minor, two.totals.due_minor));
        assert_eq!((sales.to_invoice, sales.expired), (Tally { count: 1, minor: 12_000 }, Tally { count: 1, minor: 1_200 }));
        let best = |seller: &Seller| (seller.description.clone(), seller.net_minor, seller.product, seller.quantity.millionths());
        let expected = [("Conseil".to_owned(), 5_000, None, 1_000_000), ("Chaise de bureau".to_owned(), 3_000, Some(chair), 3_000_000)];
        assert_eq!(sales.best.iter().map(best).collect::<Vec<_>>(), expected, "what was taken back is not told");
        assert_eq!(sales.years, [YearSold { year: 2026, net_minor: 8_000 }]);

        // In December nothing was sold; what is owed today stays.
        let december = only(of(&month_later, roche, SalesPeriod::Month).await);
        assert_eq!((december.turnover_minor, december.best.len(), december.expired.count), (0, 0, 0));
        assert_eq!((december.to_pay_minor, december.years.len()), (two.totals.due_minor, 1));
        let blind = documents::statistics(&month_later.read(), roche, SalesPeriod::Year, false).await.unwrap();
        assert_eq!(only(blind).margin_minor, None);
        let sud = db.empty_company("Sud").await;
        assert!(matches!(documents::statistics(&sud.read(), roche, SalesPeriod::All, true).await, Err(StoreError::NotFound)));
    }

    async fn a_down_payment_is_sold_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let quote = issued(&nord, K::Quote, roche, &[line("Étude", "1", "1000")]).await;
        step(&nord, &quote, Step::Accept).await.unwrap();
        let down = make(&nord, &[&quote], K::DownPayment).await.unwrap();
        let down = issue(&nord, down.id).await.unwrap();
        let turnover = async || only(of(&nord, roche, SalesPeriod::Year).await).turnover_minor;
        let year = async || documents::dashboard(&nord.read()).await.unwrap().months.iter().map(|month| month.sold_minor).sum::<i64>();
        let advance = down.totals.net_minor;
        assert_eq!((turnover().await, year().await), (advance, advance));
        let last = make(&nord, &[&quote], K::Invoice).await.unwrap();
        let last = issue(&nord, last.id).await.unwrap();
        assert_eq!(last.totals.due_minor + down.totals.due_minor, 120_000);
        assert_eq!((turnover().await, year().await), (100_000, 100_000), "the advance once");
        for of in [&last, &down] {
            let note = make(&nord, &[of], K::CreditNote).await.unwrap();
            issue(&nord, note.id).await.unwrap();
        }
        assert_eq!((turnover().await, year().await), (0, 0), "all of it is taken back");
    }
}
