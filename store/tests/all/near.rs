//! Who is near an address: by postal code and city, of the same company, and neither archived nor thrown away.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::near::Nearness;
use domain::clients::{AddressForm, Client, ClientForm};
use domain::ids::AddressId;
use domain::state::Act;
use store::clients::{MOST_NEAR, Surroundings};
use store::{Access, StoreError, clients};
use testing::clients::{created, named, parsed, place};
use testing::on_each_database;
use uuid::Uuid;

async fn at(access: &Access, name: &str, places: &[(&str, &str)]) -> Client {
    let addresses = places.iter().map(|(code, city)| place("1 rue A", code, city)).collect();
    created(access, &ClientForm { addresses, ..named(name) }).await
}

async fn act(access: &Access, client: &Client, act: Act) {
    let tx = access.begin().await.unwrap();
    clients::act(&tx, &[client.id], act).await.unwrap();
    tx.commit().await.unwrap();
}

async fn around(access: &Access, client: &Client, address: Option<AddressId>) -> Surroundings {
    clients::near(&access.read(), client.id, address).await.unwrap()
}

fn names(found: &Surroundings) -> Vec<&str> {
    found.neighbours.iter().map(|one| one.client.data.name.as_str()).collect()
}

on_each_database! {
    async fn the_nearest_come_first_whoever_is_shown(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let me = at(&nord, "Moi", &[("69003", "Lyon"), ("38000", "Grenoble")]).await;
        at(&nord, "Villeurbanne", &[("69100", "Villeurbanne")]).await;
        at(&nord, "Croix-Rousse", &[("69004", "LYON CEDEX 04")]).await;
        at(&nord, "Zola", &[("69 003", "Lyon")]).await;
        at(&nord, "Deux fois", &[("75001", "Paris"), ("69005", "Ailleurs"), ("69003", "Lyon")]).await;
        at(&nord, "Grenoble", &[("38100", "Grenoble")]).await;
        at(&nord, "Sans adresse", &[]).await;
        at(&sud, "Autre entreprise", &[("69003", "Lyon")]).await;
        let mut abroad = ClientForm { addresses: vec![place("1", "69003", "Lyon")], ..named("Ailleurs") };
        abroad.addresses[0].country = "US".into();
        created(&nord, &abroad).await;
        let away = at(&nord, "Inactive", &[("69001", "Lyon 1er")]).await;
        act(&nord, &away, Act::Deactivate).await;
        for gone in [Act::Archive, Act::Delete] {
            let client = at(&nord, "Partie", &[("69003", "Lyon")]).await;
            act(&nord, &client, gone).await;
        }

        let found = around(&nord, &me, None).await;
        assert_eq!(names(&found), ["Deux fois", "Zola", "Croix-Rousse", "Inactive", "Villeurbanne"]);
        let nearness: Vec<Nearness> = found.neighbours.iter().map(|one| one.nearness).collect();
        let area = |apart| Nearness::SameArea { apart };
        assert_eq!(nearness, [Nearness::SameCode, Nearness::SameCode, Nearness::SameCity, area(1), area(3)]);
        assert!(nearness.is_sorted(), "the database and the rule agree");
        assert_eq!((found.total, found.around, found.neighbours[0].nearest), (5, Some(0), 2));

        let grenoble = me.addresses[1].id;
        assert_eq!(names(&around(&nord, &me, grenoble).await), ["Grenoble"]);
        assert_eq!(names(&around(&sud, &at(&sud, "À elle", &[("38000", "Grenoble")]).await, None).await), [""; 0]);
    }

    async fn an_address_without_place_has_nobody_near(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let other = AddressForm { line1: "1 rue A".into(), country: "FR".into(), ..AddressForm::default() };
        let form = |name: &str| ClientForm { addresses: vec![other.clone()], ..named(name) };
        let (me, _) = (created(&nord, &form("Moi")).await, created(&nord, &form("Elle")).await);
        let found = around(&nord, &me, None).await;
        assert_eq!((names(&found), found.total, found.around), (vec![], 0, Some(0)));
        let nowhere = created(&nord, &named("Nulle part")).await;
        assert_eq!(around(&nord, &nowhere, None).await.around, None);
        // A city alone is enough.
        let galway = |name: &str, city: &str| {
            let address = AddressForm { city: city.into(), country: "IE".into(), ..AddressForm::default() };
            ClientForm { addresses: vec![address], ..named(name) }
        };
        let one = created(&nord, &galway("Une", "Galway")).await;
        created(&nord, &galway("Deux", "GALWAY")).await;
        assert_eq!(names(&around(&nord, &one, None).await), ["Deux"]);
    }

    async fn no_more_are_told_than_one_looks_at(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let me = at(&nord, "Moi", &[("69003", "Lyon")]).await;
        let most = usize::try_from(MOST_NEAR).unwrap();
        let others = (0..most + 5).map(|number| {
            parsed(&ClientForm { addresses: vec![place("1", "69003", "Lyon")], ..named(&format!("Client {number:03}")) })
        });
        let tx = nord.begin().await.unwrap();
        clients::create_many(&tx, others.collect(), domain::activity::Event::ClientCreated).await.unwrap();
        tx.commit().await.unwrap();
        let found = around(&nord, &me, None).await;
        assert_eq!((found.neighbours.len(), found.total), (most, MOST_NEAR + 5));
        assert_eq!(names(&found)[0], "Client 000");
    }

    async fn another_companys_address_is_not_found(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (me, theirs) = (at(&nord, "Moi", &[("69003", "Lyon")]).await, at(&sud, "Elle", &[("69003", "Lyon")]).await);
        let read = nord.read();
        for (client, address) in [(theirs.id, None), (me.id, theirs.addresses[0].id), (me.id, Some(AddressId(Uuid::nil())))] {
            let answer = clients::near(&read, client, address).await;
            assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        }
    }

    async fn a_moved_address_is_near_where_it_is_now(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let me = at(&nord, "Moi", &[("69003", "Lyon")]).await;
        let other = at(&nord, "Elle", &[("75011", "Paris")]).await;
        assert_eq!(around(&nord, &me, None).await.total, 0);
        let mut form = testing::clients::back(&other);
        (form.addresses[0].postal_code, form.addresses[0].city) = ("69006".into(), "Lyon".into());
        let tx = nord.begin().await.unwrap();
        clients::update(&tx, other.id, 1, parsed(&form)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&around(&nord, &me, None).await), ["Elle"]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        db.corrupt("UPDATE addresses SET postal_area = 'X'").await;
        let found = store::verify::run(&db.database).await.unwrap();
        assert!(found.len() == 2 && found.iter().all(|violation| violation.invariant == 7), "{found:?}");
    }
}
