//! Contacts in the forms of clients: unique e-mails, one person at several clients, and what becomes of those whom nobody links.

use domain::clients::CLIENTS;
use testing::clients::listed;

use super::*;

on_each_database! {
    async fn an_email_belongs_to_one_contact_of_the_company(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        created(&nord, &with("A", &[("Ana", "ana@x.example")])).await;
        let tx = nord.begin().await.unwrap();
        let same = with("B", &[("Bob", ""), ("Ana", "ANA@x.example")]);
        is_taken_by(clients::create(&tx, parsed(&same)).await, "contacts[1].email", "Ana");
        let twice = vec![parsed(&with("C", &[("C", "c@x.example")])), parsed(&with("D", &[("D", "C@x.example")]))];
        is_taken(clients::create_many(&tx, twice, Event::ClientCreated).await, "rows[1].contacts[0].email");
        drop(tx);
        created(&sud, &with("A", &[("Ana", "ana@x.example")])).await;
    }

    async fn a_person_is_linked_to_a_second_client_and_both_show_what_changes(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let first = created(&nord, &with("Premier", &[("Ana", "ana@x.example")])).await;
        let mut form = named("Second");
        form.contacts = back(&first).contacts;
        form.contacts[0].last_name = "Roche".into();
        let second = created(&nord, &form).await;
        assert_eq!(second.contacts[0].id, first.contacts[0].id);
        let shown = clients::get(&nord.read(), first.id).await.unwrap();
        assert_eq!((shown.contacts[0].display_name().as_str(), shown.version), ("Ana Roche", 2));
        let told = store::activity::of_client(&nord.read(), first.id, None, 1).await.unwrap();
        assert!(matches!(&told[0].event, Event::ClientUpdated { version: 2, changes } if changes[0].field == "contacts"), "{told:?}");
        is_sound(&db).await;
        let found = contacts::search(&nord.read(), "ANA RO").await.unwrap();
        assert_eq!(found.len(), 1);
        let clients = [(first.id, "Premier".to_owned()), (second.id, "Second".to_owned())];
        assert_eq!(found[0].clients, clients);
        act_on(&nord, &first, Act::Delete).await;
        assert_eq!(contacts::search(&nord.read(), "ANA RO").await.unwrap()[0].clients, clients[1..]);
        act_on(&nord, &first, Act::Restore).await;
        // Who still edits the first client as it was learns of it.
        assert!(matches!(save(&nord, &first, &back(&first)).await, Err(StoreError::Conflict(_))));
        // Unlinked from one, the person stays at the other.
        let second = save(&nord, &second, &named("Second")).await.unwrap();
        assert_eq!((second.contacts.len(), contacts::search(&nord.read(), "x.example").await.unwrap().len()), (0, 1));
        save(&nord, &shown, &named("Premier")).await.unwrap();
        assert_eq!(contacts::search(&nord.read(), "ana").await.unwrap(), []);
        is_sound(&db).await;
    }

    async fn an_email_is_free_again_once_its_contact_is_gone(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &with("A", &[("Ana", "ana@x.example")])).await;
        // Taken out and typed again in one save: a new person with the old e-mail.
        let saved = save(&nord, &client, &with("A", &[("Anna", "ana@x.example")])).await.unwrap();
        assert_ne!(saved.contacts[0].id, client.contacts[0].id);
        save(&nord, &saved, &named("A")).await.unwrap();
        created(&nord, &with("B", &[("Ana", "ana@x.example")])).await;
        is_sound(&db).await;
    }

    async fn two_people_exchange_their_emails(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &with("A", &[("Ana", "a@x.example"), ("Bob", "b@x.example")])).await;
        let mut form = back(&client);
        form.contacts[0].email = "b@x.example".into();
        form.contacts[1].email = "a@x.example".into();
        let saved = save(&nord, &client, &form).await.unwrap();
        let emails: Vec<_> = saved.contacts.iter().filter_map(|contact| contact.email.as_ref()).map(ToString::to_string).collect();
        assert_eq!(emails, ["b@x.example", "a@x.example"]);
        is_sound(&db).await;
    }

    async fn the_list_shows_the_primary_contact_and_else_the_clients_email(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = with("A", &[("Ana", "a@x.example"), ("Bob", "b@x.example")]);
        form.fields.email = "accueil@x.example".into();
        let client = created(&nord, &form).await;
        let shown = async || {
            let first = listed(&nord, &CLIENTS.usual()).await.remove(0);
            (first.contact, first.email)
        };
        assert_eq!(shown().await, ("Ana".into(), "a@x.example".into()));
        let mut form = back(&client);
        form.contacts[0].is_primary = String::new();
        form.contacts[1].is_primary = "on".into();
        let client = save(&nord, &client, &form).await.unwrap();
        assert_eq!(shown().await, ("Bob".into(), "b@x.example".into()));
        let mut form = back(&client);
        form.contacts.clear();
        save(&nord, &client, &form).await.unwrap();
        assert_eq!(shown().await, (String::new(), "accueil@x.example".into()));
        is_sound(&db).await;
    }

    async fn the_same_person_is_linked_once_a_client(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &with("A", &[("Ana", "")])).await;
        let mut form = back(&client);
        form.contacts.push(form.contacts[0].clone());
        is_taken(save(&nord, &client, &form).await, "contacts[1].id");
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client);
    }
}
