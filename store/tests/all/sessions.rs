//! Signing in and out, guessing made slow, devices, and the companies of a session.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::TimeDelta;
use domain::error::Refusal;
use store::{StoreError, StoreResult, companies, sessions};
use testing::on_each_database;
use testing::people::{OWNER, PASSWORD, founded, noon};

fn refused<T: std::fmt::Debug>(answer: &StoreResult<T>, why: &Refusal) -> bool {
    matches!(answer, Err(StoreError::Refused(refusal)) if refusal == why)
}

fn waits(seconds: u32) -> Refusal {
    Refusal::TooManyAttempts { seconds }
}

on_each_database! {
    async fn an_unknown_e_mail_is_answered_as_a_wrong_password(db: TestDb) {
        db.set_up().await;
        for email in [OWNER, "nobody@nord.example"] {
            // Also the wait after many failures is the same.
            for _ in 0..6 {
                let answer = db.try_sign_in(email, "pas le bon", noon()).await;
                assert!(refused(&answer, &Refusal::WrongCredentials), "{answer:?}");
            }
            let answer = db.try_sign_in(email, "pas le bon", noon()).await;
            assert!(refused(&answer, &waits(1)), "{answer:?}");
        }
    }

    async fn the_wait_grows_and_a_right_password_ends_it(db: TestDb) {
        db.set_up().await;
        for _ in 0..6 {
            db.try_sign_in(OWNER, "pas le bon", noon()).await.unwrap_err();
        }
        // While one waits, the right password is refused as well: else waiting would tell which is right.
        assert!(refused(&db.try_sign_in(OWNER, PASSWORD, noon()).await, &waits(1)));
        let later = noon() + TimeDelta::seconds(1);
        assert!(refused(&db.try_sign_in(OWNER, "pas le bon", later).await, &Refusal::WrongCredentials));
        assert!(refused(&db.try_sign_in(OWNER, PASSWORD, later).await, &waits(2)));
        let later = later + TimeDelta::seconds(2);
        db.try_sign_in(OWNER, PASSWORD, later).await.unwrap();
        // Five mistakes are free again.
        for _ in 0..5 {
            assert!(refused(&db.try_sign_in(OWNER, "pas le bon", later).await, &Refusal::WrongCredentials));
        }
        assert!(db.try_sign_in(OWNER, PASSWORD, later).await.is_ok());
    }

    async fn failures_are_forgotten_after_a_day(db: TestDb) {
        db.set_up().await;
        for _ in 0..6 {
            db.try_sign_in(OWNER, "pas le bon", noon()).await.unwrap_err();
        }
        let tomorrow = noon() + TimeDelta::hours(24);
        for _ in 0..5 {
            assert!(refused(&db.try_sign_in(OWNER, "pas le bon", tomorrow).await, &Refusal::WrongCredentials));
        }
        assert!(db.try_sign_in(OWNER, PASSWORD, tomorrow).await.is_ok());
        assert_eq!(store::attempts::prune(&db.database, tomorrow + TimeDelta::hours(24)).await.unwrap(), 1);
    }

    /// Forty guesses from elsewhere: whoever knows the password comes in, and at once from the browser that they use.
    async fn guesses_from_elsewhere_keep_nobody_out(db: TestDb) {
        db.set_up().await;
        let from = |address, known_device, password| sessions::SignIn {
            email: OWNER, password, device: "Test", address, known_device, replaces: None,
        };
        let usual = sessions::sign_in(&db.database, from("192.0.2.7", None, PASSWORD), noon()).await.unwrap();
        let guess = async |count: u8, at| {
            for network in 0..count {
                let guess = sessions::SignIn {
                    email: OWNER, password: "pas le bon", device: "Test", address: &format!("198.51.{network}.1"),
                    known_device: None, replaces: None,
                };
                drop(sessions::sign_in(&db.database, guess, at).await);
            }
        };
        guess(40, noon()).await;
        assert!(sessions::sign_in(&db.database, from("192.0.2.8", None, PASSWORD), noon()).await.is_ok());
        // Very many make a stranger wait, a minute at most, and still not a browser that is known.
        let mut now = noon();
        for _ in 0..20 {
            guess(60, now).await;
            now += TimeDelta::minutes(1);
        }
        guess(60, now).await;
        let stranger = sessions::sign_in(&db.database, from("203.0.113.9", None, PASSWORD), now).await;
        assert!(refused(&stranger, &waits(60)), "{stranger:?}");
        let known = sessions::sign_in(&db.database, from("203.0.113.9", usual.known_device.as_deref(), PASSWORD), now).await;
        let known = known.unwrap();
        // Its cookie is another one each time, and the former is worth nothing.
        assert_ne!(known.known_device, usual.known_device);
        let old = sessions::sign_in(&db.database, from("203.0.113.9", usual.known_device.as_deref(), PASSWORD), now).await;
        assert!(refused(&old, &waits(60)), "{old:?}");
        // A browser that is known guesses no more often than another one, and at the e-mail's other accounts as from anywhere.
        let own = known.known_device.as_deref();
        for _ in 0..6 {
            let answer = sessions::sign_in(&db.database, from("203.0.113.9", own, "pas le bon"), now).await;
            assert!(refused(&answer, &waits(60)), "{answer:?}");
        }
        assert!(refused(&sessions::sign_in(&db.database, from("203.0.113.9", own, PASSWORD), now).await, &waits(1)));
    }

    async fn a_clock_that_is_set_back_keeps_nobody_out(db: TestDb) {
        db.set_up().await;
        let tomorrow = noon() + TimeDelta::hours(20);
        for _ in 0..6 {
            db.try_sign_in(OWNER, "pas le bon", tomorrow).await.unwrap_err();
        }
        assert!(refused(&db.try_sign_in(OWNER, PASSWORD, tomorrow).await, &waits(1)));
        assert!(db.try_sign_in(OWNER, PASSWORD, noon()).await.is_ok());
    }

    async fn guesses_made_at_once_are_all_counted(db: TestDb) {
        db.set_up().await;
        let guesses: Vec<_> = (0..12)
            .map(|_| {
                let database = db.database.clone();
                tokio::spawn(async move {
                    let guess = sessions::SignIn {
                        email: OWNER, password: "pas le bon", device: "Test", address: "here", known_device: None, replaces: None,
                    };
                    sessions::sign_in(&database, guess, noon()).await
                })
            })
            .collect();
        let mut judged = 0;
        for guess in guesses {
            judged += usize::from(refused(&guess.await.unwrap(), &Refusal::WrongCredentials));
        }
        assert_eq!(judged, 6);
    }

    async fn an_address_that_tries_many_e_mails_waits(db: TestDb) {
        db.set_up().await;
        for number in 0..21 {
            let email = format!("guess{number}@nord.example");
            let guess = sessions::SignIn {
                email: &email, password: "pas le bon", device: "Test", address: "192.0.2.7", known_device: None, replaces: None,
            };
            assert!(refused(&sessions::sign_in(&db.database, guess, noon()).await, &Refusal::WrongCredentials));
        }
        let guess = sessions::SignIn { email: OWNER, password: PASSWORD, device: "Test", address: "192.0.2.7", known_device: None, replaces: None };
        assert!(refused(&sessions::sign_in(&db.database, guess, noon()).await, &waits(1)));
        let elsewhere = sessions::SignIn { address: "192.0.2.8", ..guess };
        assert!(sessions::sign_in(&db.database, elsewhere, noon()).await.is_ok());
    }

    async fn a_sign_in_ends_the_session_it_replaces(db: TestDb) {
        db.set_up().await;
        let (before, signed_in) = db.sign_in(OWNER, noon()).await;
        let again = sessions::SignIn {
            email: OWNER, password: PASSWORD, device: "Test", address: "here", known_device: None, replaces: Some(signed_in.session),
        };
        let after = sessions::sign_in(&db.database, again, noon()).await.unwrap().token;
        assert_ne!(before, after);
        assert_eq!(db.find(&before, noon()).await, None);
        assert!(db.find(&after, noon()).await.is_some());
        assert_eq!(db.find("not a token", noon()).await, None);
    }

    async fn a_session_lives_by_its_use(db: TestDb) {
        db.set_up().await;
        let (used, _) = db.sign_in(OWNER, noon()).await;
        let (unused, _) = db.sign_in(OWNER, noon()).await;
        let weeks = noon() + TimeDelta::days(20);
        assert!(db.find(&used, weeks).await.is_some());
        let month = noon() + TimeDelta::days(31);
        assert!(db.find(&used, month).await.is_some());
        assert_eq!(db.find(&unused, month).await, None);
        assert_eq!(sessions::prune(&db.database, month).await.unwrap(), 1);
        assert_eq!(db.find(&used, month + TimeDelta::days(30)).await, None);
    }

    async fn a_session_ends_in_the_end(db: TestDb) {
        db.set_up().await;
        let (used, _) = db.sign_in(OWNER, noon()).await;
        for day in 1..90 {
            assert!(db.find(&used, noon() + TimeDelta::days(day)).await.is_some(), "day {day}");
        }
        assert_eq!(db.find(&used, noon() + TimeDelta::days(90)).await, None);
    }

    async fn a_long_write_elsewhere_does_not_hold_up_a_page(db: TestDb) {
        db.set_up().await;
        let (token, here) = db.sign_in(OWNER, noon()).await;
        let later = noon() + TimeDelta::hours(1);
        let seen = async || sessions::devices(&db.database, &here, later).await.unwrap()[0].last_seen_at;
        // On SQLite nobody else can write meanwhile.
        let writing = db.database.begin().await.unwrap();
        assert!(db.find(&token, later).await.is_some());
        writing.rollback().await.unwrap();
        assert!(db.find(&token, later).await.is_some());
        assert_eq!(seen().await, later);
    }

    async fn devices_are_listed_and_signed_out(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (phone, _) = db.sign_in(OWNER, noon()).await;
        let (laptop, here) = db.sign_in(OWNER, noon() + TimeDelta::minutes(1)).await;
        let (tablet, away) = db.sign_in(OWNER, noon() + TimeDelta::minutes(2)).await;
        let devices = sessions::devices(&db.database, &here, noon()).await.unwrap();
        assert_eq!(devices.len(), 3);
        assert!(devices[0].current && devices[0].id == here.session && devices[1].id == away.session);
        sessions::sign_out_device(&db.database, owner, away.session, noon()).await.unwrap();
        assert_eq!(db.find(&tablet, noon()).await, None);
        sessions::sign_out_everywhere(&db.database, owner, Some(here.session), noon()).await.unwrap();
        assert_eq!(db.find(&phone, noon()).await, None);
        assert!(db.find(&laptop, noon()).await.is_some());
        sessions::sign_out(&db.database, here.session).await.unwrap();
        assert_eq!(db.find(&laptop, noon()).await, None);
    }

    async fn a_device_of_another_user_is_not_found(db: TestDb) {
        let (company, _) = db.set_up().await;
        let (token, owner) = db.sign_in(OWNER, noon()).await;
        let other = testing::people::account("paul@nord.example");
        let (role, language) = (domain::access::Role::Admin, domain::format::Language::French);
        let paul = store::accounts::add_user(&db.database, company, &other, role, language, noon()).await.unwrap();
        let answer = sessions::sign_out_device(&db.database, paul, owner.session, noon()).await;
        assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        assert!(db.find(&token, noon()).await.is_some());
    }

    async fn one_switches_to_companies_of_ones_own_alone(db: TestDb) {
        let (nord, owner) = db.set_up().await;
        let (token, signed_in) = db.sign_in(OWNER, noon()).await;
        let sud = companies::create_another(&db.database, owner, &founded("Sud"), noon()).await.unwrap();
        let names: Vec<_> = companies::of_user(&db.database, owner).await.unwrap();
        assert_eq!(names, [(nord, "Nord".to_owned()), (sud, "Sud".to_owned())]);
        sessions::switch_company(&db.database, &signed_in, sud).await.unwrap();
        let company = db.find(&token, noon()).await.unwrap().company.unwrap().0;
        assert_eq!(company, sud);
        let language = domain::format::Language::French;
        let paul = testing::people::account("paul@nord.example");
        store::accounts::add_user(&db.database, nord, &paul, domain::access::Role::Admin, language, noon()).await.unwrap();
        let (token, paul) = db.sign_in("paul@nord.example", noon()).await;
        let answer = sessions::switch_company(&db.database, &paul, sud).await;
        assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        assert_eq!(db.find(&token, noon()).await.unwrap().company.unwrap().0, nord);
    }
}
