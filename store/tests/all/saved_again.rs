//! The same saved twice over one version, by two or by one whose first answer got lost: it is done, and told once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::{Client, ClientForm};
use domain::lists::ListKind;
use store::{StoreError, activity, lists};
use testing::clients::{back, created, named, person, place, saved};
use testing::on_each_database;

/// What makes a form another one.
type Differ = fn(&mut ClientForm);

on_each_database! {
    async fn it_is_no_conflict_and_is_told_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let seen = created(&nord, &ClientForm { contacts: vec![person("Ana", "Roche", "ana@x.example")], ..named("Roche") }).await;
        let mut form = back(&seen);
        form.fields.website = "roche.example".into();
        form.fields.tags = "VIP".into();
        form.contacts.push(person("Bob", "Diallo", "bob@x.example"));
        form.addresses = vec![place("1 rue A", "75011", "Paris"), place("2 rue B", "69001", "Lyon")];
        form.addresses[1].is_main = "on".into();
        let first = saved(&nord, &seen, &form).await.unwrap();
        for _ in 0..2 {
            assert_eq!(saved(&nord, &seen, &form).await.unwrap(), first);
        }
        // Typed otherwise, it is the same value.
        form.fields.website = "https://roche.example".into();
        form.fields.tags = "vip".into();
        assert_eq!(saved(&nord, &seen, &form).await.unwrap(), first);
        assert_eq!((first.version, first.contacts.len(), first.addresses.len()), (2, 2, 2));
        assert_eq!(activity::of_client(&nord.read(), seen.id, None, 10).await.unwrap().len(), 2);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whatever_differs_is_a_conflict(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let seen = created(&nord, &named("Roche")).await;
        let website = ClientForm { contacts: vec![person("Ana", "", "")], ..named("Roche") };
        let now = saved(&nord, &seen, &website).await.unwrap();
        let differences: [(&str, Differ); 4] = [
            ("another value", |form| form.fields.website = "autre.example".into()),
            ("a tag that there is not yet", |form| form.fields.tags = "Presse".into()),
            ("somebody more", |form| form.contacts.push(person("Bob", "", ""))),
            ("nobody", |form| form.contacts.clear()),
        ];
        for (what, change) in differences {
            let mut form = website.clone();
            change(&mut form);
            let late = saved(&nord, &seen, &form).await;
            assert!(matches!(late, Err(StoreError::Conflict(_))), "{what}: {late:?}");
        }
        let tags = lists::choices(&nord.read()).await.unwrap();
        assert!(tags.iter().all(|item| item.kind != ListKind::Tag || item.label != "Presse"));
        // A version that there is not yet was never seen.
        let ahead = Client { version: 9, ..now.clone() };
        assert!(matches!(saved(&nord, &ahead, &back(&now)).await, Err(StoreError::NotFound)));
    }
}
