//! Revisions move by company and subject, once a transaction, and every row bears the one that it was written at.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::time::Duration;

use domain::clients::{ClientForm, Tagging, Tags};
use domain::ids::ClientId;
use domain::lists::{ListKind, NewListItem};
use domain::state::Act;
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::activity::About;
use store::changes::{self, Feature};
use store::entities::{activity, client};
use store::{Access, StoreError, StoreResult, clients, lists};
use testing::clients::{back, created, named, parsed, person, place};
use testing::on_each_database;
use uuid::Uuid;

/// A feature that the store has nothing of: revisions and activity are no less its own.
struct Products;

struct ProductId(Uuid);

impl From<ProductId> for About {
    fn from(id: ProductId) -> Self {
        Self { record: id.0, client: None }
    }
}

impl Feature for Products {
    const SUBJECT: Subject = Subject::Product;
    type Record = ProductId;
    type Event = String;
}

/// What clients and products are at.
async fn at(access: &Access) -> (u64, u64) {
    let revisions = changes::revisions(access).await.unwrap();
    (revisions.of(Subject::Client), revisions.of(Subject::Product))
}

/// What a client's row bears.
async fn borne(access: &Access, db: &testing::TestDb, id: ClientId) -> u64 {
    let row = client::Entity::find_by_id((access.company().0, id.0)).one(db.database.read()).await.unwrap();
    row.unwrap().revision.try_into().unwrap()
}

async fn priced(access: &Access, id: Uuid) {
    let tx = access.begin().await.unwrap();
    changes::make(&tx, Products, async |change| Ok(((), change.tell(&tx, ProductId(id), "priced".into()).await?)))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn tag_of(access: &Access, name: &str) -> domain::ids::ListItemId {
    let items = lists::choices(&access.read()).await.unwrap();
    items.into_iter().find(|item| item.kind == ListKind::Tag && item.label == name).unwrap().id
}

on_each_database! {
    async fn subjects_and_companies_move_each_on_its_own(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        assert_eq!((at(&nord).await, at(&sud).await), ((0, 0), (0, 0)));
        created(&nord, &named("Roche")).await;
        assert_eq!((at(&nord).await, at(&sud).await), ((1, 0), (0, 0)));
        priced(&nord, Uuid::now_v7()).await;
        priced(&nord, Uuid::now_v7()).await;
        assert_eq!((at(&nord).await, at(&sud).await), ((1, 2), (0, 0)));
        created(&sud, &named("Ailleurs")).await;
        created(&nord, &named("Roche et fils")).await;
        assert_eq!((at(&nord).await, at(&sud).await), ((2, 2), (1, 0)));
    }

    async fn a_row_bears_the_revision_of_its_last_change(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = ClientForm {
            contacts: vec![person("Ana", "Roche", "ana@roche.example")],
            addresses: vec![place("1 rue A", "25000", "Besançon")],
            ..named("Roche")
        };
        let roche = created(&nord, &form).await;
        let other = created(&nord, &ClientForm { contacts: back(&roche).contacts, ..named("Roche et fils") }).await;
        assert_eq!((borne(&nord, &db, roche.id).await, borne(&nord, &db, other.id).await, at(&nord).await.0), (1, 2, 2));

        // Hers is a contact of both: both rows show it.
        let tx = nord.begin().await.unwrap();
        let mut renamed = back(&clients::get(&nord.read(), roche.id).await.unwrap());
        renamed.contacts[0].last_name = "Rochat".into();
        clients::update(&tx, roche.id, roche.version, parsed(&renamed)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((borne(&nord, &db, roche.id).await, borne(&nord, &db, other.id).await, at(&nord).await.0), (3, 3, 3));

        // A new tag is an entry of a list as well: still one change.
        let tx = nord.begin().await.unwrap();
        let new = Tagging { add: Tags::parse("VIP").unwrap(), remove: Vec::new() };
        clients::tag(&tx, &[roche.id], new).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((borne(&nord, &db, roche.id).await, borne(&nord, &db, other.id).await, at(&nord).await.0), (4, 3, 4));
        let tx = nord.begin().await.unwrap();
        lists::rename(&tx, tag_of(&nord, "VIP").await, NewListItem::named(ListKind::Tag, "Fidèle").unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((borne(&nord, &db, roche.id).await, borne(&nord, &db, other.id).await, at(&nord).await.0), (5, 3, 5));

        // However much a transaction does, it is one step to those who look on.
        let tx = nord.begin().await.unwrap();
        clients::set_prospect(&tx, roche.id, true).await.unwrap();
        clients::change_number(&tx, roche.id, Text::parse("R-1").unwrap()).await.unwrap();
        clients::add_score(&tx, roche.id, 5).await.unwrap();
        clients::act(&tx, &[other.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((borne(&nord, &db, roche.id).await, borne(&nord, &db, other.id).await, at(&nord).await.0), (6, 6, 6));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_lists_say_beside_their_rows_moves_the_clients_alone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        for (kind, expected) in [(ListKind::Category, 1), (ListKind::Origin, 1), (ListKind::Civility, 1), (ListKind::Tag, 2)] {
            let tx = nord.begin().await.unwrap();
            lists::add(&tx, NewListItem::named(kind, "Or").unwrap()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(at(&nord).await, (expected, 0), "{kind:?}");
        }
    }

    async fn what_did_not_happen_moves_nothing(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &named("Roche")).await;
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[roche.id], Act::Delete).await.unwrap();
        tx.roll_back().await.unwrap();
        let tx = nord.begin().await.unwrap();
        let refused: StoreResult<()> = changes::make(&tx, Products, async |_| Err(StoreError::NotFound)).await;
        assert!(matches!(refused, Err(StoreError::NotFound)));
        drop(tx);
        assert_eq!((at(&nord).await, borne(&nord, &db, roche.id).await), ((1, 0), 1));
    }

    async fn activity_bears_its_subject_and_its_record(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &named("Roche")).await;
        let product = Uuid::now_v7();
        priced(&nord, product).await;
        let rows = activity::Entity::find()
            .filter(activity::Column::CompanyId.eq(nord.company().0))
            .order_by_asc(activity::Column::Id)
            .all(db.database.read())
            .await
            .unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.subject.as_str(), row.record_id, row.client_id)).collect();
        assert_eq!(told, [("client", roche.id.0, Some(roche.id.0)), ("product", product, None)]);
        let of_product = store::activity::of::<Products, _>(&nord.read(), product, None, 10).await.unwrap();
        assert_eq!(of_product.into_iter().map(|entry| entry.event).collect::<Vec<_>>(), ["priced"]);
        assert_eq!(store::activity::of_client(&nord.read(), roche.id, None, 10).await.unwrap().len(), 1);
        // The same id as another subject's is another record.
        assert!(store::activity::of::<Products, _>(&nord.read(), roche.id.0, None, 10).await.unwrap().is_empty());
    }

    async fn writers_of_one_company_follow_one_another(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let tx = nord.begin().await.unwrap();
        let first = clients::create(&tx, parsed(&named("Roche"))).await.unwrap();
        let (second, third) = (nord.clone(), nord.clone());
        let second = tokio::spawn(async move { created(&second, &named("Roche et fils")).await });
        // Whatever the subject: what one feature checks may be another's.
        let third = tokio::spawn(async move { priced(&third, Uuid::now_v7()).await });
        if !db.database.is_sqlite() {
            created(&sud, &named("Ailleurs")).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!second.is_finished() && !third.is_finished());
        assert_eq!(at(&nord).await, (0, 0), "nobody sees what may yet be rolled back");
        tx.commit().await.unwrap();
        let second = second.await.unwrap();
        third.await.unwrap();
        assert_eq!((borne(&nord, &db, first.id).await, borne(&nord, &db, second.id).await), (1, 2));
        assert_eq!(at(&nord).await, (2, 1));
        assert_ne!(first.number, second.number);
    }

    async fn many_at_once_take_each_a_revision_of_its_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let writers = (0..12).map(|at| {
            let nord = nord.clone();
            tokio::spawn(async move {
                if at % 3 == 0 { priced(&nord, Uuid::now_v7()).await } else { drop(created(&nord, &named(&format!("Client {at}"))).await) }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        assert_eq!(at(&nord).await, (8, 4));
        let rows = client::Entity::find().order_by_asc(client::Column::Revision).all(db.database.read()).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.revision).collect::<Vec<_>>(), (1..=8).collect::<Vec<_>>());
    }
}
