//! The clients' own door on both databases: who is let in, by which link, and for how long.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod files;
mod own;

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use domain::clients::{Client, ClientForm};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::identifiers::Email;
use domain::ids::ContactId;
use domain::mail::{LetterForm, MailForm, NewLetter};
use domain::state::Act;
use sea_orm::{ConnectionTrait, Statement};
use store::portal::{self, Guest, LINK_WORKS_FOR, SignInLink};
use store::{Access, StoreError, StoreResult, clients, contacts, mail, verify};
use testing::clients::{created, named, person};
use testing::people::noon;
use testing::{TestDb, on_each_database};

mod letters;
mod passwords;
mod plans;
mod second_factor;
mod seen;
mod strangers;

const ANA: &str = "ana@roche.example";
const BROWSER: &str = "a browser";

fn seconds(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// A company that can send, with a client whose contact is Ana.
async fn company(db: &TestDb, name: &str) -> (Access, Client) {
    let access = db.empty_company(name).await;
    let form = MailForm { host: "smtp.example.fr".into(), sender: "compta@example.fr".into(), ..MailForm::default() };
    let new = mail::sealed(&access, form.parse().unwrap()).unwrap();
    let tx = access.begin().await.unwrap();
    mail::save_settings(&tx, 0, new).await.unwrap();
    tx.commit().await.unwrap();
    let form = ClientForm { contacts: vec![person("Ana", "Roche", ANA)], ..named("Ateliers Roche") };
    let client = created(&access, &form).await;
    (access, client)
}

fn ana(client: &Client) -> ContactId {
    client.contacts[0].id.unwrap()
}

async fn invite(access: &Access, contact: ContactId) -> StoreResult<()> {
    let tx = access.begin().await?;
    portal::invite(&tx, contact).await?;
    tx.commit().await
}

async fn revoke(access: &Access, contact: ContactId) {
    let tx = access.begin().await.unwrap();
    portal::revoke(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
}

async fn contact_does(access: &Access, contact: ContactId, act: Act) {
    let tx = access.begin().await.unwrap();
    contacts::act(&tx, &[contact], act).await.unwrap();
    tx.commit().await.unwrap();
}

fn letter(link: &SignInLink) -> Result<NewLetter, FieldErrors> {
    let form = LetterForm {
        to: link.email.to_string(),
        subject: link.company.clone(),
        text: format!("token {} for {}", link.token, link.name),
        ..LetterForm::default()
    };
    form.parse()
}

/// The links that are sent when an e-mail asks.
async fn asked(db: &TestDb, typed: &str, at: i64) -> Vec<SignInLink> {
    let links = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&links);
    let write = move |link: &SignInLink| {
        kept.lock().unwrap().push(link.clone());
        letter(link)
    };
    let sent = portal::send_links(&db.database, &email(typed), BROWSER, seconds(at), &write).await.unwrap();
    let links = links.lock().unwrap().clone();
    assert_eq!(sent, links.len());
    links
}

async fn follow(db: &TestDb, link: &SignInLink, browser: &str, at: i64) -> StoreResult<String> {
    portal::follow(&db.database, &link.token, browser, "Test", seconds(at)).await.map(|opened| opened.token)
}

async fn guest(db: &TestDb, token: &str, at: DateTime<Utc>) -> Option<Guest> {
    portal::find(&db.database, token, at).await.unwrap()
}

fn is_expired<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::LinkExpired)))
}

on_each_database! {
    async fn a_contact_who_is_invited_signs_in_once_a_link(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        assert!(asked(&db, ANA, 0).await.is_empty(), "nobody was invited");
        invite(&nord, ana(&client)).await.unwrap();
        assert!(asked(&db, "nobody@roche.example", 0).await.is_empty());
        let link = asked(&db, "ANA@roche.example", 1).await.remove(0);
        assert_eq!((link.company.as_str(), link.name.as_str()), ("Nord", "Ana Roche"));
        for _ in 0..2 {
            let works = portal::link_works(&db.database, &link.token, BROWSER, seconds(2)).await.unwrap();
            assert!(works, "to look uses nothing up");
        }
        let token = follow(&db, &link, BROWSER, 3).await.unwrap();
        assert!(is_expired(&follow(&db, &link, BROWSER, 4).await), "once");
        let found = guest(&db, &token, seconds(5)).await.unwrap();
        assert_eq!((found.company, found.client, found.contact), (nord.company(), client.id, ana(&client)));
        assert!(db.find(&token, seconds(5)).await.is_none(), "staff's sessions are others");
        let standing = portal::of_contact(&nord.read(), ana(&client)).await.unwrap().unwrap();
        assert_eq!((standing.last_sign_in_at, standing.is_revoked), (Some(seconds(3)), false));
        let listed = testing::clients::listed(&nord, &testing::clients::everything()).await.remove(0);
        assert_eq!(listed.last_seen_on, Some(seconds(3).date_naive()));
        portal::sign_out(&db.database, &token).await.unwrap();
        assert!(guest(&db, &token, seconds(6)).await.is_none());
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_link_is_of_its_browser_and_short_lived(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let (first, second) = (asked(&db, ANA, 0).await.remove(0), asked(&db, ANA, 1).await.remove(0));
        assert!(is_expired(&follow(&db, &first, "another browser", 2).await));
        assert!(!portal::link_works(&db.database, &first.token, "another browser", seconds(2)).await.unwrap());
        follow(&db, &first, BROWSER, 3).await.unwrap();
        assert!(is_expired(&follow(&db, &second, BROWSER, 4).await), "the others end with it");
        let late = asked(&db, ANA, 5).await.remove(0);
        let end = seconds(5) + LINK_WORKS_FOR;
        assert!(is_expired(&portal::follow(&db.database, &late.token, BROWSER, "Test", end).await));
        assert_eq!(portal::prune(&db.database, end).await.unwrap(), 3);
    }

    async fn a_stolen_database_opens_nothing(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let read = db.database.read();
        let rows = Statement::from_string(read.get_database_backend(), "SELECT token_hash, browser_hash FROM portal_links");
        let row = read.query_one_raw(rows).await.unwrap().unwrap();
        let (token, browser): (String, String) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        assert!(token != link.token && browser != BROWSER && !format!("{link:?}").contains(&link.token));
        // Without the browser that asked, what stands in the letter is worth nothing.
        let stolen = portal::follow(&db.database, &link.token, &browser, "Test", seconds(1)).await;
        assert!(is_expired(&stolen));
    }

    async fn whoever_is_let_in_no_more_is_out_at_once(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let contact = ana(&client);
        invite(&nord, contact).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let token = follow(&db, &link, BROWSER, 1).await.unwrap();
        let waiting = asked(&db, ANA, 2).await.remove(0);
        contact_does(&nord, contact, Act::Deactivate).await;
        assert!(guest(&db, &token, seconds(3)).await.is_none() && asked(&db, ANA, 3).await.is_empty());
        contact_does(&nord, contact, Act::Activate).await;
        assert!(guest(&db, &token, seconds(4)).await.is_some());
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        assert!(guest(&db, &token, seconds(5)).await.is_none());
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[client.id], Act::Restore).await.unwrap();
        tx.commit().await.unwrap();
        revoke(&nord, contact).await;
        assert!(guest(&db, &token, seconds(6)).await.is_none() && asked(&db, ANA, 6).await.is_empty());
        assert!(is_expired(&follow(&db, &waiting, BROWSER, 7).await));
        assert!(portal::of_contact(&nord.read(), contact).await.unwrap().unwrap().is_revoked);
        invite(&nord, contact).await.unwrap();
        assert!(guest(&db, &token, seconds(8)).await.is_none(), "a session that was ended stays so");
        assert_eq!(asked(&db, ANA, 8).await.len(), 1);
    }

    async fn a_session_ends_with_time(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let link = asked(&db, ANA, 0).await.remove(0);
        let token = follow(&db, &link, BROWSER, 0).await.unwrap();
        assert!(guest(&db, &token, noon() + portal::IDLE).await.is_none());
        let mut at = noon();
        while at + TimeDelta::days(5) < noon() + portal::LIFETIME {
            at += TimeDelta::days(5);
            assert!(guest(&db, &token, at).await.is_some(), "{at}");
        }
        assert!(guest(&db, &token, noon() + portal::LIFETIME).await.is_none(), "however much it is used");
    }

    async fn each_company_has_a_door_of_its_own(db: TestDb) {
        let ((nord, mine), (sud, theirs)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        invite(&nord, ana(&mine)).await.unwrap();
        assert!(matches!(invite(&nord, ana(&theirs)).await, Err(StoreError::NotFound)));
        assert!(matches!(portal::of_contact(&nord.read(), ana(&theirs)).await, Err(StoreError::NotFound)));
        let tx = nord.begin().await.unwrap();
        assert!(matches!(portal::revoke(&tx, ana(&theirs)).await, Err(StoreError::NotFound)));
        tx.roll_back().await.unwrap();
        assert_eq!(asked(&db, ANA, 0).await.len(), 1);
        invite(&sud, ana(&theirs)).await.unwrap();
        let mut links = asked(&db, ANA, 1).await;
        links.sort_by(|one, other| one.company.cmp(&other.company));
        let token = follow(&db, &links[1], BROWSER, 2).await.unwrap();
        let found = guest(&db, &token, seconds(3)).await.unwrap();
        assert_eq!((found.company, found.client), (sud.company(), theirs.id));
        let elsewhere = portal::go_to(&db.database, &found, mine.id).await;
        assert!(matches!(elsewhere, Err(StoreError::NotFound)));
        // Who signs in at one is asked at the other all the same.
        follow(&db, &links[0], BROWSER, 4).await.unwrap();
    }

    async fn who_cannot_be_written_to_is_not_invited(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = ClientForm { contacts: vec![person("Ana", "Roche", "")], ..named("Ateliers Roche") };
        let client = created(&nord, &form).await;
        let Err(StoreError::Invalid(errors)) = invite(&nord, ana(&client)).await else { panic!() };
        assert_eq!(errors.at("email"), Some(&FieldError::Required));
        contact_does(&nord, ana(&client), Act::Deactivate).await;
        assert!(matches!(invite(&nord, ana(&client)).await, Err(StoreError::Refused(Refusal::WrongState))));
    }

    async fn an_unknown_e_mail_is_counted_like_a_known_one(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        invite(&nord, ana(&client)).await.unwrap();
        let mut answers = Vec::new();
        for typed in [ANA, "nobody@roche.example"] {
            let mut refused_at = None;
            for time in 0..10 {
                match portal::count_links(&db.database, &email(typed), &format!("far {typed}"), noon()).await {
                    Ok(()) => {}
                    Err(StoreError::Refused(Refusal::TooManyAttempts { .. })) => {
                        refused_at = refused_at.or(Some(time));
                    }
                    other => panic!("{other:?}"),
                }
            }
            answers.push(refused_at);
        }
        assert!(answers[0].is_some() && answers[0] == answers[1], "{answers:?}");
    }
}
