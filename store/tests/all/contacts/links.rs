//! One contact at several clients: what its form or theirs changes, and who hears of it.

use domain::clients::CLIENTS;
use testing::clients::listed;

use super::*;

/// Somebody at a client, by their first name.
async fn somebody(access: &Access, client: &Client, name: &str) -> ContactRecord {
    let client = now(access, client).await;
    let found = client.contacts.iter().find(|contact| contact.display_name() == name).unwrap();
    get(access, found.id.unwrap()).await
}

/// What the list of clients shows of the only client: its primary contact.
async fn shown(access: &Access) -> (String, String) {
    let first = listed(access, &CLIENTS.usual()).await.remove(0);
    (first.contact, first.email)
}

on_each_database! {
    async fn what_the_form_of_a_contact_changes_its_clients_show(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example")])).await;
        let ana = somebody(&nord, &roche, "Ana").await;
        let mut form = ana.to_form();
        form.fields.first_name = "Anna".into();
        form.fields.email = "anna@x.example".into();
        let ana = update(&nord, &ana, &form).await.unwrap();
        assert_eq!(shown(&nord).await, ("Anna".into(), "anna@x.example".into()));
        assert_eq!(now(&nord, &roche).await.version, 2);
        let client_told = activity::of_client(&nord.read(), roche.id, None, 1).await.unwrap();
        assert!(matches!(&client_told[0].event, Event::ClientUpdated { version: 2, changes } if changes[0].field == "contacts"));

        // A further client hears of it from then on, and the first does not hear of the further one.
        let second = created(&nord, &named("Second")).await;
        done!(nord, contacts::link, ana.id, NewLink { receives_invoices: true, ..plain(second.id) }).unwrap();
        assert_eq!((now(&nord, &roche).await.version, now(&nord, &second).await.version), (2, 2));
        let line = "Second · *primary · *receives_invoices".to_owned();
        assert_eq!(told(&nord, ana.id).await[2..], [E::Linked { version: 3, client: second.id, line: line.clone() }]);
        done!(nord, contacts::unlink, ana.id, second.id).unwrap();
        done!(nord, contacts::unlink, ana.id, second.id).unwrap();
        assert_eq!(told(&nord, ana.id).await[3..], [E::Unlinked { version: 4, client: second.id, line }]);
        assert_eq!((now(&nord, &second).await.contacts.len(), get(&nord, ana.id).await.state), (0, ContactState::Active));
        // By its own form it stays, though nobody is left to it.
        done!(nord, contacts::unlink, ana.id, roche.id).unwrap();
        assert_eq!((shown(&nord).await, get(&nord, ana.id).await.links.len()), ((String::new(), String::new()), 0));
        is_sound(&db).await;
    }

    async fn exactly_one_contact_of_a_client_is_primary(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", ""), ("Bob", ""), ("Cyd", "")])).await;
        let (ana, bob) = (somebody(&nord, &roche, "Ana").await, somebody(&nord, &roche, "Bob").await);
        done!(nord, contacts::link, bob.id, NewLink { is_primary: true, ..plain(roche.id) }).unwrap();
        assert_eq!((primary(&nord, &roche).await, shown(&nord).await.0), ("Bob".into(), "Bob".into()));
        for (contact, line) in [(&ana, "Roche"), (&bob, "Roche · *primary")] {
            let told = told(&nord, contact.id).await;
            let E::Updated { version: 2, changes } = &told[1] else { panic!("{told:?}") };
            assert_eq!((changes.len(), changes[0].field.as_str(), changes[0].to.as_str()), (1, "clients", line));
        }
        // Freed of it, another one takes the place; a new one takes it from whoever had it.
        done!(nord, contacts::link, bob.id, plain(roche.id)).unwrap();
        assert_eq!(primary(&nord, &roche).await, "Ana");
        let mut form = at("Dan", "", &[&roche]);
        form.clients[0].is_primary = "on".into();
        let dan = create(&nord, &form).await.unwrap();
        assert_eq!(primary(&nord, &roche).await, "Dan");
        assert!(dan.links[0].is_primary && !get(&nord, ana.id).await.links[0].is_primary);
        done!(nord, contacts::unlink, dan.id, roche.id).unwrap();
        assert_eq!(primary(&nord, &roche).await, "Ana", "the first of those who are left");
        // Alone, one is it whatever the form says.
        let alone = created(&nord, &named("Seule")).await;
        done!(nord, contacts::link, dan.id, plain(alone.id)).unwrap();
        assert!(get(&nord, dan.id).await.links[0].is_primary && get(&nord, dan.id).await.links[0].is_only);
        is_sound(&db).await;
    }

    async fn at_most_one_is_billed_and_one_reminded(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", ""), ("Bob", "")])).await;
        let (ana, bob) = (somebody(&nord, &roche, "Ana").await, somebody(&nord, &roche, "Bob").await);
        let marks = async || {
            let [ana, bob] = [get(&nord, ana.id).await.links.remove(0), get(&nord, bob.id).await.links.remove(0)];
            [ana, bob].map(|link| (link.is_primary, link.is_billing, link.is_dunning, link.receives_invoices))
        };
        done!(nord, contacts::link, ana.id, NewLink { is_primary: true, is_billing: true, is_dunning: true, ..plain(roche.id) }).unwrap();
        done!(nord, contacts::link, bob.id, NewLink { is_billing: true, receives_invoices: true, ..plain(roche.id) }).unwrap();
        assert_eq!(marks().await, [(true, false, true, false), (false, true, false, true)]);
        done!(nord, contacts::link, bob.id, NewLink { is_dunning: true, ..plain(roche.id) }).unwrap();
        assert_eq!(marks().await, [(true, false, false, false), (false, false, true, false)]);
        is_sound(&db).await;
    }

    async fn what_the_form_of_a_client_changes_its_contacts_hear(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example"), ("Bob", "")])).await;
        let (ana, bob) = (somebody(&nord, &roche, "Ana").await, somebody(&nord, &roche, "Bob").await);
        assert_eq!((told(&nord, ana.id).await, ana.version), (vec![E::Created], 1));
        // What is only of the client is nothing to them.
        let mut form = back(&roche);
        form.fields.phone = "01 84 60 12 00".into();
        let roche = save(&nord, &roche, &form).await.unwrap();
        assert_eq!((get(&nord, ana.id).await, get(&nord, bob.id).await), (ana.clone(), bob.clone()));

        let second = created(&nord, &ClientForm { contacts: vec![back(&roche).contacts[0].clone()], ..named("Second") }).await;
        let line = "Second · *primary".to_owned();
        assert_eq!(told(&nord, ana.id).await[1..], [E::Linked { version: 2, client: second.id, line: line.clone() }]);
        let mut form = back(&second);
        form.contacts[0].position = "Gérante".into();
        form.contacts[0].is_inactive = "on".into();
        let second = save(&nord, &second, &form).await.unwrap();
        let heard = told(&nord, ana.id).await;
        assert!(matches!(&heard[2], E::Updated { version: 3, changes } if changes[0].field == "fields.position"), "{heard:?}");
        assert_eq!((heard.len(), &heard[3]), (4, &E::Deactivated));
        // Who is no longer there stands for the other client no more.
        assert_eq!(primary(&nord, &roche).await, "Bob");
        assert!(matches!(&told(&nord, bob.id).await[1], E::Updated { version: 2, .. }));

        save(&nord, &second, &named("Second")).await.unwrap();
        assert_eq!(told(&nord, ana.id).await[4..], [E::Unlinked { version: 4, client: second.id, line }]);
        save(&nord, &now(&nord, &roche).await, &named("Roche")).await.unwrap();
        let gone = [E::Unlinked { version: 5, client: roche.id, line: "Roche".into() }, E::Deleted];
        assert_eq!(told(&nord, ana.id).await[5..], gone);
        assert_eq!((get(&nord, ana.id).await.state, get(&nord, bob.id).await.state), (ContactState::Deleted, ContactState::Deleted));
        is_sound(&db).await;
    }

    async fn a_client_has_no_more_contacts_than_its_form_takes(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let people: Vec<String> = (0..200).map(|at| format!("P{at}")).collect();
        let full = created(&nord, &with("Pleine", &people.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>())).await;
        let errors = invalid(create(&nord, &at("Ana", "", &[&full])).await);
        assert_eq!(errors, FieldErrors::one("clients[0].id", FieldError::TooMany { max: 200 }));
        // Who is there already may be made something else.
        let last = full.contacts[199].id.unwrap();
        done!(nord, contacts::link, last, NewLink { is_billing: true, ..plain(full.id) }).unwrap();
        is_sound(&db).await;
    }

    async fn a_client_that_is_gone_keeps_its_contacts_and_takes_no_new_ones(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", ""), ("Bob", "")])).await;
        let ana = somebody(&nord, &roche, "Ana").await;
        act_on(&nord, &roche, Act::Delete).await;
        let mut form = ana.to_form();
        form.fields.position = "Gérante".into();
        let saved = update(&nord, &ana, &form).await.unwrap();
        assert_eq!((saved.links.len(), saved.links[0].holds(), saved.is_deletable()), (1, false, true));
        let cyd = create(&nord, &called("Cyd", "")).await.unwrap();
        let errors = invalid(done!(nord, contacts::link, cyd.id, plain(roche.id)));
        assert_eq!(errors, FieldErrors::one("client", FieldError::Unknown));
        act_on(&nord, &roche, Act::Restore).await;
        assert_eq!(now(&nord, &roche).await.contacts.len(), 2);
        is_sound(&db).await;
    }
}
