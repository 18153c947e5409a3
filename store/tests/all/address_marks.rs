//! One address of a client changed on its own, and which of them stay.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::{Address, AddressMark, AddressUse, Client, ClientForm, places};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::ids::{AddressId, ClientId};
use domain::state::Act;
use store::{Access, StoreError, StoreResult, clients};
use testing::clients::{back, created, named, parsed, place};
use testing::on_each_database;

/// A client with a main address in Lyon, and others in Paris and Lille.
async fn three(access: &Access) -> (Client, [AddressId; 3]) {
    let addresses =
        vec![place("1 rue A", "69003", "Lyon"), place("2 rue B", "75011", "Paris"), place("3 rue C", "59000", "Lille")];
    let client = created(access, &ClientForm { addresses, ..named("Roche") }).await;
    let ids = [0, 1, 2].map(|at: usize| client.addresses[at].id.unwrap());
    (client, ids)
}

async fn mark(access: &Access, client: ClientId, address: AddressId, mark: AddressMark) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::mark_address(&tx, client, address, mark).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

async fn remove(access: &Access, client: ClientId, address: AddressId) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let client = clients::remove_address(&tx, client, address).await?;
    tx.commit().await.unwrap();
    Ok(client)
}

async fn save(access: &Access, client: &Client, form: &ClientForm) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let saved = clients::update(&tx, client.id, client.version, parsed(form)).await?;
    tx.commit().await.unwrap();
    Ok(saved)
}

fn city(address: Option<&Address>) -> Option<&str> {
    address.and_then(|address| Some(address.city.as_ref()?.as_str()))
}

on_each_database! {
    async fn what_an_address_is_for_moves_from_another(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, [lyon, paris, lille]) = three(&nord).await;
        let now = mark(&nord, client.id, paris, AddressMark::Billing(true)).await.unwrap();
        assert_eq!((city(places::billed(&now.addresses)), city(places::delivered(&now.addresses))), (Some("Paris"), Some("Lyon")));
        let now = mark(&nord, client.id, lille, AddressMark::Billing(true)).await.unwrap();
        assert_eq!((city(places::billed(&now.addresses)), now.version), (Some("Lille"), 3));
        let now = mark(&nord, client.id, lille, AddressMark::Billing(false)).await.unwrap();
        assert_eq!(city(places::billed(&now.addresses)), Some("Lyon"));
        let now = mark(&nord, client.id, paris, AddressMark::Main).await.unwrap();
        assert_eq!((city(now.addresses.first()), now.country(), now.version), (Some("Paris"), now.country(), 5));
        assert_eq!(mark(&nord, client.id, paris, AddressMark::Main).await.unwrap(), now, "it is so already");
        let told = store::activity::of_client(&nord.read(), client.id, None, 1).await.unwrap();
        assert!(matches!(&told[0].event, Event::ClientUpdated { version: 5, changes } if changes.iter().all(|change| change.field == "addresses")), "{told:?}");
        let late = save(&nord, &client, &back(&client)).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
        assert!(now.addresses.iter().any(|address| address.id == Some(lyon)));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_default_stays_until_another_is_chosen(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, [lyon, paris, _]) = three(&nord).await;
        mark(&nord, client.id, paris, AddressMark::Delivery(true)).await.unwrap();
        for (address, what) in [(lyon, AddressUse::Main), (paris, AddressUse::Delivery)] {
            let answer = remove(&nord, client.id, address).await;
            assert!(matches!(&answer, Err(StoreError::Refused(Refusal::AddressKept(kept))) if *kept == what), "{answer:?}");
        }
        let before = mark(&nord, client.id, paris, AddressMark::Delivery(false)).await.unwrap();
        let left = remove(&nord, client.id, paris).await.unwrap();
        assert_eq!(left.addresses.len(), 2);
        assert!(matches!(remove(&nord, client.id, paris).await, Err(StoreError::NotFound)));

        // Undone, it stands where it stood, as another row.
        let tx = nord.begin().await.unwrap();
        let after = clients::restore_address(&tx, client.id, before.addresses[1].clone(), 1).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(city(after.addresses.get(1)), Some("Paris"));
        assert_ne!(after.addresses[1].id, Some(paris));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_form_takes_no_default_away_without_another(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (client, [_, paris, _]) = three(&nord).await;
        let client = mark(&nord, client.id, paris, AddressMark::Billing(true)).await.unwrap();
        let mut form = back(&client);
        form.addresses.remove(1);
        let expected = FieldErrors::one("addresses", FieldError::AddressKept(AddressUse::Billing));
        let answer = save(&nord, &client, &form).await;
        assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == expected), "{answer:?}");
        form.addresses[1].is_billing = "on".into();
        let saved = save(&nord, &client, &form).await.unwrap();
        assert_eq!(city(places::billed(&saved.addresses)), Some("Lille"));
        // All of them may go together.
        let none = ClientForm { addresses: Vec::new(), ..back(&saved) };
        assert_eq!(save(&nord, &saved, &none).await.unwrap().addresses, []);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_not_there_or_thrown_away_is_not_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (client, [lyon, ..]) = three(&nord).await;
        let (theirs, [other, ..]) = three(&sud).await;
        let not_found = |answer: StoreResult<Client>| assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        not_found(mark(&nord, theirs.id, other, AddressMark::Main).await);
        not_found(mark(&nord, client.id, other, AddressMark::Main).await);
        not_found(remove(&nord, theirs.id, other).await);
        not_found(remove(&nord, client.id, other).await);
        let tx = nord.begin().await.unwrap();
        not_found(clients::restore_address(&tx, theirs.id, client.addresses[0].clone(), 0).await);
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        let refused = clients::mark_address(&tx, client.id, lyon, AddressMark::Billing(true)).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))), "{refused:?}");
        drop(tx);
        assert_eq!(clients::get(&sud.read(), theirs.id).await.unwrap(), theirs);
    }
}
