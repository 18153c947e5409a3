//! The clients' own door in other sites, on both databases: who may hold it, and who is signed in from there.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use domain::clients::{Client, ClientForm};
use domain::error::Refusal;
use domain::identifiers::Email;
use domain::mail::{LetterForm, MailForm};
use domain::portal::{SitesForm, audience};
use domain::security_log::{LogQuery, SecurityEvent};
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use sha2::Sha256;
use store::portal::{self, Handed, SignInLink};
use store::{Access, StoreError, StoreResult, audit, mail, verify};
use testing::clients::{created, named, person};
use testing::people::noon;
use testing::{TestDb, on_each_database};

const ANA: &str = "ana@roche.example";
const FRAME: &str = "a frame";

fn seconds(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

/// A company that can send, with a client whose contact, Ana, is invited.
async fn company(db: &TestDb, name: &str) -> (Access, Client) {
    let access = db.empty_company(name).await;
    let form = MailForm { host: "smtp.example.fr".into(), sender: "compta@example.fr".into(), ..MailForm::default() };
    let new = mail::sealed(&access, form.parse().unwrap()).unwrap();
    let form = ClientForm { contacts: vec![person("Ana", "Roche", ANA)], ..named("Ateliers Roche") };
    let client = created(&access, &form).await;
    let tx = access.begin().await.unwrap();
    mail::save_settings(&tx, 0, new).await.unwrap();
    portal::invite(&tx, client.contacts[0].id.unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    (access, client)
}

async fn secret(access: &Access) -> String {
    let secret = portal::new_secret(access).unwrap();
    let tx = access.begin().await.unwrap();
    portal::keep_secret(&tx, &secret).await.unwrap();
    tx.commit().await.unwrap();
    secret.into_shown()
}

/// As URLs have it, without padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let letter = |group: u32, at: usize| char::from(LETTERS[usize::try_from((group >> (18 - 6 * at)) & 63).unwrap()]);
    let part = |chunk: &[u8]| -> String {
        let group = chunk.iter().fold(0, |group, byte| (group << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        (0..=chunk.len()).map(|at| letter(group, at)).collect()
    };
    bytes.chunks(3).map(part).collect()
}

fn signed(secret: &str, claims: &Value) -> String {
    let signed = format!("{}.{}", base64(br#"{"alg":"HS256"}"#), base64(claims.to_string().as_bytes()));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    let signature = mac.finalize().into_bytes();
    format!("{signed}.{}", base64(&signature))
}

fn claims(access: &Access, name: &str) -> Value {
    let now = noon().timestamp();
    json!({ "aud": audience(access.company()), "iat": now, "exp": now + 120, "jti": format!("{name:0>16}"), "email": ANA })
}

async fn enter(db: &TestDb, access: &Access, token: &str) -> StoreResult<String> {
    portal::enter_signed(&db.database, access.company(), token, "Test", seconds(1)).await
}

fn is_expired<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::LinkExpired)))
}

/// The code that is sent when a frame asks, if one is.
async fn code(db: &TestDb, access: &Access, typed: &str) -> Option<String> {
    let codes = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&codes);
    let write = move |code: &SignInLink| {
        kept.lock().unwrap().push(code.token.clone());
        let form = LetterForm {
            to: code.email.to_string(),
            subject: code.company.clone(),
            text: code.token.clone(),
            ..LetterForm::default()
        };
        form.parse()
    };
    let email = Email::parse(typed).unwrap();
    let sent = portal::send_code(&db.database, access.company(), &email, (FRAME, noon()), &write).await.unwrap();
    let code = codes.lock().unwrap().pop();
    assert_eq!(sent, code.is_some());
    code
}

async fn type_code(db: &TestDb, access: &Access, code: &str, frame: &str) -> StoreResult<String> {
    let from = ("203.0.113.7", "Test");
    let opened = portal::enter_code(&db.database, access.company(), code, frame, from, seconds(1)).await?;
    Ok(opened.token)
}

on_each_database! {
    async fn a_company_names_its_sites(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let sites = |text: &str| SitesForm { sites: text.to_owned() }.parse().unwrap();
        let named = sites("https://a.example\nhttps://b.example:8443");
        assert_eq!(portal::sites(&db.database, nord.company(), noon()).await.unwrap(), []);
        let tx = nord.begin().await.unwrap();
        assert_eq!(portal::save_sites(&tx, 0, &named).await.unwrap(), 1);
        let late = portal::save_sites(&tx, 0, &[]).await;
        assert!(matches!(late, Err(StoreError::Refused(Refusal::ChangedMeanwhile))));
        tx.commit().await.unwrap();
        assert_eq!(portal::sites(&db.database, nord.company(), noon()).await.unwrap(), named);
        assert_eq!(portal::sites(&db.database, sud.company(), noon()).await.unwrap(), []);
        secret(&nord).await;
        let kept = portal::embedding(&nord.read()).await.unwrap();
        assert_eq!((kept.sites, kept.has_secret, kept.version), (named, true, 1), "a secret leaves the sites alone");
        assert!(!portal::embedding(&sud.read()).await.unwrap().has_secret);
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
        db.database.write().execute_unprepared("UPDATE portal_embedding SET sites = '[\"*\"]'").await.unwrap();
        let found = verify::run(&db.database).await.unwrap();
        assert!(found.len() == 1 && found[0].text.contains("portal"), "{found:?}");
    }

    async fn a_signed_token_lets_its_contact_in_once(db: TestDb) {
        let ((nord, client), (sud, _)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        let unsigned = signed("", &claims(&nord, "0"));
        assert!(is_expired(&enter(&db, &nord, &unsigned).await), "without a secret there is nothing to sign with");
        let (ours, theirs) = (secret(&nord).await, secret(&sud).await);
        let token = signed(&ours, &claims(&nord, "1"));
        assert!(is_expired(&enter(&db, &sud, &token).await), "another company's");
        assert!(is_expired(&enter(&db, &nord, &signed(&theirs, &claims(&nord, "1"))).await), "signed by another");
        assert!(is_expired(&enter(&db, &nord, &format!("{token}x")).await));
        let session = enter(&db, &nord, &token).await.unwrap();
        assert!(is_expired(&enter(&db, &nord, &token).await), "once");
        let guest = portal::find(&db.database, &session, seconds(2)).await.unwrap().unwrap();
        assert_eq!((guest.company, guest.client), (nord.company(), client.id));
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let came = SecurityEvent::PortalSignIn { email: ANA.into() };
        let came: Vec<_> = entries.iter().filter(|entry| entry.event.as_ref() == Some(&came)).collect();
        assert!(came.len() == 1 && came[0].actor_name == "Ana Roche", "{came:?}");
        secret(&nord).await;
        assert!(is_expired(&enter(&db, &nord, &signed(&ours, &claims(&nord, "2"))).await), "the secret was replaced");
        assert_eq!(portal::prune(&db.database, seconds(121)).await.unwrap(), 0, "another machine's clock may be behind");
        assert_eq!(portal::prune(&db.database, seconds(151)).await.unwrap(), 1, "what nobody believes is forgotten");
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_token_means_a_contact_who_is_let_in(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let secret = secret(&nord).await;
        let with = |name: &str, email: Value, number: Value| {
            let mut claims = claims(&nord, name);
            claims["email"] = email;
            claims["number"] = number;
            signed(&secret, &claims)
        };
        let number = client.number.clone();
        for (name, email) in [("1", ANA.into()), ("2", Value::Null)] {
            let session = enter(&db, &nord, &with(name, email, number.clone().into())).await.unwrap();
            assert_eq!(portal::find(&db.database, &session, seconds(2)).await.unwrap().unwrap().client, client.id);
        }
        assert!(is_expired(&enter(&db, &nord, &with("3", ANA.into(), "C-99999".into())).await));
        assert!(is_expired(&enter(&db, &nord, &with("4", "nobody@roche.example".into(), Value::Null)).await));
        let tx = nord.begin().await.unwrap();
        portal::revoke(&tx, client.contacts[0].id.unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_expired(&enter(&db, &nord, &with("5", ANA.into(), Value::Null)).await));
        assert!(is_expired(&enter(&db, &nord, &with("6", Value::Null, number.into())).await));
    }

    async fn a_secret_is_kept_sealed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let shown = secret(&nord).await;
        let read = db.database.read();
        let rows = Statement::from_string(read.get_database_backend(), "SELECT secret FROM portal_embedding");
        let row = read.query_one_raw(rows).await.unwrap().unwrap();
        let kept: String = row.try_get_by_index(0).unwrap();
        assert!(!kept.contains(&shown) && kept.starts_with("sealed1:"), "{kept}");
        let tx = nord.begin().await.unwrap();
        portal::forget_secret(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_expired(&enter(&db, &nord, &signed(&shown, &claims(&nord, "1"))).await));
    }

    async fn a_code_is_of_the_frame_that_asked(db: TestDb) {
        let ((nord, client), (sud, _)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        assert_eq!(code(&db, &nord, "nobody@roche.example").await, None);
        assert!(code(&db, &sud, ANA).await.is_some(), "each company sends its own");
        let sent = code(&db, &nord, ANA).await.unwrap();
        assert!(sent.len() == 8 && sent.bytes().all(|byte| byte.is_ascii_digit()), "{sent}");
        for frame in ["another frame", "a\0frame", &"f".repeat(10_000)] {
            assert!(is_expired(&type_code(&db, &nord, &sent, frame).await), "{}", frame.len());
        }
        assert!(is_expired(&type_code(&db, &sud, &sent, FRAME).await), "another company's door");
        let spaced = format!(" {} {} ", &sent[..4], &sent[4..]);
        let session = type_code(&db, &nord, &spaced, FRAME).await.unwrap();
        assert_eq!(portal::find(&db.database, &session, seconds(2)).await.unwrap().unwrap().client, client.id);
        assert!(is_expired(&type_code(&db, &nord, &sent, FRAME).await), "once");
    }

    async fn guesses_at_a_code_are_slowed_down(db: TestDb) {
        let (nord, _) = company(&db, "Nord").await;
        let sent = code(&db, &nord, ANA).await.unwrap();
        let mut last = Ok(String::new());
        for guess in 0..8 {
            last = type_code(&db, &nord, &format!("{guess:08}"), FRAME).await;
        }
        assert!(matches!(last, Err(StoreError::Refused(Refusal::TooManyAttempts { .. }))), "{last:?}");
        assert!(type_code(&db, &nord, &sent, FRAME).await.is_err(), "the right one waits as well");
    }

    async fn a_frame_hands_its_session_over(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let sent = code(&db, &nord, ANA).await.unwrap();
        let framed = type_code(&db, &nord, &sent, FRAME).await.unwrap();
        let over = async |own: Option<&str>| {
            portal::hand_over(&db.database, &framed, own, "Test", seconds(2)).await.unwrap()
        };
        let Some(Handed::Begun(own)) = over(None).await else { panic!("a new tab has no session") };
        assert_ne!(own, framed);
        assert_eq!(over(Some(&own)).await, Some(Handed::Kept));
        assert_eq!(over(Some("of nobody")).await, Some(Handed::Begun(own.clone())), "all its tabs share one");
        let find = async |token: &str, at| portal::find(&db.database, token, at).await.unwrap();
        assert_eq!(find(&own, seconds(3)).await.map(|guest| guest.client), Some(client.id));
        let chained = portal::hand_over(&db.database, &own, None, "Test", seconds(3)).await.unwrap();
        assert_eq!(chained, None, "a tab hands nothing on");
        for day in 1..30 {
            find(&framed, noon() + TimeDelta::days(day)).await.unwrap();
        }
        let late = noon() + portal::LIFETIME - TimeDelta::hours(1);
        let again = portal::hand_over(&db.database, &framed, None, "Test", late).await.unwrap();
        assert_eq!(again, Some(Handed::Begun(own.clone())), "in the place of one that was not used for long");
        assert!(find(&own, late).await.is_some() && find(&own, late + TimeDelta::hours(2)).await.is_none());
        let tx = nord.begin().await.unwrap();
        portal::revoke(&tx, client.contacts[0].id.unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(over(Some(&own)).await, None);
    }

    async fn the_way_out_of_a_frame_is_that_of_its_tabs(db: TestDb) {
        let (nord, _) = company(&db, "Nord").await;
        let over = async |framed: &str, own: Option<&str>| {
            let handed = portal::hand_over(&db.database, framed, own, "Test", seconds(2)).await.unwrap();
            let Some(Handed::Begun(token)) = handed else { panic!("a new session: {handed:?}") };
            token
        };
        let is_in = async |token: &str| portal::find(&db.database, token, seconds(3)).await.unwrap().is_some();
        let sent = code(&db, &nord, ANA).await.unwrap();
        let first = type_code(&db, &nord, &sent, FRAME).await.unwrap();
        let tab = over(&first, None).await;
        let sent = code(&db, &nord, ANA).await.unwrap();
        let second = type_code(&db, &nord, &sent, FRAME).await.unwrap();
        let other = over(&second, Some(&tab)).await;
        assert!(!is_in(&tab).await && is_in(&first).await, "a tab is of the frame that opened it last");
        portal::sign_out(&db.database, &second).await.unwrap();
        assert!(!is_in(&second).await && !is_in(&other).await && is_in(&first).await);
    }
}
