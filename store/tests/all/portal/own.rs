//! What a contact changes of themselves, and of where their client is.

use domain::activity::{Event, PortalText};
use domain::clients::Client;
use domain::contacts::ContactEvent;
use domain::error::{FieldError, Refusal};
use domain::form::Edit;
use domain::own_details::Typed;
use store::contacts::Contacts;
use store::portal::{self, Guest, Own};
use store::{Access, StoreError, StoreResult, activity, clients, companies, contacts, verify};
use testing::{TestDb, on_each_database};

use super::{ANA, BROWSER, ana, asked, company, follow, guest, invite, seconds};

/// Ana, signed in.
async fn signed_in(db: &TestDb, nord: &Access, client: &Client) -> Guest {
    invite(nord, ana(client)).await.unwrap();
    let link = asked(db, ANA, 0).await.remove(0);
    let token = follow(db, &link, BROWSER, 1).await.unwrap();
    guest(db, &token, seconds(2)).await.unwrap()
}

fn typed(values: &[(&str, &str)]) -> Typed {
    values.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

async fn own(access: &Access, guest: &Guest) -> Own {
    portal::own(&access.read(), guest).await.unwrap()
}

async fn save(access: &Access, guest: &Guest, versions: [i32; 2], values: &[(&str, &str)]) -> StoreResult<()> {
    let tx = access.begin().await?;
    portal::save_own(&tx, guest, versions, &typed(values)).await?;
    tx.commit().await
}

async fn move_to(access: &Access, guest: &Guest, version: i32, values: &[(&str, &str)]) -> StoreResult<()> {
    let tx = access.begin().await?;
    portal::save_place(&tx, guest, version, &typed(values)).await?;
    tx.commit().await
}

async fn staff_type(access: &Access, client: &Client, path: &str, text: &str) {
    let version = clients::get(&access.read(), client.id).await.unwrap().version;
    let tx = access.begin().await.unwrap();
    let edit = Edit::One { path: path.into(), typed: text.into() };
    clients::save(&tx, client.id, version, edit).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn a_contact_changes_their_own_details_in_their_own_name(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let ana = signed_in(&db, &nord, &client).await;
        let access = ana.access(db.database.clone(), seconds(3));
        let shown = own(&access, &ana).await;
        assert_eq!((shown.email.as_str(), shown.place.is_none()), (ANA, true));
        let values = [("mobile", "06 01 02 03 04"), ("email", "else@roche.example"), ("language", "en")];
        save(&access, &ana, shown.versions, &values).await.unwrap();
        let kept = contacts::get(&nord.read(), ana.contact).await.unwrap().person;
        assert_eq!(kept.mobile.unwrap().as_str(), "+33601020304");
        assert_eq!(kept.email.unwrap().as_str(), ANA, "nobody changes what they sign in by");
        assert_eq!(own(&access, &ana).await.language, "en");
        let told = activity::of::<Contacts, _>(&nord.read(), ana.contact.0, None, 1).await.unwrap().remove(0);
        assert!(matches!(&told.event, ContactEvent::Updated { changes, .. } if changes[0].field == "fields.mobile"));
        assert_eq!((told.actor.as_str(), told.by_me), ("Ana Roche", false));
        let told = activity::of_client(&nord.read(), client.id, None, 1).await.unwrap().remove(0);
        assert!(matches!(&told.event, Event::ClientUpdated { changes, .. } if changes[0].field == "fields.language"));
        assert_eq!(told.actor, "Ana Roche");
        let versions = own(&access, &ana).await.versions;
        let Err(StoreError::Invalid(errors)) = save(&access, &ana, versions, &[("mobile", "12")]).await else { panic!() };
        assert_eq!(errors.at("fields.mobile"), Some(&FieldError::Phone));
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn who_changes_the_same_is_told_and_what_is_elsewhere_stays(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let ana = signed_in(&db, &nord, &client).await;
        let access = ana.access(db.database.clone(), seconds(3));
        let tx = nord.begin().await.unwrap();
        companies::let_clients_move(&tx, true).await.unwrap();
        tx.commit().await.unwrap();
        let before = own(&access, &ana).await.versions;
        // Staff write elsewhere in the client: nothing of Ana's is in the way, and what they wrote stays.
        staff_type(&nord, &client, "fields.private_notes", "Entre nous").await;
        move_to(&access, &ana, before[1], &[("line1", "2 rue B"), ("city", "Lyon")]).await.unwrap();
        let kept = clients::get(&nord.read(), client.id).await.unwrap();
        assert_eq!(kept.addresses[0].one_line(), "2 rue B, Lyon");
        assert_eq!(kept.data.private_notes.as_ref().unwrap().as_str(), "Entre nous");
        let again = move_to(&access, &ana, before[1], &[("line1", "3 rue C")]).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        let emptied = move_to(&access, &ana, kept.version, &[("line1", ""), ("city", " ")]).await;
        assert!(matches!(emptied, Err(StoreError::Invalid(_))), "{emptied:?}");
        save(&access, &ana, before, &[("first_name", "Anne")]).await.unwrap();
        let again = save(&access, &ana, before, &[("first_name", "Annie")]).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        save(&access, &ana, own(&access, &ana).await.versions, &[("first_name", "Annie")]).await.unwrap();
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn an_address_is_the_companys_to_let_and_a_preview_changes_nothing(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let ana = signed_in(&db, &nord, &client).await;
        let access = ana.access(db.database.clone(), seconds(3));
        let refused = move_to(&access, &ana, client.version, &[("city", "Lyon")]).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)), "{refused:?}");
        let looked = portal::preview(&nord, client.id).await.unwrap();
        assert!(own(&nord, &looked).await.person.is_none());
        let refused = save(&nord, &looked, [1, 1], &[("first_name", "Anne")]).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)), "{refused:?}");
        let refused = move_to(&nord, &looked, client.version, &[("city", "Lyon")]).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)), "{refused:?}");
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client);
    }

    async fn a_message_stands_in_the_activity_and_nobody_writes_many(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let ana = signed_in(&db, &nord, &client).await;
        let text = PortalText::parse("Bonjour,\nla livraison ?").unwrap();
        let tx = ana.access(db.database.clone(), seconds(3)).begin().await.unwrap();
        portal::write_message(&tx, &ana, text.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let told = activity::of_client(&nord.read(), client.id, None, 1).await.unwrap().remove(0);
        assert_eq!((told.event, told.actor.as_str()), (Event::PortalMessage { text: text.clone() }, "Ana Roche"));
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap().version, client.version);
        let mut counted = Vec::new();
        for _ in 0..8 {
            counted.push(portal::count_messages(&db.database, &ana, seconds(4)).await);
        }
        assert!(counted[0].is_ok());
        let last = counted.pop().unwrap();
        assert!(matches!(last, Err(StoreError::Refused(Refusal::TooManyAttempts { .. }))), "{last:?}");
        let looked = portal::preview(&nord, client.id).await.unwrap();
        assert!(matches!(portal::count_messages(&db.database, &looked, seconds(4)).await, Err(StoreError::Forbidden)));
        let tx = nord.begin().await.unwrap();
        assert!(matches!(portal::write_message(&tx, &looked, text).await, Err(StoreError::Forbidden)));
        tx.roll_back().await.unwrap();
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }
}
