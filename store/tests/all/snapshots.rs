//! What browsers keep of the clients: whole at first, then what changed, whoever wrote it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::clients::listing::SCHEMA;
use domain::clients::{CLIENTS, Client, ClientForm, ClientRow};
use domain::listing::ListPage;
use domain::lists::{ListKind, NewListItem};
use domain::state::Act;
use domain::subject::Subject;
use domain::table::{Delta, Table};
use domain::text::Text;
use store::listing::Snapshot;
use store::{Access, Database, StoreResult, accounts, changes, clients, listing, lists};
use testing::clients::{as_clients, back, created, everything, named, page, parsed, person, place};
use testing::on_each_database;
use testing::people::{OWNER, noon};

async fn snapshot(access: &Access, tag: Option<&str>) -> StoreResult<(Snapshot, String)> {
    listing::snapshot(access, Subject::Client, tag).await
}

/// A browser: a table, and the tag that came with it.
struct Browser {
    table: Table,
    tag: String,
}

impl Browser {
    async fn open(access: &Access) -> Self {
        let (Snapshot::Whole(table), tag) = snapshot(access, None).await.unwrap() else { panic!("not whole") };
        Self { table: Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap(), tag }
    }

    /// Takes the changes in, and tells how many rows came.
    async fn refresh(&mut self, access: &Access) -> usize {
        let (sent, tag) = snapshot(access, Some(&self.tag)).await.unwrap();
        self.tag = tag;
        match sent {
            Snapshot::Unchanged => 0,
            Snapshot::Changes(delta) => {
                let delta = Delta::from_bytes(SCHEMA, &delta.to_bytes()).unwrap();
                self.table.apply(&delta).unwrap();
                delta.upserted.len()
            }
            other => panic!("{other:?}"),
        }
    }

    fn page(&self) -> ListPage {
        domain::listing::page(&CLIENTS, &self.table, &everything())
    }

    fn clients(&self) -> Vec<ClientRow> {
        as_clients(&self.page().rows)
    }
}

async fn save(access: &Access, client: &Client, form: &ClientForm) {
    let tx = access.begin().await.unwrap();
    clients::update(&tx, client.id, client.version, parsed(form)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn many(access: &Access, count: u32) {
    let tx = access.begin().await.unwrap();
    let forms = (0..count).map(|at| parsed(&named(&format!("Client {at}")))).collect();
    clients::create_many(&tx, forms, domain::activity::Event::ClientCreated).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn only_what_changed_is_sent_and_it_leads_to_the_same(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        many(&nord, 20).await;
        let form = ClientForm {
            contacts: vec![person("Ana", "Roche", "ana@roche.example")],
            addresses: vec![place("1 rue A", "25000", "Besançon")],
            ..named("Roche")
        };
        let roche = created(&nord, &form).await;
        let mut browser = Browser::open(&nord).await;
        assert_eq!(browser.page(), page(&nord, &everything()).await);
        assert_eq!(browser.refresh(&nord).await, 0);

        let mut moved = back(&roche);
        moved.addresses[0].city = "Dole".into();
        save(&nord, &roche, &moved).await;
        assert_eq!(browser.refresh(&nord).await, 1);
        assert_eq!(browser.clients().iter().find(|row| row.id == roche.id).unwrap().city, "Dole");

        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[roche.id], Act::Archive).await.unwrap();
        clients::add_score(&tx, roche.id, 3).await.unwrap();
        tx.commit().await.unwrap();
        created(&nord, &named("Neuf")).await;
        assert_eq!(browser.refresh(&nord).await, 2);
        assert_eq!(browser.page(), page(&nord, &everything()).await);
        assert_eq!(browser.page().head.total, 22);
    }

    async fn a_contact_of_two_clients_changes_both(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        many(&nord, 20).await;
        let first = created(&nord, &ClientForm { contacts: vec![person("Ana", "Roche", "ana@x.example")], ..named("A") }).await;
        let mut shared = named("B");
        shared.contacts = back(&first).contacts;
        created(&nord, &shared).await;
        let mut browser = Browser::open(&nord).await;
        let first = clients::get(&nord.read(), first.id).await.unwrap();
        let mut renamed = back(&first);
        renamed.contacts[0].last_name = "Rochat".into();
        save(&nord, &first, &renamed).await;
        assert_eq!(browser.refresh(&nord).await, 2);
        let with_her = browser.clients().iter().filter(|row| row.contact == "Ana Rochat").count();
        assert_eq!(with_her, 2);
    }

    async fn types_categories_and_owners_are_known_by_what_they_are_called_now(db: TestDb) {
        let (_, camille) = db.set_up().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        let nord = db.access(&signed_in);
        let add = async |kind: ListKind, label: &str| {
            let tx = nord.begin().await.unwrap();
            let item = lists::add(&tx, NewListItem::named(kind, label).unwrap()).await.unwrap();
            tx.commit().await.unwrap();
            item.id
        };
        let (retail, gold) = (add(ListKind::ClientType, "Détaillant d’art").await, add(ListKind::Category, "Or massif").await);
        let mut form = named("Roche");
        form.fields.client_type = retail.to_string();
        form.fields.category = gold.to_string();
        form.fields.owner = camille.to_string();
        form.fields.phone = "+33 4 72 00 12 34".into();
        created(&nord, &form).await;
        many(&nord, 9).await;
        let mut browser = Browser::open(&nord).await;
        let row = |browser: &Browser| browser.clients().into_iter().find(|row| row.name == "Roche").unwrap();
        let seen = row(&browser);
        assert_eq!((seen.client_type.as_str(), seen.category.as_str(), seen.phone.as_str()), ("Détaillant d’art", "Or massif", "0472001234"));
        assert!(!seen.owner.is_empty());

        let tx = nord.begin().await.unwrap();
        lists::rename(&tx, retail, NewListItem::named(ListKind::ClientType, "Revendeur agréé").unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        accounts::set_name(&db.database, camille, &Text::parse("Camille Nord").unwrap(), noon()).await.unwrap();
        // No row has changed, but what their numbers mean.
        assert_eq!(browser.refresh(&nord).await, 0);
        let seen = row(&browser);
        assert_eq!((seen.client_type.as_str(), seen.owner.as_str()), ("Revendeur agréé", "Camille Nord"));
        assert_eq!(browser.page(), page(&nord, &everything()).await);

        // Numbers that mean something else: everything is sent again.
        add(ListKind::Category, "Argent fin").await;
        let (sent, _) = snapshot(&nord, Some(&browser.tag)).await.unwrap();
        assert!(matches!(sent, Snapshot::Whole(_)), "{sent:?}");
        let found = page(&nord, &CLIENTS.read_string(&format!("category={gold}"))).await;
        assert_eq!((found.head.total, found.head.names[0].label.as_str()), (1, "Or massif"));
    }

    async fn another_process_is_heard_of(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        many(&nord, 20).await;
        let mut browser = Browser::open(&nord).await;
        let other = Database::open(&db.url, testing::secrets()).await.unwrap();
        let elsewhere = Access::operator(other.clone(), nord.company(), nord.read().now());
        let before = changes::revisions(&nord).await.unwrap().of(Subject::Client);
        created(&elsewhere, &named("D’ailleurs")).await;
        assert_eq!(changes::revisions(&nord).await.unwrap().of(Subject::Client), before + 1);
        assert_eq!(browser.refresh(&nord).await, 1);
        assert_eq!(page(&nord, &everything()).await.head.total, 21);
        other.close().await.unwrap();
    }

    async fn a_tag_that_says_nothing_here_brings_everything(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        many(&nord, 20).await;
        created(&sud, &named("Ailleurs")).await;
        let tag = Browser::open(&nord).await.tag;
        let (revision, basis) = tag.split_once('-').unwrap();
        let ahead = format!("{}-{basis}", revision.parse::<u64>().unwrap() + 9);
        let other_basis = format!("{revision}-1");
        for tag in [None, Some(""), Some("x"), Some("-"), Some("1-"), Some(ahead.as_str()), Some(other_basis.as_str())] {
            let (Snapshot::Whole(table), _) = snapshot(&nord, tag).await.unwrap() else { panic!("{tag:?}") };
            assert_eq!(table.len(), 20, "{tag:?}");
        }
        // Days are those of the company's time zone: another one is another table.
        db.corrupt("UPDATE companies SET time_zone = 'Pacific/Noumea' WHERE name = 'Nord'").await;
        assert!(matches!(snapshot(&nord, Some(&tag)).await.unwrap().0, Snapshot::Whole(_)));
    }
}
