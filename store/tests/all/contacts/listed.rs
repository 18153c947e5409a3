//! Contacts in their list and in what browsers keep of it; those of the made-up company; the lists that contacts are chosen from.

use chrono::{DateTime, Utc};
use domain::contacts::CONTACTS;
use domain::contacts::listing::{CLIENTS, EMAIL, NAME, PHONE, SCHEMA, SOURCE, STATE};
use domain::listing::{ListPage, ListRow, Lookup};
use domain::state::Act;
use domain::subject::Subject;
use domain::table::{Delta, Table};
use store::changes;
use store::listing::{self, Snapshot};

use super::*;

async fn page(access: &Access, query: &str) -> ListPage {
    listing::page(access, Subject::Contact, &CONTACTS.read_string(query)).await.unwrap()
}

fn names_of(rows: &[ListRow]) -> String {
    rows.iter().map(|row| row.text(NAME).to_owned()).collect::<Vec<_>>().join(" ")
}

async fn names(access: &Access, query: &str) -> String {
    names_of(&page(access, query).await.rows)
}

/// A browser: a table, and the tag that came with it.
struct Browser {
    table: Table,
    tag: String,
}

impl Browser {
    async fn open(access: &Access) -> Self {
        let (sent, tag) = listing::snapshot(access, Subject::Contact, None).await.unwrap();
        let Snapshot::Whole(table) = sent else { panic!("not whole") };
        Self { table: Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap(), tag }
    }

    /// Takes the changes in, checks that they lead to what the server shows, and tells how many rows came.
    async fn refresh(&mut self, access: &Access) -> usize {
        let (sent, tag) = listing::snapshot(access, Subject::Contact, Some(&self.tag)).await.unwrap();
        self.tag = tag;
        let came = match sent {
            Snapshot::Unchanged => 0,
            Snapshot::Changes(delta) => {
                let delta = Delta::from_bytes(SCHEMA, &delta.to_bytes()).unwrap();
                self.table.apply(&delta).unwrap();
                delta.upserted.len()
            }
            other => panic!("{other:?}"),
        };
        for query in ["state=all", "billing=yes&sort=clients", "clients=none", "q=a"] {
            let kept = domain::listing::page(&CONTACTS, &self.table, &CONTACTS.read_string(query));
            assert_eq!(kept, page(access, query).await, "{query}");
        }
        came
    }
}

on_each_database! {
    async fn the_list_is_narrowed_sorted_and_searched(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let fair = entry(&nord, ListKind::ContactSource, "Salon").await.to_string();
        let [roche, goff] = [created(&nord, &named("Roche")).await, created(&nord, &named("Le Goff")).await];
        let mut ana = at("Ana", "ana@roche.example", &[&roche, &goff]);
        (ana.fields.source, ana.fields.mobile) = (fair.clone(), "06 84 60 00 01".into());
        ana.clients[1].is_billing = "on".into();
        let mut bob = at("Bob", "", &[&roche]);
        (bob.fields.direct_phone, bob.fields.marketing_sms) = ("01 84 60 12 34".into(), "on".into());
        bob.clients[0].receives_invoices = "on".into();
        for form in [ana, bob, called("Cyd", "z@x.example")] {
            create(&nord, &form).await.unwrap();
        }
        let gone = create(&nord, &called("Dan", "")).await.unwrap();
        done!(nord, contacts::act, &[gone.id], Act::Deactivate).unwrap();
        // By a client's form, somebody may be known by a number alone.
        let mut form = named("Standard");
        form.contacts.push(domain::clients::ContactForm { switchboard: "01 84 60 55 55".into(), ..domain::clients::ContactForm::default() });
        created(&nord, &form).await;

        for (query, found) in [
            ("", "0184605555 Ana Bob Cyd"),
            ("state=inactive", "Dan"),
            ("clients=none", "Cyd"),
            ("clients=some&primary=no", "Bob"),
            ("billing=yes", "Ana"),
            ("receives_invoices=yes", "Bob"),
            ("dunning=yes", ""),
            ("marketing_sms=yes", "Bob"),
            ("q=goff", "Ana"),
            ("q=roche", "Ana Bob"),
            ("q=0684600001", "Ana"),
            ("q=01846012", "Bob"),
            ("sort=email&dir=desc", "Cyd Ana 0184605555 Bob"),
            ("sort=clients", "Ana Bob 0184605555 Cyd"),
            ("from=2026-01-01&to=2026-01-02", ""),
        ] {
            assert_eq!(names(&nord, query).await, found, "{query}");
        }
        assert_eq!(names(&nord, &format!("source={fair}")).await, "Ana");
        let all = page(&nord, "").await;
        assert_eq!((all.head.total, all.head.counts), (4, vec![4, 1, 0]));
        let ana = &all.rows[1];
        assert_eq!(ana.parts(CLIENTS).collect::<Vec<_>>(), ["Le Goff", "Roche"]);
        assert_eq!((ana.text(SOURCE), ana.text(EMAIL), ana.text(STATE)), ("Salon", "ana@roche.example", "active"));
        assert_eq!((ana.text(PHONE), all.rows[0].text(PHONE)), ("", "0184605555"));
        let offered = listing::look(&nord, Subject::Contact, Lookup::Offered("an", 5)).await.unwrap();
        assert_eq!(names_of(&offered), "Ana 0184605555", "who is no longer there is offered no more");
        assert_eq!(page(&db.empty_company("Sud").await, "state=all").await.head.total, 0);
    }

    async fn a_browser_hears_of_every_change_and_of_nothing_else(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example"), ("Bob", "")])).await;
        let alone = create(&nord, &called("Cyd", "")).await.unwrap();
        // Of few rows, everything would be sent anew.
        let others: Vec<String> = (0..20).map(|at| format!("P{at}")).collect();
        created(&nord, &with("Autre", &others.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>())).await;
        let mut browser = Browser::open(&nord).await;
        assert_eq!(browser.refresh(&nord).await, 0);
        // The contact's own verbs.
        let alone = update(&nord, &alone, &called("Cyd", "cyd@x.example")).await.unwrap();
        assert_eq!(browser.refresh(&nord).await, 1);
        done!(nord, contacts::act, &[alone.id], Act::Delete).unwrap();
        assert_eq!(browser.refresh(&nord).await, 1);
        done!(nord, contacts::put_back, &[(alone.id, ContactState::Active)]).unwrap();
        assert_eq!(browser.refresh(&nord).await, 1);
        done!(nord, contacts::link, alone.id, NewLink { is_primary: true, ..plain(roche.id) }).unwrap();
        assert_eq!(browser.refresh(&nord).await, 2, "and whom it took the place from");
        done!(nord, contacts::unlink, alone.id, roche.id).unwrap();
        assert_eq!(browser.refresh(&nord).await, 2);
        // Those of a client.
        let roche = now(&nord, &roche).await;
        let mut form = back(&roche);
        form.fields.phone = "01 84 60 12 00".into();
        let roche = save(&nord, &roche, &form).await.unwrap();
        assert_eq!(browser.refresh(&nord).await, 0, "nothing of what they show");
        let mut form = back(&roche);
        form.contacts[1].position = "Comptable".into();
        let roche = save(&nord, &roche, &form).await.unwrap();
        assert_eq!(browser.refresh(&nord).await, 1);
        let mut form = back(&roche);
        form.fields.name = "Rochat".into();
        let roche = save(&nord, &roche, &form).await.unwrap();
        assert_eq!(browser.refresh(&nord).await, 2);
        assert_eq!(names(&nord, "q=rochat").await, "Ana Bob");
        act_on(&nord, &roche, Act::Archive).await;
        assert_eq!(browser.refresh(&nord).await, 2);
        act_on(&nord, &roche, Act::Delete).await;
        assert_eq!((browser.refresh(&nord).await, names(&nord, "clients=none").await), (2, "Ana Bob Cyd".into()));
        act_on(&nord, &roche, Act::Restore).await;
        assert_eq!(browser.refresh(&nord).await, 2);
        save(&nord, &roche, &named("Rochat")).await.unwrap();
        assert_eq!((browser.refresh(&nord).await, names(&nord, "state=deleted").await), (2, "Ana Bob".into()));
        created(&nord, &with("Neuve", &[("Eve", "")])).await;
        assert_eq!(browser.refresh(&nord).await, 1);
        is_sound(&db).await;
    }

    async fn who_is_only_at_clients_that_are_thrown_away_is_not_offered(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example")])).await;
        let other = created(&nord, &named("Autre")).await;
        create(&nord, &at("Anatole", "", &[&roche, &other])).await.unwrap();
        create(&nord, &called("Anabelle", "")).await.unwrap();
        let found = async || {
            let sought = listing::look(&nord, Subject::Contact, Lookup::Sought("ana", 8)).await.unwrap();
            let linked = contacts::search(&nord.read(), "ana").await.unwrap().into_iter().map(|found| found.contact.display_name());
            (names_of(&sought), names(&nord, "q=ana").await, linked.collect::<Vec<_>>().join(" "))
        };
        let (all, others) = ("Ana Anabelle Anatole".to_owned(), "Anabelle Anatole".to_owned());
        for (act, left) in [(Act::Archive, &all), (Act::Delete, &others), (Act::Restore, &all)] {
            act_on(&nord, &now(&nord, &roche).await, act).await;
            assert_eq!(found().await, (left.clone(), left.clone(), left.clone()), "{act:?}");
        }
        // With each client thrown away, only whoever works for nobody is left. In the list all of them stay.
        for client in [&roche, &other] {
            act_on(&nord, &now(&nord, client).await, Act::Delete).await;
        }
        let left = "Anabelle".to_owned();
        assert_eq!(found().await, (left.clone(), left.clone(), left));
        assert_eq!((names(&nord, "").await, names(&nord, "clients=none&q=ana").await), (all.clone(), all));
    }

    async fn the_revision_of_contacts_moves_by_what_they_show_alone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let at = async || {
            let revisions = changes::revisions(&nord).await.unwrap().to_string();
            revisions.split(",quote=").next().unwrap().to_owned()
        };
        created(&nord, &named("Seule")).await;
        let roche = created(&nord, &with("Roche", &[("Ana", "")])).await;
        assert_eq!(at().await, "client=2,contact=1,product=0");
        let ana = get(&nord, roche.contacts[0].id.unwrap()).await;
        let mut form = ana.to_form();
        form.fields.first_name = "Anna".into();
        update(&nord, &ana, &form).await.unwrap();
        assert_eq!(at().await, "client=3,contact=2,product=0");
        create(&nord, &called("Bob", "")).await.unwrap();
        assert_eq!(at().await, "client=3,contact=3,product=0");
        entry(&nord, ListKind::ContactSource, "Salon").await;
        assert_eq!(at().await, "client=3,contact=4,product=0");
        entry(&nord, ListKind::Civility, "Maître").await;
        assert_eq!(at().await, "client=3,contact=4,product=0");
    }

    async fn an_entry_that_contacts_use_is_not_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = called("Ana", "");
        let source = entry(&nord, ListKind::ContactSource, "Salon").await;
        form.fields.source = source.to_string();
        let ana = create(&nord, &form).await.unwrap();
        done!(nord, contacts::act, &[ana.id], Act::Delete).unwrap();
        assert_eq!(refused(done!(nord, lists::remove, source)), Refusal::InUse);
        done!(nord, lists::rename, source, NewListItem::named(ListKind::ContactSource, "Foire").unwrap()).unwrap();
        assert_eq!(page(&nord, "state=all").await.rows[0].text(SOURCE), "Foire");
    }

    async fn the_made_up_company_has_contacts_of_every_kind(db: TestDb) {
        let now: DateTime<Utc> = "2026-11-21T10:00:00Z".parse().unwrap();
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        for company in [&nord, &sud] {
            store::demo::fill(&db.database, company.company(), 120, 7, now).await.unwrap();
        }
        let all = listing::all(&nord, Subject::Contact, &CONTACTS.read_string("state=all")).await.unwrap();
        let theirs = listing::all(&sud, Subject::Contact, &CONTACTS.read_string("state=all")).await.unwrap();
        assert_eq!(names_of(&all), names_of(&theirs));
        assert!(all.len() > 100);
        assert!(all.iter().any(|row| row.parts(CLIENTS).count() == 2));
        for query in ["clients=none", "state=inactive", "state=deleted", "billing=yes", "dunning=yes", "marketing_email=yes"] {
            assert!(page(&nord, query).await.head.total > 0, "{query}");
        }
        for row in &all {
            let contact = get(&nord, ContactId(row.id)).await;
            let told = told(&nord, contact.id).await;
            let saves = told.iter().filter(|event| event.saved().is_some()).count();
            assert_eq!((&told[0], contact.version), (&E::Created, 1 + i32::try_from(saves).unwrap()));
            assert!(contact.created_at <= contact.updated_at && contact.updated_at <= now);
        }
        is_sound(&db).await;
    }
}
