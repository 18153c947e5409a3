//! Every verb about clients, called by a company with the ids of another: not found, and nothing changes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::listing::{CONTACT, NAME};
use domain::clients::{ClientForm, ClientState, Probe};
use domain::error::FieldError;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use domain::listing::{ListQuery, Lookup};
use domain::state::Act;
use domain::subject::Subject;
use domain::text::Text;
use store::clients::Clients;
use store::files::NewFile;
use store::{StoreError, activity, changes, clients, contacts, files, listing};
use testing::clients::{created, everything, named, page, parsed, person, place};
use testing::on_each_database;

fn not_found<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

on_each_database! {
    async fn another_companys_client_is_not_found(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let mut form = ClientForm {
            contacts: vec![person("Ana", "Roche", "ana@x.example")],
            addresses: vec![place("1 rue A", "75011", "Paris")],
            ..named("Roche")
        };
        form.fields.siret = "73282932000074".into();
        let theirs = created(&sud, &form).await;
        let mine = created(&nord, &named("À moi")).await;
        let tx = sud.begin().await.unwrap();
        let new = NewFile { name: Text::parse("l.png").unwrap(), content_type: "image/png".into(), size: 3, sha256: "00".into() };
        let logo = files::record(&tx, Clients, theirs.id, new).await.unwrap();
        tx.commit().await.unwrap();
        let stored = files::get(&sud.read(), logo).await.unwrap();
        assert_eq!((stored.size, stored.of), (3, Some((Subject::Client, theirs.id.0))));

        let read = nord.read();
        not_found(clients::get(&read, theirs.id).await);
        not_found(activity::of_client(&read, theirs.id, None, 10).await);
        not_found(files::get(&read, logo).await);
        let tx = nord.begin().await.unwrap();
        not_found(clients::update(&tx, theirs.id, 1, parsed(&named("X"))).await);
        for act in [Act::Archive, Act::Delete, Act::Restore, Act::Activate, Act::Deactivate] {
            not_found(clients::act(&tx, &[mine.id, theirs.id], act).await);
        }
        not_found(clients::put_back(&tx, &[(theirs.id, ClientState::Deleted)]).await);
        not_found(clients::set_prospect(&tx, theirs.id, true).await);
        not_found(clients::change_number(&tx, theirs.id, Text::parse("X").unwrap()).await);
        not_found(clients::add_score(&tx, theirs.id, 1).await);
        not_found(clients::set_logo(&tx, theirs.id, None).await);
        not_found(clients::set_logo(&tx, mine.id, Some(logo)).await);
        let theirs_sent = theirs.to_form(Country::FRANCE, PhoneRules::numbering_plan());
        let Err(StoreError::Invalid(errors)) = clients::create(&tx, parsed(&theirs_sent)).await else { panic!() };
        assert_eq!(errors.at("contacts[0].id"), Some(&FieldError::Unknown));
        assert_eq!(errors.at("addresses[0].id"), Some(&FieldError::Unknown));
        let told = changes::make(&tx, Clients, async |change| {
            Ok(((), change.tell(&tx, theirs.id, Event::ClientArchived).await?))
        });
        assert!(told.await.is_err(), "the foreign key holds as well");
        drop(tx);

        for sort in [NAME, CONTACT] {
            let query = ListQuery { sort: sort.into(), ..everything() };
            let page = page(&nord, &query).await;
            assert_eq!(page.rows.iter().map(|row| ClientId(row.id)).collect::<Vec<_>>(), [mine.id]);
            assert_eq!((page.head.total, page.head.counts[0]), (1, 1));
            assert_eq!(listing::shown(&nord, Subject::Client, &query).await.unwrap(), [mine.id.0]);
            let all = listing::all(&nord, Subject::Client, &query).await.unwrap();
            assert_eq!(all, page.rows);
        }
        let probe = Probe { name: "Roche".into(), siret: "73282932000074".into(), email: "ana@x.example".into(), ..Probe::default() };
        assert_eq!(clients::duplicates(&read, &probe).await.unwrap(), []);
        assert_eq!(clients::duplicates(&sud.read(), &probe).await.unwrap().len(), 1);
        for lookup in [Lookup::Offered("roche", 20), Lookup::Sought("732829320", 20), Lookup::Numbered(&theirs.number, 20), Lookup::Named(&[theirs.id.0])] {
            let found = listing::look(&nord, Subject::Client, lookup).await.unwrap();
            assert!(found.iter().all(|row| row.id == mine.id.0), "{lookup:?}");
        }
        assert_eq!(listing::look(&nord, Subject::Client, Lookup::Offered("roche", 20)).await.unwrap(), []);
        assert_eq!(contacts::search(&read, "ana").await.unwrap(), []);
        assert_eq!(contacts::by_emails(&read, &["ana@x.example".into()]).await.unwrap().len(), 0);
        assert_eq!(clients::get(&sud.read(), theirs.id).await.unwrap(), theirs);
    }
}
