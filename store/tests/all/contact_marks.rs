//! One contact of a client changed on its own: what only one of them is, letting go and linking again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::people::Link;
use domain::clients::{CLIENTS, Client, ClientForm, Contact, ContactMark};
use domain::error::{FieldError, Refusal};
use domain::ids::{ClientId, ContactId};
use domain::state::Act;
use store::{Access, StoreError, StoreResult, clients, contacts};
use testing::clients::{back, created, listed, named, parsed, person};
use testing::on_each_database;

/// A client with Ana, who is primary, and Bob.
async fn two(access: &Access) -> (Client, ContactId, ContactId) {
    let contacts = vec![person("Ana", "", "ana@x.example"), person("Bob", "", "bob@x.example")];
    let client = created(access, &ClientForm { contacts, ..named("Roche") }).await;
    let id = |at: usize| client.contacts[at].id.unwrap();
    let (ana, bob) = (id(0), id(1));
    (client, ana, bob)
}

async fn mark(access: &Access, client: ClientId, contact: ContactId, mark: ContactMark) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::mark_contact(&tx, client, contact, mark).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

async fn unlink(access: &Access, client: ClientId, contact: ContactId) -> Link {
    let tx = access.begin().await.unwrap();
    let link = clients::unlink_contact(&tx, client, contact).await.unwrap();
    tx.commit().await.unwrap();
    link
}

async fn link(access: &Access, client: ClientId, contact: ContactId, was: Option<Link>) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::link_contact(&tx, client, contact, was).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

fn names(client: &Client, is: fn(&Contact) -> bool) -> Vec<String> {
    client.contacts.iter().filter(|contact| is(contact)).map(Contact::display_name).collect()
}

on_each_database! {
    async fn the_primary_contact_moves_and_everybody_hears_of_it(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, ana, bob) = two(&nord).await;
        let after = mark(&nord, client.id, bob, ContactMark::Primary).await.unwrap();
        assert_eq!(names(&after, |contact| contact.is_primary), ["Bob"]);
        assert_eq!(after.version, 2);
        let row = listed(&nord, &CLIENTS.usual()).await.remove(0);
        assert_eq!((row.contact, row.email), ("Bob".to_owned(), "bob@x.example".to_owned()));
        let told = store::activity::of_client(&nord.read(), client.id, None, 1).await.unwrap();
        assert!(matches!(&told[0].event, Event::ClientUpdated { version: 2, changes } if changes.len() == 2), "{told:?}");
        // Asked again, nothing is left to do.
        assert_eq!(mark(&nord, client.id, bob, ContactMark::Primary).await.unwrap(), after);
        assert_eq!(store::activity::of_client(&nord.read(), client.id, None, 10).await.unwrap().len(), 2);
        // A form that was open meanwhile gets its conflict.
        let tx = nord.begin().await.unwrap();
        let late = clients::update(&tx, client.id, 1, parsed(&back(&client))).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
        drop(tx);
        assert_eq!(mark(&nord, client.id, ana, ContactMark::Primary).await.unwrap().contacts[0].id, Some(ana));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn billing_and_reminders_have_one_contact_and_invoices_any_number(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, ana, bob) = two(&nord).await;
        for (contact, what) in [
            (ana, ContactMark::Billing(true)),
            (bob, ContactMark::Billing(true)),
            (ana, ContactMark::Dunning(true)),
            (ana, ContactMark::Invoices(true)),
            (bob, ContactMark::Invoices(true)),
        ] {
            mark(&nord, client.id, contact, what).await.unwrap();
        }
        let now = mark(&nord, client.id, ana, ContactMark::Dunning(false)).await.unwrap();
        assert_eq!(names(&now, |contact| contact.is_billing), ["Bob"]);
        assert_eq!(names(&now, |contact| contact.is_dunning), [""; 0]);
        assert_eq!(names(&now, |contact| contact.receives_invoices), ["Ana", "Bob"]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whoever_is_away_is_so_at_each_client(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, ana, _) = two(&nord).await;
        let other = created(&nord, &named("Autre")).await;
        let other = link(&nord, other.id, ana, None).await.unwrap();
        assert_eq!((names(&other, |contact| contact.is_primary).as_slice(), other.version), (["Ana".to_owned()].as_slice(), 2));
        mark(&nord, client.id, ana, ContactMark::Inactive(true)).await.unwrap();
        let shown = clients::get(&nord.read(), other.id).await.unwrap();
        assert_eq!((names(&shown, |contact| contact.is_inactive).as_slice(), shown.version), (["Ana".to_owned()].as_slice(), 3));
        // Linked again, nothing changes.
        assert_eq!(link(&nord, other.id, ana, None).await.unwrap(), shown);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_contact_let_go_comes_back_as_it_was(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, ana, bob) = two(&nord).await;
        let before = mark(&nord, client.id, ana, ContactMark::Billing(true)).await.unwrap();
        let was = unlink(&nord, client.id, ana).await;
        let left = clients::get(&nord.read(), client.id).await.unwrap();
        assert_eq!(names(&left, |contact| contact.is_primary), ["Bob"], "the next one is primary");
        assert_eq!(contacts::search(&nord.read(), "ana@").await.unwrap(), [], "no client is left to her");
        assert!(matches!(link(&nord, client.id, ana, None).await, Err(StoreError::NotFound)));
        let after = link(&nord, client.id, ana, Some(was)).await.unwrap();
        assert_eq!(after.contacts, before.contacts);
        assert_eq!(contacts::search(&nord.read(), "ana@").await.unwrap().len(), 1);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);

        // The last one leaves a client without contacts.
        unlink(&nord, client.id, bob).await;
        unlink(&nord, client.id, ana).await;
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap().contacts, []);
        assert_eq!(listed(&nord, &CLIENTS.usual()).await[0].contact, "");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn an_email_that_is_anothers_by_now_is_not_taken_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, ana, _) = two(&nord).await;
        let was = unlink(&nord, client.id, ana).await;
        created(&nord, &ClientForm { contacts: vec![person("Anna", "", "ana@x.example")], ..named("Autre") }).await;
        let answer = link(&nord, client.id, ana, Some(was)).await;
        let Err(StoreError::Invalid(errors)) = &answer else { panic!("{answer:?}") };
        let taken = errors.at("fields.email");
        assert!(matches!(taken, Some(FieldError::TakenBy { name, .. }) if name == "Anna"), "{errors:?}");
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap().contacts.len(), 1);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_not_there_or_thrown_away_is_not_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (client, ana, _) = two(&nord).await;
        let (theirs, eve, _) = two(&sud).await;
        let not_found = |answer: StoreResult<Client>| assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        not_found(mark(&nord, theirs.id, eve, ContactMark::Primary).await);
        not_found(mark(&nord, client.id, eve, ContactMark::Primary).await);
        not_found(link(&nord, client.id, eve, None).await);
        not_found(link(&nord, client.id, eve, Some(Link::default())).await);
        not_found(link(&nord, theirs.id, ana, None).await);
        let tx = nord.begin().await.unwrap();
        assert!(matches!(clients::unlink_contact(&tx, theirs.id, eve).await, Err(StoreError::NotFound)));
        assert!(matches!(clients::unlink_contact(&tx, client.id, eve).await, Err(StoreError::NotFound)));
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        let refused = clients::mark_contact(&tx, client.id, ana, ContactMark::Billing(true)).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))), "{refused:?}");
        drop(tx);
        assert_eq!(clients::get(&sud.read(), theirs.id).await.unwrap(), theirs);
    }
}
