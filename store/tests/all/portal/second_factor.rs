//! The second factor of a contact, after a password as after a link.

use domain::clients::Client;
use domain::error::Refusal;
use domain::sealed::Key;
use sea_orm::{ConnectionTrait, Statement};
use store::portal::{self, Guest, Opened};
use store::{Access, StoreError, StoreResult, verify};
use testing::{TestDb, on_each_database};

use super::passwords::{PASSWORD, choose, enter, signed_in};
use super::{ANA, BROWSER, ana, asked, company, guest, invite, is_expired, seconds};

/// The six digits that an application shows for a secret.
fn digits(secret: &str, at: i64) -> String {
    let bytes = totp_rs::Secret::Encoded(secret.into()).to_bytes().unwrap();
    let totp = totp_rs::TOTP::new(totp_rs::Algorithm::SHA1, 6, 1, 30, bytes, None, "x".into()).unwrap();
    totp.generate(seconds(at).timestamp().unsigned_abs())
}

/// Ana, with a password and a second factor: its secret and the recovery codes.
async fn with_factor(db: &TestDb, access: &Access, client: &Client) -> (Guest, String, Vec<String>) {
    invite(access, ana(client)).await.unwrap();
    let (ana_in, _) = signed_in(db, 0).await;
    choose(db, &ana_in, "", PASSWORD, 1).await.unwrap();
    let begun = portal::begin_factor(&db.database, &ana_in, "", seconds(2)).await.unwrap();
    assert!(begun.url.starts_with("otpauth://totp/Nord:") && begun.url.contains("issuer=Nord"), "{}", begun.url);
    let wrong = portal::confirm_factor(&db.database, &ana_in, &digits(&begun.secret, -900_000), seconds(2)).await;
    assert!(is_wrong_code(&wrong), "{wrong:?}");
    let again = portal::begin_factor(&db.database, &ana_in, "", seconds(3)).await.unwrap();
    assert_eq!(again.secret, begun.secret, "the page loaded again shows the same");
    assert!(!enter(db, ANA, PASSWORD, 3).await.unwrap().awaits_code, "a secret alone asks for nothing");
    let code = digits(&begun.secret, 4);
    let codes = portal::confirm_factor(&db.database, &ana_in, &code, seconds(4)).await.unwrap();
    assert_eq!(codes.len(), 10);
    (ana_in, begun.secret, codes)
}

async fn give(db: &TestDb, opened: &Opened, code: &str, at: i64) -> StoreResult<String> {
    portal::enter_factor(&db.database, &opened.token, code, seconds(at)).await
}

fn is_wrong_code<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::WrongCode)))
}

/// By a link, as far as that goes.
async fn by_link(db: &TestDb, at: i64) -> Opened {
    let link = asked(db, ANA, at).await.remove(0);
    portal::follow(&db.database, &link.token, BROWSER, "Test", seconds(at)).await.unwrap()
}

on_each_database! {
    async fn a_code_is_asked_for_after_a_password_and_works_once(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let (_, secret, codes) = with_factor(&db, &nord, &client).await;
        let seen = || async { portal::of_contact(&nord.read(), ana(&client)).await.unwrap().unwrap().last_sign_in_at };
        let before = seen().await;
        let first = enter(&db, ANA, PASSWORD, 5).await.unwrap();
        assert!(first.awaits_code && portal::awaits_factor(&db.database, &first.token, seconds(5)).await.unwrap());
        assert!(guest(&db, &first.token, seconds(5)).await.is_none(), "it opens nothing yet");
        assert_eq!(portal::known_as(&db.database, &first.token).await.unwrap(), None);
        assert_eq!(seen().await, before, "nobody was there yet");
        assert!(is_wrong_code(&give(&db, &first, &digits(&secret, 4), 5).await), "the first code was used");
        let code = digits(&secret, 64);
        let token = give(&db, &first, &code, 64).await.unwrap();
        assert!(guest(&db, &token, seconds(64)).await.is_some() && guest(&db, &first.token, seconds(64)).await.is_none());
        assert_eq!(seen().await, Some(seconds(64)));
        let second = enter(&db, ANA, PASSWORD, 65).await.unwrap();
        assert!(is_wrong_code(&give(&db, &second, &code, 65).await), "once");
        give(&db, &second, &codes[0], 66).await.unwrap();
        let third = enter(&db, ANA, PASSWORD, 67).await.unwrap();
        assert!(is_wrong_code(&give(&db, &third, &codes[0], 67).await), "a recovery code works once too");
        let late = give(&db, &third, &codes[1], 67 + 600).await;
        assert!(is_expired(&late), "{late:?}");
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_code_is_asked_for_after_a_link_as_well(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let (_, secret, _) = with_factor(&db, &nord, &client).await;
        let opened = by_link(&db, 60).await;
        assert!(opened.awaits_code && guest(&db, &opened.token, seconds(60)).await.is_none());
        let token = give(&db, &opened, &digits(&secret, 64), 64).await.unwrap();
        let in_now = guest(&db, &token, seconds(64)).await.unwrap();
        assert!(portal::known_as(&db.database, &token).await.unwrap().is_some());
        // Who waits is out with the access, and with the second factor.
        let waiting = by_link(&db, 65).await;
        portal::disable_factor(&db.database, &in_now, "", seconds(66)).await.unwrap();
        assert!(is_expired(&give(&db, &waiting, &digits(&secret, 124), 124).await));
        assert!(!by_link(&db, 125).await.awaits_code);
        assert!(!portal::of_contact(&nord.read(), ana(&client)).await.unwrap().unwrap().has_factor);
    }

    async fn new_recovery_codes_take_the_place_of_the_old_ones(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let (ana_in, _, old) = with_factor(&db, &nord, &client).await;
        let new = portal::renew_codes(&db.database, &ana_in, "", seconds(5)).await.unwrap();
        let opened = enter(&db, ANA, PASSWORD, 6).await.unwrap();
        assert!(is_wrong_code(&give(&db, &opened, &old[0], 6).await));
        give(&db, &opened, &new[0], 7).await.unwrap();
        let read = Access::operator(db.database.clone(), nord.company(), seconds(7)).read();
        assert_eq!(portal::safety(&read, &ana_in).await.unwrap().codes_left, 9);
    }

    async fn guesses_at_a_code_are_slowed_down(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let (_, secret, _) = with_factor(&db, &nord, &client).await;
        let mut last = None;
        for at in 10..18 {
            let opened = enter(&db, ANA, PASSWORD, at).await.unwrap();
            last = Some(give(&db, &opened, &digits(&secret, -900_000), 10).await);
        }
        assert!(matches!(last, Some(Err(StoreError::Refused(Refusal::TooManyAttempts { .. })))), "{last:?}");
    }

    async fn a_stolen_database_makes_no_codes(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let (_, secret, _) = with_factor(&db, &nord, &client).await;
        let read = db.database.read();
        let rows = Statement::from_string(read.get_database_backend(), "SELECT totp_secret FROM portal_credentials");
        let stored: String = read.query_one_raw(rows).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert!(domain::sealed::is_sealed(&stored) && !stored.contains(&secret), "{stored}");
        let other = store::Database::open(&db.url, store::Secrets::new(Key::new([8; 32]))).await.unwrap();
        let told = verify::run(&other).await.unwrap();
        assert_eq!(told.iter().filter(|violation| violation.text.contains("second factor")).count(), 1, "{told:?}");
        other.close().await.unwrap();
    }
}
