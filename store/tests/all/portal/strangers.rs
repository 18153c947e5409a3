//! Whoever has no business at the door: they come in by nothing, keep nobody out, and what happens is written down.

use domain::clients::ClientForm;
use domain::contacts::{ContactEvent, ContactFields, ContactForm};
use domain::ids::ContactId;
use domain::security_log::{LogQuery, SecurityEvent};
use store::audit::{self, Origin};
use store::contacts::Contacts;
use store::{Access, Database, StoreResult, activity, contacts, portal};
use testing::clients::{created, named, person};
use testing::on_each_database;
use testing::people::{OWNER, PASSWORD, noon};

use super::{ANA, BROWSER, ana, asked, company, email, follow, guest, invite, is_expired, revoke, seconds};

const NEAR: &str = "203.0.113.7";
const FAR: &str = "198.51.100.7";

/// Corrects the e-mail of a contact.
pub(super) async fn now_at(access: &Access, contact: ContactId, email: &str) {
    let record = contacts::get(&access.read(), contact).await.unwrap();
    let before = record.to_form();
    let fields = ContactFields { email: email.into(), ..before.fields.clone() };
    let form = ContactForm { fields, ..before };
    let new = form.parse(&contacts::form_rules(&access.read()).await.unwrap()).unwrap();
    let tx = access.begin().await.unwrap();
    contacts::update(&tx, contact, record.version, new).await.unwrap();
    tx.commit().await.unwrap();
}

/// Asks once, which is counted.
async fn ask(database: &Database, address: &str, known: Option<&str>) -> StoreResult<()> {
    portal::count_links_in(database, &email(ANA), address, known, seconds(0)).await
}

on_each_database! {
    async fn an_e_mail_that_is_corrected_lets_nobody_in_any_more(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let contact = ana(&client);
        invite(&nord, contact).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let token = follow(&db, &link, BROWSER, 1).await.unwrap();
        let waiting = asked(&db, ANA, 2).await.remove(0);
        now_at(&nord, contact, "ana@elsewhere.example").await;
        assert!(guest(&db, &token, seconds(3)).await.is_none(), "whoever has the mailbox of before is a stranger");
        assert!(is_expired(&follow(&db, &waiting, BROWSER, 3).await) && asked(&db, ANA, 3).await.is_empty());
        let link = asked(&db, "ana@elsewhere.example", 4).await.remove(0);
        let token = follow(&db, &link, BROWSER, 5).await.unwrap();
        // Written otherwise, it is the same.
        now_at(&nord, contact, "Ana@Elsewhere.example").await;
        assert!(guest(&db, &token, seconds(6)).await.is_some());
    }

    async fn a_stranger_who_asks_keeps_nobody_out(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let session = follow(&db, &link, BROWSER, 0).await.unwrap();
        let known = portal::known_as(&db.database, &session).await.unwrap().unwrap();
        assert_ne!(Some(&known), portal::known_as(&db.database, &session).await.unwrap().as_ref(), "nothing is counted yet");
        assert_eq!(portal::known_as(&db.database, "none").await.unwrap(), None);
        while ask(&db.database, NEAR, None).await.is_ok() {}
        ask(&db.database, FAR, None).await.unwrap();
        // Her own browser, wherever she is.
        ask(&db.database, NEAR, Some(&known)).await.unwrap();
        for made_up in ["", "sealed1:AAAA", session.as_str()] {
            assert!(ask(&db.database, NEAR, Some(made_up)).await.is_err(), "{made_up}");
        }
    }

    async fn asking_for_links_slows_down_nobodys_password(db: TestDb) {
        db.set_up().await;
        let mut last = Ok(());
        for number in 0..40 {
            let typed = email(&format!("x{number}@roche.example"));
            // The address that whoever signs in with this e-mail is at, in these tests.
            last = portal::count_links(&db.database, &typed, OWNER, noon()).await;
        }
        assert!(last.is_err(), "too many for one address");
        db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap();
    }

    async fn whoever_gets_in_has_asked_for_nothing(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let from = db.database.asked_from(Origin { address: NEAR.into(), device: "Test".into() });
        for at in 0..12 {
            ask(&from, NEAR, None).await.unwrap();
            let link = asked(&db, ANA, at).await.remove(0);
            portal::follow(&from, &link.token, BROWSER, "Test", seconds(at)).await.unwrap();
        }
    }

    async fn companies_that_only_know_an_e_mail_keep_nobody_from_a_link(db: TestDb) {
        for number in 0..21 {
            let access = db.empty_company(&format!("Autre {number}")).await;
            let form = ClientForm { contacts: vec![person("Ana", "Roche", ANA)], ..named("Roche") };
            created(&access, &form).await;
        }
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        assert_eq!(asked(&db, ANA, 0).await.len(), 1);
    }

    async fn who_was_let_in_and_who_came_is_written_down(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let contact = ana(&client);
        invite(&nord, contact).await.unwrap();
        invite(&nord, contact).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let from = db.database.asked_from(Origin { address: NEAR.into(), device: "Firefox".into() });
        portal::follow(&from, &link.token, BROWSER, "Firefox", seconds(1)).await.unwrap();
        revoke(&nord, contact).await;
        revoke(&nord, contact).await;
        invite(&nord, contact).await.unwrap();
        let told = activity::of::<Contacts, _>(&nord.read(), contact.0, None, 30).await.unwrap();
        let told: Vec<_> = told.into_iter().rev().map(|entry| entry.event).collect();
        let (invited, revoked) = (ContactEvent::PortalInvited, ContactEvent::PortalRevoked);
        assert_eq!(told, [ContactEvent::Created, invited.clone(), revoked, invited]);
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let came = SecurityEvent::PortalSignIn { email: ANA.into() };
        let entry = entries.iter().find(|entry| entry.event.as_ref() == Some(&came)).unwrap();
        assert_eq!((entry.actor, entry.actor_name.as_str()), (None, "Ana Roche"));
        assert_eq!((entry.address.as_str(), entry.device.as_str()), (NEAR, "Firefox"));
    }
}
