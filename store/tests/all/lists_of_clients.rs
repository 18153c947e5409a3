//! The clients list: order, filter, counts, sums; and acts on many at once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::listing::{BALANCE, CONTACT, CREATED, EMAIL, LAST_SEEN, NAME};
use domain::clients::{CLIENTS, ClientForm, ClientState, Probe, Reason};
use domain::error::Refusal;
use domain::ids::ClientId;
use domain::listing::{ListPage, ListQuery, Lookup, PAGE_SIZE};
use domain::state::Act;
use domain::subject::Subject;
use store::{Access, StoreError, clients, listing};
use testing::clients::{created, listed, named, page, parsed, person};
use testing::on_each_database;

async fn names(access: &Access, query: ListQuery) -> Vec<String> {
    listed(access, &query).await.into_iter().map(|row| row.name).collect()
}

fn names_on(page: &ListPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.text(NAME)).collect()
}

async fn act(access: &Access, ids: &[ClientId], act: Act) -> Vec<(ClientId, ClientState)> {
    let tx = access.begin().await.unwrap();
    let before = clients::act(&tx, ids, act).await.unwrap();
    tx.commit().await.unwrap();
    before
}

fn filtered(filter: &str) -> ListQuery {
    ListQuery { filter: filter.into(), ..CLIENTS.usual() }
}

on_each_database! {
    async fn names_stand_in_the_order_of_a_dictionary(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let order = ["2 rue", "10 rue", "Abel", "cote", "côté", "Cotes", "Éric", "Eric Z", "L’Été", "Œuvre", "Zoé", "Ёж", "東京"];
        for name in ["東京", "Éric", "Zoé", "cote", "10 rue", "Œuvre", "L’Été", "Abel", "Ёж", "Eric Z", "Cotes", "2 rue", "côté"] {
            created(&nord, &named(name)).await;
        }
        assert_eq!(names(&nord, CLIENTS.usual()).await, order);
        let mut reversed = order;
        reversed.reverse();
        assert_eq!(names(&nord, ListQuery { descending: true, ..CLIENTS.usual() }).await, reversed);
    }

    async fn each_column_sorts_both_ways_and_gaps_come_last(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let at = |day: u32| -> DateTime<Utc> { format!("2026-03-{day:02}T23:30:00Z").parse().unwrap() };
        for (name, first, email, day) in
            [("A", "Zoé", "b@x.example", 3), ("B", "", "", 1), ("C", "Éric", "A@x.example", 2)]
        {
            let then = Access::operator(db.database.clone(), nord.company(), at(day));
            let mut form = named(name);
            if !first.is_empty() {
                form.contacts = vec![person(first, "", email)];
            }
            created(&then, &form).await;
        }
        db.corrupt("UPDATE clients SET balance_minor = 500 WHERE name = 'B'").await;
        db.corrupt("UPDATE clients SET last_seen_at = created_at WHERE name <> 'A'").await;
        for (sort, up, down) in [
            (NAME, "ABC", "CBA"),
            (CONTACT, "CAB", "ACB"),
            (EMAIL, "CAB", "ACB"),
            (CREATED, "BCA", "ACB"),
            (LAST_SEEN, "BCA", "CBA"),
            (BALANCE, "ACB", "BCA"),
        ] {
            let query = ListQuery { sort: sort.into(), ..CLIENTS.usual() };
            assert_eq!(names(&nord, query.clone()).await.concat(), up, "{sort:?}");
            assert_eq!(names(&nord, ListQuery { descending: true, ..query }).await.concat(), down, "{sort:?}");
        }
        // Half past eleven in the evening in London is the next day in Paris.
        let rows = listed(&nord, &CLIENTS.usual()).await;
        assert_eq!((rows[0].created_on.to_string(), rows[0].email.as_str()), ("2026-03-04".into(), "b@x.example"));
        assert_eq!(rows[1].last_seen_on.map(|day| day.to_string()).as_deref(), Some("2026-03-02"));
    }

    async fn any_part_of_client_or_contact_is_found_and_wildcards_stand_for_themselves(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        for name in ["100 % Été", "a_b", "axb", r"c\d", "Best Cink"] {
            created(&nord, &named(name)).await;
        }
        created(&nord, &ClientForm { contacts: vec![person("Noël", "Œrtel", "")], ..named("Autre") }).await;
        for (filter, found) in [
            ("%", vec!["100 % Été"]), ("_", vec!["a_b"]), (r"\", vec![r"c\d"]), ("ETE", vec!["100 % Été"]), ("noel œ", vec!["Autre"]),
            ("  best c ", vec!["Best Cink"]), ("axb", vec!["axb"]), ("introuvable", vec![]), ("' OR 1=1 --", vec![]),
        ] {
            let page = page(&nord, &filtered(filter)).await;
            assert_eq!(names_on(&page), found, "{filter}");
            assert_eq!(page.head.total, found.len() as u64, "{filter}");
            assert_eq!((page.head.counts, page.head.all), (vec![found.len() as u64, 0, 0, 0], 6), "{filter}");
        }
    }

    async fn pages_counts_and_sums_agree(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let mut forms: Vec<_> = (0..PAGE_SIZE + 3).map(|at| parsed(&named(&format!("Client {at}")))).collect();
        forms[0].data.currency = "CAD".parse().unwrap();
        let ids = clients::create_many(&tx, forms, Event::ClientImported { file: "a.csv".into() }).await.unwrap();
        tx.commit().await.unwrap();
        db.corrupt("UPDATE clients SET balance_minor = 200").await;
        act(&nord, &ids[..1], Act::Archive).await;
        let first = page(&nord, &CLIENTS.usual()).await;
        assert_eq!((first.rows.len(), first.head.total), (50, 52));
        let second = page(&nord, &ListQuery { page: 2, ..CLIENTS.usual() }).await;
        assert_eq!(names_on(&second), ["Client 51", "Client 52"]);
        let beyond = page(&nord, &ListQuery { page: u32::MAX, ..CLIENTS.usual() }).await;
        assert_eq!(beyond, second, "the last page stands for those that are not there");
        assert_eq!((first.page, beyond.page), (1, 2));
        let none = page(&nord, &ListQuery { page: 2, ..filtered("introuvable") }).await;
        assert_eq!((none.page, none.rows.len(), none.head.total), (1, 0, 0));
        let sums = |page: &ListPage| page.head.sums[0].iter().map(|sum| (sum.currency().to_string(), sum.minor())).collect::<Vec<_>>();
        assert_eq!(sums(&first), [("EUR".to_owned(), 52 * 200)]);
        let both = ListQuery { states: vec![ClientState::Archived.id(), ClientState::Active.id()], ..CLIENTS.usual() };
        let page_of_both = page(&nord, &both).await;
        assert_eq!(page_of_both.head.counts, [52, 0, 1, 0]);
        assert_eq!(sums(&page_of_both), [("CAD".to_owned(), 200), ("EUR".to_owned(), 52 * 200)]);
        let archived = ListQuery { states: vec![ClientState::Archived.id()], ..CLIENTS.usual() };
        assert_eq!(names(&nord, archived).await[0], "Client 0");
        let shown = listing::shown(&nord, Subject::Client, &both).await.unwrap();
        assert_eq!(shown, ids.iter().map(|id| id.0).collect::<Vec<_>>(), "an export takes all pages");
        let all = listing::all(&nord, Subject::Client, &both).await.unwrap();
        assert_eq!((all.len(), &all[..50]), (53, page_of_both.rows.as_slice()), "and so does a choice of everything");
    }

    async fn many_are_archived_deleted_restored_and_it_is_undone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut ids = Vec::new();
        for name in ["A", "B", "C"] {
            ids.push(created(&nord, &named(name)).await.id);
        }
        act(&nord, &ids[1..2], Act::Deactivate).await;
        act(&nord, &ids[2..], Act::Archive).await;
        let before = act(&nord, &[ids[0], ids[1], ids[2], ids[0]], Act::Delete).await;
        assert_eq!(before, [(ids[0], ClientState::Active), (ids[1], ClientState::Inactive), (ids[2], ClientState::Archived)]);
        let tx = nord.begin().await.unwrap();
        assert!(matches!(clients::act(&tx, &ids, Act::Archive).await, Err(StoreError::Refused(Refusal::WrongState))));
        clients::put_back(&tx, &before).await.unwrap();
        tx.commit().await.unwrap();
        for (id, state) in before {
            assert_eq!(clients::get(&nord.read(), id).await.unwrap().state, state);
        }
        let told = store::activity::of_client(&nord.read(), ids[2], None, 10).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|entry| entry.event).collect();
        assert_eq!(told, [Event::ClientArchived, Event::ClientDeleted, Event::ClientArchived, Event::ClientCreated]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_thrown_away_is_restored_before_it_is_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        act(&nord, &[client.id], Act::Delete).await;
        let tx = nord.begin().await.unwrap();
        let changed = parsed(&named("Roche et Fils"));
        let refused = clients::update(&tx, client.id, client.version, changed.clone()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))));
        for to in [Act::Restore, Act::Archive] {
            clients::act(&tx, &[client.id], to).await.unwrap();
        }
        let saved = clients::update(&tx, client.id, client.version, changed).await.unwrap();
        assert_eq!((saved.data.name.as_str(), saved.state), ("Roche et Fils", ClientState::Archived));
        tx.commit().await.unwrap();
    }

    async fn nothing_else_of_it_is_changed_either(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        act(&nord, &[client.id], Act::Delete).await;
        let tx = nord.begin().await.unwrap();
        let refused = |answer| assert!(matches!(answer, Err(StoreError::Refused(Refusal::Deleted))));
        refused(clients::set_prospect(&tx, client.id, true).await.map(drop));
        refused(clients::change_number(&tx, client.id, domain::text::Text::parse("C-9").unwrap()).await.map(drop));
        refused(clients::add_score(&tx, client.id, 5).await.map(drop));
        refused(clients::set_logo(&tx, client.id, None).await);
        tx.commit().await.unwrap();
    }

    async fn what_others_depend_on_is_not_deleted(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let group = created(&nord, &named("Groupe")).await;
        let mut form = named("Filiale");
        form.fields.payer = group.id.to_string();
        let branch = created(&nord, &form).await;
        let tx = nord.begin().await.unwrap();
        let answer = clients::act(&tx, &[group.id], Act::Delete).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::ClientInUse))), "{answer:?}");
        // Made inactive it may be, and deleted together with what depends on it.
        clients::act(&tx, &[group.id], Act::Deactivate).await.unwrap();
        clients::act(&tx, &[group.id, branch.id], Act::Delete).await.unwrap();
        // Nor does undoing bring that back.
        clients::act(&tx, &[group.id, branch.id], Act::Restore).await.unwrap();
        let answer = clients::put_back(&tx, &[(group.id, ClientState::Deleted)]).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::ClientInUse))), "{answer:?}");
        tx.commit().await.unwrap();
    }

    async fn one_unknown_client_leaves_all_as_they_were(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("A")).await;
        let tx = nord.begin().await.unwrap();
        let with_unknown = [client.id, ClientId(uuid::Uuid::now_v7())];
        assert!(matches!(clients::act(&tx, &with_unknown, Act::Delete).await, Err(StoreError::NotFound)));
        let too_many = vec![client.id; usize::from(store::states::MAX_AT_ONCE) + 1];
        assert!(matches!(clients::act(&tx, &too_many, Act::Delete).await, Err(StoreError::Refused(Refusal::TooMany { .. }))));
        tx.commit().await.unwrap();
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap().state, ClientState::Active);
    }

    async fn duplicates_are_found_by_name_number_and_email(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = ClientForm { contacts: vec![person("Ana", "Roche", "ana@roche.example")], ..named("Ateliers Roche SARL") };
        form.fields.siret = "73282932000074".into();
        form.fields.email = "bonjour@roche.example".into();
        let roche = created(&nord, &form).await;
        act(&nord, &[roche.id], Act::Delete).await;
        created(&nord, &named("Ateliers Rochet")).await;
        let probe = Probe { name: "ATELIERS-ROCHE".into(), email: "ANA@roche.example".into(), ..Probe::default() };
        let found = clients::duplicates(&nord.read(), &probe).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].id, found[0].state), (roche.id, ClientState::Deleted));
        assert_eq!(found[0].reasons, [Reason::Email, Reason::Name]);
        for probe in [
            Probe { siret: "732 829 320 00074".into(), ..Probe::default() },
            Probe { email: "Bonjour@roche.example".into(), ..Probe::default() },
        ] {
            assert_eq!(clients::duplicates(&nord.read(), &probe).await.unwrap().len(), 1, "{probe:?}");
        }
        let itself = Probe { except: Some(roche.id), ..probe };
        assert_eq!(clients::duplicates(&nord.read(), &itself).await.unwrap(), []);
        for at in 0..7 {
            created(&nord, &named(&format!("Roy{}", " ".repeat(at)))).await;
        }
        let many = Probe { name: "Roy inc.".into(), ..Probe::default() };
        assert_eq!(clients::duplicates(&nord.read(), &many).await.unwrap().len(), 5);
    }

    async fn pickers_offer_active_clients_by_name_or_number(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let zoe = created(&nord, &named("Zoé")).await;
        let eric = created(&nord, &ClientForm { number: "K%9".into(), ..named("Éric") }).await;
        let gone = created(&nord, &named("Érica")).await;
        act(&nord, &[gone.id], Act::Deactivate).await;
        let found = async |lookup: Lookup<'_>| {
            let found = listing::look(&nord, Subject::Client, lookup).await.unwrap();
            found.into_iter().map(|row| ClientId(row.id)).collect::<Vec<_>>()
        };
        let offered = async |text: &str| found(Lookup::Offered(text, 20)).await;
        assert_eq!(offered("").await, [eric.id, zoe.id]);
        assert_eq!(offered("eri").await, [eric.id]);
        assert_eq!(offered("k%").await, [eric.id]);
        assert_eq!(offered("c-000").await, [zoe.id]);
        assert_eq!(found(Lookup::Offered("", 1)).await, [eric.id], "so many at most");
        // What is not offered is still known by its number, and by its id.
        assert_eq!(found(Lookup::Numbered(&gone.number, 20)).await, [gone.id]);
        assert_eq!(found(Lookup::Named(&[gone.id.0, zoe.id.0])).await, [gone.id, zoe.id]);
        act(&nord, &[gone.id], Act::Delete).await;
        assert_eq!(found(Lookup::Numbered(&gone.number, 20)).await, [], "but not what is thrown away");
        assert_eq!(found(Lookup::Named(&[gone.id.0, zoe.id.0])).await, [zoe.id]);
    }
}
