//! Documents in their lists, which say today what they are; at their client's; and where a client stands.

use domain::documents::DocumentRow;
use domain::documents::listing::{
    self as of_documents, BALANCE, CLIENT, DATE, DUE, INVOICES, NUMBER, QUOTES, STATE, TITLE, TOTAL,
};
use domain::listing::{ListPage, Listing};
use domain::money::Currency;
use store::changes;
use store::listing::{self, Snapshot};

use super::*;

async fn page(access: &Access, of: &'static Listing, query: &str) -> ListPage {
    listing::page(access, of.subject, &of.read_string(query)).await.unwrap()
}

async fn states(access: &Access, of: &'static Listing) -> Vec<String> {
    page(access, of, "state=all&sort=number").await.rows.iter().map(|row| row.text(STATE).to_owned()).collect()
}

/// An invoice due on a day.
async fn due(access: &Access, client: ClientId, price: &str, due_on: &str) -> Document {
    let mut typed = form(client, &[line("A", "1", price)]);
    typed.fields.due_on = due_on.into();
    typed.fields.title = format!("À {price}");
    let made = create(access, K::Invoice, typed).await.unwrap();
    issue(access, made.id).await.unwrap()
}

on_each_database! {
    async fn the_list_of_invoices_is_narrowed_sorted_and_summed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, dupont) = (client(&nord, "Roche").await, client(&nord, "Dupont").await);
        due(&nord, roche, "100", "2026-12-01").await;
        due(&nord, dupont, "50", "2026-11-30").await;
        issued(&nord, K::DownPayment, roche, &[line("A", "1", "10")]).await;
        create(&nord, K::Invoice, form(roche, &[line("A", "1", "999")])).await.unwrap();
        let gone = create(&nord, K::Invoice, form(roche, &[line("A", "1", "1")])).await.unwrap();
        step(&nord, &gone, Step::Delete).await.unwrap();
        issued(&nord, K::Quote, roche, &[line("A", "1", "7")]).await;

        let numbers = async |query: &str| {
            let rows = page(&nord, &INVOICES, query).await.rows;
            rows.iter().map(|row| row.text(NUMBER).rsplit('-').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(numbers("state=issued&sort=number").await, "0001 0002 0003");
        assert_eq!(numbers("state=issued&sort=due&dir=desc").await, "0001 0002 0003");
        assert_eq!(numbers("q=dupont").await, "0002");
        assert_eq!(numbers("due_from=2026-12-01").await, "0001");
        assert_eq!(numbers("total_from=61&total_to=200").await, "0001");
        assert_eq!(page(&nord, &INVOICES, "").await.head.total, 4, "what is thrown away is not shown");
        let found = page(&nord, &INVOICES, "q=100").await;
        let row = &found.rows[0];
        assert_eq!((row.text(CLIENT), row.number(TOTAL), row.number(BALANCE)), ("Roche", Some(12_000), Some(12_000)));
        assert_eq!((row.day(DATE), row.day(DUE), row.text(TITLE)), (Some(today()), Some(day(12, 1)), "À 100"));
        assert_eq!((of_documents::kind(row), of_documents::client(row)), (Some(K::Invoice), Some(roche)));
        let draft = page(&nord, &INVOICES, "state=draft").await.rows.remove(0);
        assert_eq!((draft.text(NUMBER), draft.number(BALANCE)), ("", None), "a draft is owed by nobody");
        assert_eq!(page(&nord, &QUOTES, "").await.head.total, 1);
    }

    async fn what_is_late_is_so_from_midnight_on(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        due(&nord, roche, "100", "2026-11-19").await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "7")]).await;
        step(&nord, &quote, Step::Send).await.unwrap();
        assert_eq!((states(&nord, &INVOICES).await, states(&nord, &QUOTES).await), (vec!["issued".into()], vec!["sent".into()]));
        let (_, tag) = listing::snapshot(&nord, Subject::Invoice, None).await.unwrap();
        let (same, _) = listing::snapshot(&nord, Subject::Invoice, Some(&tag)).await.unwrap();
        assert!(matches!(same, Snapshot::Unchanged));

        // Nobody has changed anything.
        let on_the_day = later(&db, &nord, 1);
        assert_eq!(states(&on_the_day, &INVOICES).await, ["issued"]);
        let day_after = later(&db, &nord, 2);
        assert_eq!((states(&day_after, &INVOICES).await, states(&day_after, &QUOTES).await), (vec!["overdue".into()], vec!["sent".into()]));
        let (sent, anew) = listing::snapshot(&day_after, Subject::Invoice, Some(&tag)).await.unwrap();
        assert!(matches!(sent, Snapshot::Whole(_)) && anew != tag);
        assert_eq!(states(&later(&db, &nord, 31), &QUOTES).await, ["expired"]);
        // Lists that say the same on any day stay as they are.
        let (_, clients) = listing::snapshot(&nord, Subject::Client, None).await.unwrap();
        let (unchanged, _) = listing::snapshot(&day_after, Subject::Client, Some(&clients)).await.unwrap();
        assert!(matches!(unchanged, Snapshot::Unchanged));
    }

    async fn a_list_hears_of_its_own_documents_and_of_its_clients_names(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let at = async || {
            let revisions = changes::revisions(&nord).await.unwrap();
            [Subject::Quote, Subject::Order, Subject::Invoice].map(|subject| revisions.of(subject))
        };
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "7")]).await;
        assert_eq!(at().await, [2, 0, 0]);
        make(&nord, &[&quote], K::Invoice).await.unwrap();
        assert_eq!(at().await, [3, 0, 1], "the quote is invoiced");
        let before = clients::get(&nord.read(), roche).await.unwrap();
        let mut renamed = testing::clients::back(&before);
        renamed.fields.name = "Roche et fils".into();
        testing::clients::saved(&nord, &before, &renamed).await.unwrap();
        assert_eq!(at().await, [4, 0, 2], "who has no order hears nothing");
        assert_eq!(page(&nord, &QUOTES, "").await.rows[0].text(CLIENT), "Roche et fils");
        is_sound(&db).await;
    }

    async fn what_a_client_has_is_told_newest_first(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (client(&nord, "Roche").await, client(&nord, "Autre").await);
        let vis = product(&nord, "Vis").await;
        let old = due(&nord, roche, "100", "2026-11-10").await;
        due(&nord, other, "1", "").await;
        let with_vis = LineForm { product: vis.to_string(), unit: "boîte".into(), ..line("Vis", "3", "2") };
        let option = LineForm { optional: "on".into(), ..line("Option", "1", "9") };
        let new = issued(&later(&db, &nord, 3), K::Invoice, roche, &[with_vis, option]).await;
        create(&nord, K::Invoice, form(roche, &[line("Brouillon", "1", "5")])).await.unwrap();
        issued(&nord, K::Quote, roche, &[line("A", "1", "50")]).await;

        let rows = documents::of_client(&nord.read(), roche, &[Subject::Invoice], 10).await.unwrap();
        let said = |row: &DocumentRow| (row.number.clone(), row.balance_minor, row.state.as_str());
        assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), [
            (new.number.clone(), 720, "issued"),
            (None, 0, "draft"),
            (old.number.clone(), 12_000, "overdue"),
        ]);
        assert_eq!(documents::of_client(&nord.read(), roche, &[Subject::Order], 10).await.unwrap(), []);
        let bought = documents::lately_bought(&nord.read(), roche, 5).await.unwrap();
        let words: Vec<_> = bought.iter().map(|bought| (bought.description.as_str(), bought.net_minor)).collect();
        assert_eq!(words, [("Vis", 600), ("A", 10_000)]);
        assert_eq!((bought[0].product, bought[0].invoice, bought[0].unit.as_deref()), (Some(vis), new.id, Some("boîte")));
        let note = make(&nord, &[&old], K::CreditNote).await.unwrap();
        issue(&nord, note.id).await.unwrap();
        let figures = documents::figures(&nord.read(), Some(roche)).await.unwrap().of(Currency::EUR);
        assert_eq!((figures.owed_minor, figures.overdue_minor, figures.invoiced_minor), (12_720, 12_000, 720));
        assert_eq!((figures.quotes_waiting, figures.quotes_waiting_minor, figures.received_minor), (1, 6_000, 0));
        let all = documents::figures(&nord.read(), None).await.unwrap().of(Currency::EUR);
        assert_eq!(all.owed_minor, 12_720 + 120);
    }
}
