//! A contact by a form of its own: kept, found again, saved by two at once.

use std::collections::BTreeMap;

use domain::custom_fields::CustomFieldForm;
use domain::form::Change;
use domain::state::Act;
use domain::subject::Subject;
use store::custom_fields;

use super::*;

/// A form in which every field says something, at two clients.
async fn full(access: &Access) -> (ContactForm, [Client; 2]) {
    let of = [created(access, &named("Roche")).await, created(access, &named("Ateliers Nord")).await];
    let mut form = at("Le Goff", "Zoe@roche.example", &[&of[0], &of[1]]);
    for (field, typed) in [
        ("first_name", "Zoé"),
        ("position", "Gérante « adjointe »"),
        ("direct_phone", "01 84 60 12 00"),
        ("mobile", "+1 514 555 0123"),
        ("switchboard", "01 84 60 12 10"),
        ("fax", "01 84 60 12 11"),
        ("marketing_email", "on"),
        ("marketing_sms", "on"),
    ] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.fields.civility = entry(access, ListKind::Civility, "Madame").await.to_string();
    form.fields.source = entry(access, ListKind::ContactSource, "Salon").await.to_string();
    form.clients[0].is_billing = "on".into();
    form.clients[1].receives_invoices = "on".into();
    let hobby = CustomFieldForm { label: "Loisir".into(), kind: "text".into(), ..CustomFieldForm::default() };
    let hobby = done!(access, custom_fields::add, Subject::Contact, hobby.parse().unwrap()).unwrap();
    form.custom.insert(hobby.id.to_string(), "voile".into());
    (form, of)
}

on_each_database! {
    async fn a_contact_comes_back_as_it_was_typed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (form, of) = Box::pin(full(&nord)).await;
        let made = create(&nord, &form).await.unwrap();
        assert_eq!(made, get(&nord, made.id).await);
        assert_eq!((made.version, made.state, made.person.display_name().as_str()), (1, ContactState::Active, "Zoé Le Goff"));
        let links: Vec<_> = made.links.iter().map(|link| (link.client_name.as_str(), link.is_primary, link.is_billing)).collect();
        assert_eq!(links, [("Ateliers Nord", true, false), ("Roche", true, true)], "whoever is alone is the primary one");
        let again = update(&nord, &made, &made.to_form()).await.unwrap();
        assert_eq!(again, made, "sent back unchanged, it changes nothing");

        let mut changed = made.to_form();
        changed.fields.position = "Gérante".into();
        changed.fields.mobile.clear();
        changed.custom.clear();
        changed.clients.remove(0);
        let saved = update(&nord, &made, &changed).await.unwrap();
        assert_eq!(saved, get(&nord, made.id).await);
        assert_eq!((saved.version, saved.links.len(), saved.custom.clone()), (2, 1, BTreeMap::new()));
        let told = told(&nord, made.id).await;
        let E::Updated { version: 2, changes } = &told[1] else { panic!("{told:?}") };
        assert_eq!((told.len(), &told[0], changes.len()), (2, &E::Created, 4));
        let position = Change { field: "fields.position".into(), from: "Gérante « adjointe »".into(), to: "Gérante".into() };
        assert_eq!(changes[0], position);
        assert_eq!(changes[3].from, "Ateliers Nord · *primary · *receives_invoices");
        assert!(now(&nord, &of[1]).await.contacts.is_empty() && saved.is_deletable() != saved.links[0].is_billing);
        is_sound(&db).await;
    }

    async fn what_a_form_names_is_there_and_of_the_right_kind(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = created(&sud, &named("Ailleurs")).await;
        let gone = created(&nord, &named("Partie")).await;
        act_on(&nord, &gone, Act::Delete).await;
        let mut form = at("Roche", "", &[&theirs, &gone]);
        form.fields.civility = entry(&nord, ListKind::ContactSource, "Salon").await.to_string();
        form.fields.source = entry(&sud, ListKind::ContactSource, "Salon").await.to_string();
        let errors = invalid(create(&nord, &form).await);
        for path in ["fields.civility", "fields.source", "clients[0].id", "clients[1].id"] {
            assert_eq!(errors.at(path), Some(&FieldError::Unknown), "{path}");
        }
        assert_eq!(errors.0.len(), 4);
        let errors = invalid(create(&nord, &called("", "")).await);
        assert_eq!(errors, FieldErrors::one("fields.last_name", FieldError::Required));
    }

    async fn an_email_is_borne_once_whatever_its_capitals(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let ana = create(&nord, &called("Ana", "ana@x.example")).await.unwrap();
        is_taken_by(create(&nord, &called("Bob", "ANA@x.example")).await, "fields.email", "Ana");
        let bob = create(&nord, &called("Bob", "bob@x.example")).await.unwrap();
        is_taken_by(update(&nord, &bob, &called("Bob", "Ana@x.example")).await, "fields.email", "Ana");
        update(&nord, &ana, &called("Ana", "ANA@x.example")).await.unwrap();
        create(&sud, &called("Ana", "ana@x.example")).await.unwrap();
        // A client's form knows of whoever has no client.
        let tx = nord.begin().await.unwrap();
        let form = with("Roche", &[("Anna", "ana@x.example")]);
        is_taken_by(clients::create(&tx, parsed(&form)).await, "contacts[0].email", "Ana");
    }

    async fn whoever_saves_second_hears_what_the_first_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example")])).await;
        let ana = get(&nord, roche.contacts[0].id.unwrap()).await;
        // The first by the contact's form, the second by that of the client.
        let mut form = ana.to_form();
        form.fields.position = "Gérante".into();
        update(&nord, &ana, &form).await.unwrap();
        let roche = now(&nord, &roche).await;
        let mut by_client = back(&roche);
        by_client.contacts[0].is_billing = "on".into();
        save(&nord, &roche, &by_client).await.unwrap();

        form.fields.position = "Associée".into();
        let Err(StoreError::Conflict(conflict)) = update(&nord, &ana, &form).await else { panic!() };
        assert_eq!((conflict.version, conflict.by.as_str()), (3, "clientele"));
        assert_eq!(conflict.current.get("fields.position"), "Gérante");
        let told: Vec<_> = conflict.changes.iter().map(|change| (change.field.as_str(), change.to.as_str())).collect();
        assert_eq!(told, [("fields.position", "Gérante"), ("clients", "Roche · *primary · *billing")]);
        // And who edits the client as it was, what the contact's form changed.
        let stale = Client { version: 1, ..roche };
        by_client.contacts[0].is_dunning = "on".into();
        assert!(matches!(save(&nord, &stale, &by_client).await, Err(StoreError::Conflict(conflict)) if conflict.version == 3));
        not_found(update(&nord, &ContactRecord { version: 9, ..ana }, &form).await);
        is_sound(&db).await;
    }

    async fn the_same_saved_twice_is_saved_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, other) = (created(&nord, &named("Roche")).await, created(&nord, &named("Autre")).await);
        let ana = create(&nord, &called("Ana", "ana@x.example")).await.unwrap();
        let mut form = at("Ana Roche", "ana@x.example", &[&roche, &other]);
        for link in &mut form.clients {
            link.is_primary = "on".into();
        }
        let first = update(&nord, &ana, &form).await.unwrap();
        let entries = told(&nord, ana.id).await;
        // Which client comes first is nothing that it says.
        form.clients.reverse();
        assert_eq!(update(&nord, &ana, &form).await.unwrap(), first);
        assert_eq!(told(&nord, ana.id).await, entries);
        form.clients[0].is_billing = "on".into();
        assert!(matches!(update(&nord, &ana, &form).await, Err(StoreError::Conflict(_))));
        is_sound(&db).await;
    }

    async fn a_value_of_a_removed_field_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = create(&nord, &Box::pin(full(&nord)).await.0).await.unwrap();
        let hobby = *made.custom.keys().next().unwrap();
        assert_eq!(custom_fields::values(&nord.read(), Subject::Contact).await.unwrap().get(&hobby), Some(&1));
        done!(nord, custom_fields::remove, hobby).unwrap();
        let saved = update(&nord, &made, &ContactForm { custom: BTreeMap::new(), ..made.to_form() }).await.unwrap();
        assert_eq!(saved, made);
    }

    async fn another_companys_contact_is_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = create(&sud, &Box::pin(full(&sud)).await.0).await.unwrap();
        let mine = create(&nord, &called("À moi", "")).await.unwrap();
        let roche = created(&nord, &named("Roche")).await;
        not_found(contacts::get(&nord.read(), theirs.id).await);
        not_found(update(&nord, &theirs, &called("X", "")).await);
        not_found(done!(nord, contacts::link, theirs.id, plain(roche.id)));
        not_found(done!(nord, contacts::unlink, theirs.id, theirs.links[0].client));
        let elsewhere = invalid(done!(nord, contacts::link, mine.id, plain(theirs.links[0].client)));
        assert_eq!(elsewhere, FieldErrors::one("client", FieldError::Unknown));
        for act in [Act::Activate, Act::Deactivate, Act::Delete, Act::Restore] {
            not_found(done!(nord, contacts::act, &[mine.id, theirs.id], act));
        }
        not_found(done!(nord, contacts::put_back, &[(theirs.id, ContactState::Deleted)]));
        assert!(told(&nord, theirs.id).await.is_empty() && contacts::search(&nord.read(), "goff").await.unwrap().is_empty());
        assert_eq!(get(&sud, theirs.id).await, theirs);
    }
}
