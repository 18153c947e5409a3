//! A forgotten password set anew: by a link that works once, soon, and for its account alone.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::{FieldError, Refusal};
use domain::identifiers::Email;
use domain::users::Password;
use sea_orm::{ConnectionTrait, Statement};
use store::accounts::{self, RESET_WORKS_FOR, ResetLink};
use store::{StoreError, StoreResult};
use testing::people::{OWNER, PASSWORD, noon};
use testing::{TestDb, on_each_database};

const OTHER_PASSWORD: &str = "une tout autre phrase secrète";

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn chosen(text: &str) -> Password {
    Password::choose(text, OWNER).unwrap()
}

fn seconds(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

async fn link(db: &TestDb, at: i64) -> ResetLink {
    let mut links = accounts::reset_links(&db.database, &email(OWNER), seconds(at)).await.unwrap();
    assert_eq!(links.len(), 1);
    links.remove(0)
}

/// How often somebody has begun to guess.
async fn attempts(db: &TestDb) -> i64 {
    let read = db.database.read();
    let count = Statement::from_string(read.get_database_backend(), "SELECT COUNT(*) FROM attempts");
    read.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

fn is_expired<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(Refusal::LinkExpired)))
}

on_each_database! {
    async fn a_link_sets_the_password_once_and_signs_out_everywhere(db: TestDb) {
        db.set_up().await;
        let (token, _) = db.sign_in(OWNER, noon()).await;
        let link = link(&db, 0).await;
        assert_eq!((link.name.as_str(), link.companies.as_slice()), ("Claire Roche", &["Nord".to_owned()][..]));
        let whose = accounts::reset_of(&db.database, &link.token, seconds(1)).await.unwrap();
        assert_eq!(whose, ("Claire Roche".to_owned(), OWNER.to_owned()));
        accounts::reset(&db.database, &link.token, &chosen(OTHER_PASSWORD), seconds(2)).await.unwrap();
        assert!(db.find(&token, seconds(3)).await.is_none(), "signed out");
        assert!(db.try_sign_in(OWNER, PASSWORD, seconds(4)).await.is_err());
        db.try_sign_in(OWNER, OTHER_PASSWORD, seconds(5)).await.unwrap();
        assert!(is_expired(&accounts::reset(&db.database, &link.token, &chosen("une troisième phrase, longue"), seconds(6)).await));
        assert!(is_expired(&accounts::reset_of(&db.database, &link.token, seconds(6)).await));
    }

    async fn a_sign_in_under_way_opens_nothing_once_the_password_is_replaced(db: TestDb) {
        db.set_up().await;
        // As a reset does it, while the old password is hashed.
        let replaced = async {
            for _ in 0..1_000 {
                if attempts(&db).await > 0 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let write = db.database.write();
            write.execute_unprepared("UPDATE users SET password_hash = 'replaced'").await.unwrap();
            write.execute_unprepared("DELETE FROM sessions").await.unwrap();
        };
        let (answer, ()) = tokio::join!(db.try_sign_in(OWNER, PASSWORD, noon()), replaced);
        if let Ok(opened) = answer {
            assert!(db.find(&opened.token, seconds(1)).await.is_none(), "signed in by a password that is none any more");
        }
    }

    async fn a_link_is_short_lived_and_outlives_those_that_others_ask_for(db: TestDb) {
        db.set_up().await;
        let (first, second) = (link(&db, 0).await, link(&db, 10).await);
        accounts::reset_of(&db.database, &first.token, seconds(11)).await.unwrap();
        for at in 12..15 {
            link(&db, at).await;
        }
        let more = accounts::reset_links(&db.database, &email(OWNER), seconds(15)).await.unwrap();
        assert!(more.is_empty(), "five of them wait in the mailbox");
        let gone = seconds(0) + RESET_WORKS_FOR;
        assert!(is_expired(&accounts::reset_of(&db.database, &first.token, gone).await));
        assert_eq!(accounts::reset_links(&db.database, &email(OWNER), gone).await.unwrap().len(), 1);
        let late = seconds(10) + RESET_WORKS_FOR;
        assert!(is_expired(&accounts::reset(&db.database, &second.token, &chosen(OTHER_PASSWORD), late).await));
        assert!(is_expired(&accounts::reset_of(&db.database, "none", seconds(11)).await));
        assert_eq!(accounts::prune_resets(&db.database, late).await.unwrap(), 2);
    }

    async fn the_links_that_were_not_used_end_with_the_one_that_was(db: TestDb) {
        db.set_up().await;
        let (first, second) = (link(&db, 0).await, link(&db, 10).await);
        accounts::reset(&db.database, &first.token, &chosen(OTHER_PASSWORD), seconds(11)).await.unwrap();
        assert!(is_expired(&accounts::reset_of(&db.database, &second.token, seconds(12)).await));
    }

    async fn a_stranger_who_asks_keeps_nobody_out(db: TestDb) {
        db.set_up().await;
        let known = db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap().known_device;
        let ask = async |address: &str, known: Option<&str>| {
            accounts::count_reset(&db.database, &email(OWNER), address, known, noon()).await
        };
        while ask("203.0.113.7", None).await.is_ok() {}
        assert!(ask("203.0.113.8", None).await.is_err(), "the same network");
        ask("198.51.100.7", None).await.unwrap();
        // Wherever the owner's own browser is.
        ask("203.0.113.7", known.as_deref()).await.unwrap();
        assert!(ask("203.0.113.7", Some("made up")).await.is_err());
        db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap();
    }

    async fn a_stolen_database_has_no_links(db: TestDb) {
        db.set_up().await;
        let link = link(&db, 0).await;
        let read = db.database.read();
        let rows = Statement::from_string(read.get_database_backend(), "SELECT token_hash FROM password_resets");
        let row = read.query_one_raw(rows).await.unwrap().unwrap();
        let stored: String = row.try_get_by_index(0).unwrap();
        assert!(stored != link.token && !format!("{link:?}").contains(&link.token));
        assert!(is_expired(&accounts::reset_of(&db.database, &stored, seconds(1)).await), "a hash is no link");
    }

    async fn an_unknown_e_mail_is_counted_like_a_known_one(db: TestDb) {
        db.set_up().await;
        assert!(accounts::reset_links(&db.database, &email("nobody@nord.example"), noon()).await.unwrap().is_empty());
        let mut answers = Vec::new();
        for asked in [OWNER, "nobody@nord.example"] {
            let mut refused_at = None;
            for time in 0..10 {
                let answer = accounts::count_reset(&db.database, &email(asked), &format!("far {asked}"), None, noon()).await;
                match answer {
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

    async fn a_weak_password_is_refused_and_the_link_goes_on(db: TestDb) {
        db.set_up().await;
        let link = link(&db, 0).await;
        let weak = accounts::reset(&db.database, &link.token, &chosen("nordclaire12"), seconds(1)).await;
        let Err(StoreError::Invalid(errors)) = weak else { panic!("{weak:?}") };
        assert!(matches!(errors.at("password"), Some(FieldError::Guessable)));
        accounts::reset(&db.database, &link.token, &chosen(OTHER_PASSWORD), seconds(2)).await.unwrap();
    }
}
