//! The made-up company: believable, sound, and the same again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::clients::Client;
use domain::error::Refusal;
use domain::geo::Country;
use domain::subject::Subject;
use store::exports::{Pages, Selection};
use store::{Access, StoreError, clients};
use testing::clients::{everything, parsed, rules};
use testing::on_each_database;

fn now() -> DateTime<Utc> {
    "2026-11-21T10:00:00Z".parse().unwrap()
}

async fn all(access: &Access) -> Vec<Client> {
    let mut pages = Pages::of(access, Subject::Client, Selection::List(everything()), "csv").await.unwrap();
    let mut clients = clients::these(&access.read(), pages.next().unwrap()).await.unwrap();
    assert!(pages.next().is_none());
    clients.sort_by(|one, other| one.number.cmp(&other.number));
    clients
}

on_each_database! {
    async fn its_papers_are_complete_and_made_when_somebody_looks(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        store::demo::settle(&db.database, nord.company(), now()).await.unwrap();
        store::demo::fill(&db.database, nord.company(), 20, 7, now()).await.unwrap();
        store::demo::sell(&db.database, nord.company(), 7, now()).await.unwrap();
        let profile = store::companies::get(&nord.read()).await.unwrap().profile;
        assert!(profile.line1.is_some() && profile.city.is_some() && profile.legal_form.is_some());
        assert!(profile.rcs.is_some() && profile.share_capital.is_some() && profile.footer.is_some());
        assert_eq!(profile.iban.map(|iban| iban.formatted()).as_deref(), Some("FR76 3000 6000 0112 3456 7890 189"));
        let waiting = store::jobs::claim(&db.database, &[domain::documents::paper::JOB], &[], now()).await.unwrap();
        assert!(waiting.is_none(), "a year of papers is not made at once");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn the_same_seed_makes_the_same_company_and_it_holds_together(db: TestDb) {
        let (nord, sud, est) = (db.empty_company("Nord").await, db.empty_company("Sud").await, db.empty_company("Est").await);
        for (access, seed) in [(&nord, 7), (&sud, 7), (&est, 8)] {
            store::demo::fill(&db.database, access.company(), 120, seed, now()).await.unwrap();
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        let names = |clients: &[Client]| clients.iter().map(|client| client.data.name.to_string()).collect::<Vec<_>>();
        let (first, second, third) = (all(&nord).await, all(&sud).await, all(&est).await);
        assert_eq!(names(&first), names(&second));
        assert_ne!(names(&first), names(&third));
        assert_eq!((first.len(), first[0].number.as_str()), (120, "C-00001"));
        let states: HashSet<_> = first.iter().map(|client| client.state).collect();
        assert_eq!(states.len(), 4);
        assert!(first.iter().any(|client| client.data.is_prospect) && first.iter().any(|client| !client.data.is_prospect));
        assert!(first.iter().any(|client| client.country() == Some(Country::CANADA)));
        assert!(first.iter().any(|client| client.country() == Some(Country::FRANCE)));
        assert!(first.iter().any(|client| client.contacts.is_empty()) && first.iter().any(|client| client.contacts.len() > 2));
        assert!(first.iter().any(|client| client.addresses.len() > 1) && first.iter().any(|client| client.data.private_notes.is_some()));
        assert!(first.iter().any(|client| client.score > 0) && first.iter().any(|client| client.version > 1));
        let tagged = first.iter().filter(|client| !client.data.tags.is_empty()).count();
        assert!((20..=60).contains(&tagged), "{tagged} of 120 have tags");
        let years: HashSet<_> = first.iter().map(|client| client.created_at.format("%Y").to_string()).collect();
        assert!(years.len() >= 3, "{years:?}");
        for client in &first {
            assert!(client.created_at <= client.updated_at && client.updated_at <= now());
            let told = store::activity::of_client(&nord.read(), client.id, None, 50).await.unwrap();
            assert!(told.is_sorted_by(|newer, older| newer.at >= older.at && newer.id > older.id));
            let saves = told.iter().filter(|entry| entry.event.saved().is_some()).count();
            assert_eq!(client.version, 1 + i32::try_from(saves).unwrap());
            // What was typed by nobody is still what somebody could type, by the whole numbering plan.
            drop(parsed(&client.to_form(Country::FRANCE, rules().phone)));
        }
    }

    async fn what_is_sold_to_the_made_up_clients_holds_together(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        store::demo::fill(&db.database, nord.company(), 12, 7, now()).await.unwrap();
        store::demo::sell(&db.database, nord.company(), 7, now()).await.unwrap();
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        let board = store::documents::dashboard(&nord.read()).await.unwrap();
        assert!(board.months.iter().any(|month| month.sold_minor > 0), "{board:?}");
        assert!(board.months.iter().any(|month| month.received_minor > 0), "{board:?}");
    }

    async fn a_company_with_clients_is_left_alone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        store::demo::fill(&db.database, nord.company(), 1, 1, now()).await.unwrap();
        let again = store::demo::fill(&db.database, nord.company(), 1, 1, now()).await;
        assert!(matches!(again, Err(StoreError::Refused(Refusal::NotEmpty))), "{again:?}");
        assert_eq!(all(&nord).await.len(), 1);
    }
}
