//! That a guest opens a paper is noted where it is news, and waits for nobody where it is none.

use std::time::Duration;

use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::clients::{Client, ClientForm};
use domain::documents::{DocumentFields, DocumentForm, LineForm};
use domain::ids::DocumentId;
use store::{Access, StoreError, documents, portal};
use testing::clients::{created, named, person, place};
use testing::on_each_database;
use tokio::time::timeout;

use super::{BROWSER, asked, company, follow, guest, invite, seconds};

const BOB: &str = "bob@noir.example";

/// An issued quote.
async fn quote(access: &Access, client: &Client) -> DocumentId {
    let line = LineForm {
        description: "Conseil".into(),
        quantity: "1".into(),
        price: "100".into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let fields = DocumentFields { client: client.id.to_string(), ..DocumentFields::default() };
    let tx = access.begin().await.unwrap();
    let form = DocumentForm { fields, lines: vec![line] };
    let quote = documents::create(&tx, DocumentKind::Quote, form).await.unwrap().id;
    documents::issue(&tx, &[quote]).await.unwrap();
    tx.commit().await.unwrap();
    quote
}

on_each_database! {
    async fn what_is_no_news_is_read_while_others_write(db: TestDb) {
        let (nord, _) = company(&db, "Nord").await;
        let form = ClientForm {
            addresses: vec![place("1 rue A", "75011", "Paris")],
            contacts: vec![person("Bob", "Noir", BOB)],
            ..named("Atelier Noir")
        };
        let client = created(&nord, &form).await;
        let bob = client.contacts[0].id.unwrap();
        let (open, accepted) = (quote(&nord, &client).await, quote(&nord, &client).await);
        let tx = nord.begin().await.unwrap();
        documents::step(&tx, &[accepted], Step::Accept).await.unwrap();
        tx.commit().await.unwrap();
        invite(&nord, bob).await.unwrap();
        let link = asked(&db, BOB, 0).await.remove(0);
        let token = follow(&db, &link, BROWSER, 1).await.unwrap();
        let guest_of = guest(&db, &token, seconds(2)).await.unwrap();
        let access = guest_of.access(db.database.clone(), seconds(2));
        // The company's row is held.
        let writes = nord.begin().await.unwrap();
        portal::invite(&writes, bob).await.unwrap();
        let seen = timeout(Duration::from_secs(10), portal::is_seen(&guest_of, &access, accepted)).await;
        seen.unwrap().unwrap();
        writes.roll_back().await.unwrap();
        for (id, state) in [(open, DocumentState::Viewed), (accepted, DocumentState::Accepted)] {
            portal::is_seen(&guest_of, &access, id).await.unwrap();
            assert_eq!(documents::get(&nord.read(), id).await.unwrap().state, state);
        }
    }

    async fn several_papers_cost_what_one_does(db: TestDb) {
        let (nord, roche) = company(&db, "Nord").await;
        let noir = ClientForm {
            addresses: vec![place("1 rue A", "75011", "Paris")],
            contacts: vec![person("Bob", "Noir", BOB)],
            ..named("Atelier Noir")
        };
        let noir = created(&nord, &noir).await;
        let mine = [quote(&nord, &noir).await, quote(&nord, &noir).await, quote(&nord, &noir).await];
        invite(&nord, noir.contacts[0].id.unwrap()).await.unwrap();
        let link = asked(&db, BOB, 0).await.remove(0);
        let token = follow(&db, &link, BROWSER, 1).await.unwrap();
        let bob = guest(&db, &token, seconds(2)).await.unwrap();
        let mut of_roche = bob.clone();
        of_roche.client = roche.id;
        let (database, heard) = db.hearing();
        let access = bob.access(database, seconds(2));
        portal::require_documents(&access.read(), &bob, &mine).await.unwrap();
        portal::require_documents(&access.read(), &bob, &[mine[0], mine[0]]).await.unwrap();
        assert_eq!(heard.take().len(), 2);
        let refused = portal::require_documents(&access.read(), &of_roche, &mine).await;
        assert!(matches!(refused, Err(StoreError::NotFound)), "{refused:?}");
        portal::are_seen(&bob, &access, &mine).await.unwrap();
        for id in mine {
            assert_eq!(documents::get(&nord.read(), id).await.unwrap().state, DocumentState::Viewed);
        }
        drop(heard.take());
        portal::are_seen(&bob, &access, &mine[..1]).await.unwrap();
        let one = heard.take().len();
        portal::are_seen(&bob, &access, &mine).await.unwrap();
        assert_eq!(heard.take().len(), one);
    }
}
