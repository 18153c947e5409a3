//! One more contact or address of a client, added on its page.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::additions::{address, contact};
use domain::clients::{AddressForm, CLIENTS, Client, ClientForm, ContactForm};
use domain::contacts::ContactEvent;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::ids::ClientId;
use domain::state::Act;
use store::contacts::Contacts;
use store::{Access, StoreError, StoreResult, clients};
use testing::clients::{back, created, listed, named, parsed, person, place};
use testing::on_each_database;

async fn add_contact(access: &Access, client: ClientId, form: &ContactForm) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::add_contact(&tx, client, |rules| contact(form, rules)).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

async fn add_address(access: &Access, client: ClientId, form: &AddressForm) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::add_address(&tx, client, |rules| address(form, rules)).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

fn is_wrong(answer: &StoreResult<Client>, field: &str, wrong: FieldError) {
    let expected = FieldErrors::one(field, wrong);
    assert!(matches!(answer, Err(StoreError::Invalid(errors)) if *errors == expected), "{answer:?}");
}

on_each_database! {
    async fn a_contact_is_added_told_and_listed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        let ana = ContactForm { direct_phone: "04 72 10 20 30".into(), ..person("Ana", "", "ana@x.example") };
        let now = add_contact(&nord, client.id, &ana).await.unwrap();
        assert!(now.contacts[0].is_primary, "the first one is primary");
        assert_eq!(now.contacts[0].direct_phone.as_ref().unwrap().as_str(), "+33472102030");
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), now, "it answers what there is");
        let row = listed(&nord, &CLIENTS.usual()).await.remove(0);
        assert_eq!((row.contact, row.email), ("Ana".to_owned(), "ana@x.example".to_owned()));
        let bob = ContactForm { is_primary: "on".into(), is_dunning: "on".into(), ..person("Bob", "", "") };
        let now = add_contact(&nord, client.id, &bob).await.unwrap();
        assert_eq!(now.contacts.iter().map(|one| (one.display_name(), one.is_primary)).collect::<Vec<_>>(), [("Bob".to_owned(), true), ("Ana".to_owned(), false)]);
        let told = store::activity::of_client(&nord.read(), client.id, None, 1).await.unwrap();
        assert!(matches!(&told[0].event, Event::ClientUpdated { version: 3, changes } if changes.iter().any(|change| change.to.contains("Bob"))), "{told:?}");
        let bob = now.contacts[0].id.unwrap();
        let told = store::activity::of::<Contacts, _>(&nord.read(), bob.0, None, 10).await.unwrap();
        assert!(told.iter().any(|entry| matches!(entry.event, ContactEvent::Created)), "{told:?}");
        // A form that was open meanwhile gets its conflict.
        let tx = nord.begin().await.unwrap();
        let late = clients::update(&tx, client.id, 1, parsed(&back(&client))).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
        drop(tx);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn an_address_is_added_and_becomes_what_it_is_ticked_as(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        let now = add_address(&nord, client.id, &place("1 rue A", "69003", "Lyon")).await.unwrap();
        assert!(now.addresses[0].is_main, "the first one is the main one");
        let paris = AddressForm { is_main: "on".into(), is_billing: "on".into(), ..place("2 rue B", "75011", "Paris") };
        let now = add_address(&nord, client.id, &paris).await.unwrap();
        let told = now.addresses.iter().map(|one| (one.one_line(), one.is_main, one.is_billing)).collect::<Vec<_>>();
        assert_eq!(told, [("2 rue B, 75011 Paris".to_owned(), true, true), ("1 rue A, 69003 Lyon".to_owned(), false, false)]);
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), now, "it answers what there is");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_another_has_or_nobody_has_is_refused(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        created(&nord, &ClientForm { contacts: vec![person("Eve", "", "eve@x.example")], ..named("Autre") }).await;
        created(&sud, &ClientForm { contacts: vec![person("Max", "", "max@x.example")], ..named("Ailleurs") }).await;
        let client = created(&nord, &named("Roche")).await;
        let taken = add_contact(&nord, client.id, &person("Ana", "", "EVE@x.example")).await;
        let Err(StoreError::Invalid(errors)) = &taken else { panic!("{taken:?}") };
        let whose = errors.at("email");
        assert!(matches!(whose, Some(FieldError::TakenBy { name, .. }) if name == "Eve"), "{errors:?}");
        is_wrong(&add_contact(&nord, client.id, &ContactForm::default()).await, "last_name", FieldError::Required);
        let unknown = ContactForm { civility: client.id.to_string(), ..person("Ana", "", "") };
        is_wrong(&add_contact(&nord, client.id, &unknown).await, "civility", FieldError::Unknown);
        is_wrong(&add_address(&nord, client.id, &AddressForm::default()).await, "line1", FieldError::Required);
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client, "nothing was added");
        // Another company's e-mail is nobody's here.
        assert!(add_contact(&nord, client.id, &person("Ana", "", "max@x.example")).await.is_ok());
    }

    async fn what_is_not_there_or_thrown_away_gets_nothing(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let theirs = created(&sud, &named("Ailleurs")).await;
        let client = created(&nord, &named("Roche")).await;
        let not_found = |answer: StoreResult<Client>| assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        not_found(add_contact(&nord, theirs.id, &person("Ana", "", "")).await);
        not_found(add_address(&nord, theirs.id, &place("1 rue A", "69003", "Lyon")).await);
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        for refused in [
            add_contact(&nord, client.id, &person("Ana", "", "")).await,
            add_address(&nord, client.id, &place("1 rue A", "69003", "Lyon")).await,
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))), "{refused:?}");
        }
        assert_eq!(clients::get(&sud.read(), theirs.id).await.unwrap(), theirs);
    }
}
