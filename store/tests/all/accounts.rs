//! Set-up, passwords, the second factor and its recovery codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{TimeDelta, TimeZone, Utc};
use domain::access::Role;
use domain::company::Company;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::UserId;
use domain::users::{NewAccount, Password};
use sea_orm::ConnectionTrait;
use store::accounts::AccountOfEmail;
use store::{StoreError, StoreResult, accounts, companies, sessions};
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use testing::{TestDb, on_each_database};

const OTHER_PASSWORD: &str = "une tout autre phrase secrète";

fn other_password() -> Password {
    Password::choose(OTHER_PASSWORD, OWNER).unwrap()
}

fn refused<T: std::fmt::Debug>(answer: &StoreResult<T>, why: &Refusal) -> bool {
    matches!(answer, Err(StoreError::Refused(refusal)) if refusal == why)
}

/// The six digits that an application shows for a secret at an instant.
fn digits(secret: &str, at: chrono::DateTime<Utc>) -> String {
    let bytes = totp_rs::Secret::Encoded(secret.into()).to_bytes().unwrap();
    let totp = totp_rs::TOTP::new(totp_rs::Algorithm::SHA1, 6, 1, 30, bytes, None, "x".into()).unwrap();
    totp.generate(at.timestamp().unsigned_abs())
}

/// What the database holds of the only second factor.
async fn stored_secret(db: &TestDb) -> String {
    let statement = sea_orm::Statement::from_string(
        db.database.read().get_database_backend(),
        "SELECT totp_secret FROM users WHERE totp_secret IS NOT NULL",
    );
    db.database.read().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Turns the second factor on at noon and gives its secret and its recovery codes.
async fn with_two_factor(db: &TestDb, user: UserId) -> (String, Vec<String>) {
    let begun = accounts::begin_two_factor(&db.database, user, PASSWORD, noon()).await.unwrap();
    let code = digits(&begun.secret, noon());
    let codes = accounts::confirm_two_factor(&db.database, user, &code, noon()).await.unwrap();
    (begun.secret, codes)
}

on_each_database! {
    async fn an_installation_is_set_up_once(db: TestDb) {
        assert!(companies::is_empty(&db.database).await.unwrap());
        let (company, owner) = db.set_up().await;
        assert!(!companies::is_empty(&db.database).await.unwrap());
        let again = companies::set_up(&db.database, &account("x@nord.example"), &founded("Sud"), noon()).await;
        assert!(refused(&again, &Refusal::AlreadySetUp), "{again:?}");
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        assert_eq!((signed_in.user, signed_in.company), (owner, Some((company, Role::Owner))));
        let Company { profile, time_zone, .. } = companies::get(&db.access(&signed_in).read()).await.unwrap();
        assert_eq!((profile.name.as_str(), time_zone.as_str()), ("Nord", "Europe/Paris"));
    }

    async fn a_second_factor_is_stored_sealed(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (secret, _) = with_two_factor(&db, owner).await;
        let stored = stored_secret(&db).await;
        assert!(domain::sealed::is_sealed(&stored) && !stored.contains(&secret), "{stored}");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        // Under another key it opens no more, and the proof says so.
        let key = domain::sealed::Key::new([8; 32]);
        let other = store::Database::open(&db.url, store::Secrets::new(key)).await.unwrap();
        let sealing = accounts::seal_second_factors(&other).await.unwrap();
        assert!(sealing.is_other_key(), "{sealing:?}");
        assert_eq!(store::verify::run(&other).await.unwrap().len(), 1);
        other.close().await.unwrap();
    }

    async fn a_second_factor_of_an_earlier_version_is_sealed_and_still_taken(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (secret, _) = with_two_factor(&db, owner).await;
        db.run("UPDATE users SET totp_secret = $1", vec![secret.as_str().into()]).await;
        let sealing = accounts::seal_second_factors(&db.database).await.unwrap();
        assert_eq!((sealing.open, sealing.closed), (1, 0));
        assert!(domain::sealed::is_sealed(&stored_secret(&db).await));
        let later = noon() + TimeDelta::minutes(5);
        let token = db.try_sign_in(OWNER, PASSWORD, later).await.unwrap().token;
        let waiting = db.find(&token, later).await.unwrap();
        sessions::enter_code(&db.database, waiting.session, &digits(&secret, later), None, later).await.unwrap();
    }

    async fn of_two_visitors_at_once_one_sets_up(db: TestDb) {
        let tries = ["a@nord.example", "b@nord.example", "c@nord.example"].map(|email| {
            let database = db.database.clone();
            tokio::spawn(async move { companies::set_up(&database, &account(email), &founded("Nord"), noon()).await })
        });
        let mut founded = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(_) => founded += 1,
                answer => assert!(refused(&answer, &Refusal::AlreadySetUp), "{answer:?}"),
            }
        }
        assert_eq!(founded, 1);
        assert_eq!(companies::all(&db.database).await.unwrap().len(), 1);
    }

    async fn a_changed_password_ends_the_other_sessions(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (here, signed_in) = db.sign_in(OWNER, noon()).await;
        let (elsewhere, _) = db.sign_in(OWNER, noon()).await;
        let change = |current: &'static str| {
            let (database, keep) = (db.database.clone(), signed_in.session);
            async move {
                let change = accounts::Change { current, new: &other_password(), keep, address: "here" };
                accounts::change_password(&database, owner, change, noon()).await
            }
        };
        let wrong = change("pas le bon").await;
        let expected = FieldErrors::one("current", FieldError::Mismatch);
        assert!(matches!(&wrong, Err(StoreError::Invalid(errors)) if *errors == expected), "{wrong:?}");
        assert!(db.find(&elsewhere, noon()).await.is_some());
        change(PASSWORD).await.unwrap();
        assert!(db.find(&here, noon()).await.is_some());
        assert_eq!(db.find(&elsewhere, noon()).await, None);
        assert!(refused(&db.try_sign_in(OWNER, PASSWORD, noon()).await, &Refusal::WrongCredentials));
        assert!(db.try_sign_in(OWNER, OTHER_PASSWORD, noon()).await.is_ok());
    }

    async fn a_code_of_the_application_works_once(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (secret, _) = with_two_factor(&db, owner).await;
        // The code that turned it on is used up as well.
        let first = db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap();
        assert!(first.awaits_code);
        let waiting = db.find(&first.token, noon()).await.unwrap();
        assert!(waiting.awaits_code && waiting.access(db.database.clone(), noon()).is_none());
        let used = sessions::enter_code(&db.database, waiting.session, &digits(&secret, noon()), None, noon()).await;
        assert!(refused(&used, &Refusal::WrongCode), "{used:?}");
        let later = noon() + TimeDelta::seconds(60);
        let code = digits(&secret, later);
        let entered = sessions::enter_code(&db.database, waiting.session, &code, None, later).await.unwrap();
        // The token from before the code is worth nothing any more.
        assert_eq!(db.find(&first.token, later).await, None);
        assert!(!db.find(&entered.token, later).await.unwrap().awaits_code);
        let second = db.try_sign_in(OWNER, PASSWORD, later).await.unwrap();
        let waiting = db.find(&second.token, later).await.unwrap();
        let again = sessions::enter_code(&db.database, waiting.session, &code, None, later).await;
        assert!(refused(&again, &Refusal::WrongCode), "{again:?}");
    }

    async fn of_two_devices_with_one_code_one_gets_in(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (secret, _) = with_two_factor(&db, owner).await;
        let later = noon() + TimeDelta::seconds(60);
        let code = digits(&secret, later);
        let mut tries = Vec::new();
        for _ in 0..2 {
            let token = db.try_sign_in(OWNER, PASSWORD, later).await.unwrap().token;
            let waiting = db.find(&token, later).await.unwrap().session;
            let (database, code) = (db.database.clone(), code.clone());
            tries.push(tokio::spawn(async move { sessions::enter_code(&database, waiting, &code, None, later).await.is_ok() }));
        }
        let mut let_in = 0;
        for one in tries {
            let_in += usize::from(one.await.unwrap());
        }
        assert_eq!(let_in, 1);
    }

    async fn a_recovery_code_works_once(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (_, codes) = with_two_factor(&db, owner).await;
        assert_eq!(codes.len(), 10);
        let typed = codes[3].to_uppercase();
        for works in [true, false] {
            let token = db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap().token;
            let waiting = db.find(&token, noon()).await.unwrap().session;
            let entered = sessions::enter_code(&db.database, waiting, &typed, None, noon()).await;
            assert_eq!(entered.is_ok(), works, "{entered:?}");
        }
        assert_eq!(accounts::two_factor(&db.database, owner).await.unwrap(), (true, 9));
        let renewed = accounts::renew_recovery_codes(&db.database, owner, PASSWORD, noon()).await.unwrap();
        assert_eq!(accounts::two_factor(&db.database, owner).await.unwrap(), (true, 10));
        assert!(!renewed.contains(&codes[0]));
    }

    async fn turning_the_second_factor_off_needs_the_password(db: TestDb) {
        let (_, owner) = db.set_up().await;
        with_two_factor(&db, owner).await;
        let wrong = accounts::disable_two_factor(&db.database, owner, "pas le bon", noon()).await;
        assert!(refused(&wrong, &Refusal::WrongCredentials), "{wrong:?}");
        accounts::disable_two_factor(&db.database, owner, PASSWORD, noon()).await.unwrap();
        assert_eq!(accounts::two_factor(&db.database, owner).await.unwrap(), (false, 0));
        assert!(!db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap().awaits_code);
    }

    async fn turning_the_second_factor_on_needs_the_password_within_limits(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let begin = async |password| accounts::begin_two_factor(&db.database, owner, password, noon()).await.map(drop);
        let required = FieldErrors::one("password", FieldError::Required);
        assert!(matches!(begin("").await, Err(StoreError::Invalid(errors)) if errors == required));
        for _ in 0..6 {
            let wrong = begin("pas le bon").await;
            assert!(refused(&wrong, &Refusal::WrongCredentials), "{wrong:?}");
        }
        let waits = begin(PASSWORD).await;
        assert!(refused(&waits, &Refusal::TooManyAttempts { seconds: 1 }), "{waits:?}");
    }

    async fn a_password_that_is_easily_guessed_is_set_nowhere(db: TestDb) {
        let weak = "nordclaire12";
        let guessable = |field: &str| FieldErrors::one(field, FieldError::Guessable);
        let is_refused = |answer: StoreResult<()>, field: &str| {
            assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == guessable(field)), "{answer:?}");
        };
        let weak_account = |email| NewAccount { password: Password::choose(weak, email).unwrap(), ..account(email) };
        let set_up = companies::set_up(&db.database, &weak_account(OWNER), &founded("Nord"), noon()).await;
        is_refused(set_up.map(drop), "password");
        let (company, owner) = db.set_up().await;
        let (_, here) = db.sign_in(OWNER, noon()).await;
        let new = Password::choose(weak, OWNER).unwrap();
        let change = accounts::Change { current: PASSWORD, new: &new, keep: here.session, address: "here" };
        is_refused(accounts::change_password(&db.database, owner, change, noon()).await, "new");
        let colleague = weak_account("claire@sud.example");
        let added = accounts::add_user(&db.database, company, &colleague, Role::Sales, Language::French, noon()).await;
        is_refused(added.map(drop), "password");
        let weak = Password::choose("claireroche1", OWNER).unwrap();
        is_refused(accounts::set_password(&db.database, owner, &weak, false, noon()).await, "password");
        assert!(db.try_sign_in(OWNER, PASSWORD, noon()).await.is_ok());
    }

    async fn a_wrong_first_code_turns_nothing_on(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let begun = accounts::begin_two_factor(&db.database, owner, PASSWORD, noon()).await.unwrap();
        assert!(begun.url.starts_with("otpauth://totp/"), "{}", begun.url);
        let long_ago = Utc.timestamp_opt(1_000_000_000, 0).unwrap();
        let wrong = digits(&begun.secret, long_ago);
        let answer = accounts::confirm_two_factor(&db.database, owner, &wrong, noon()).await;
        assert!(refused(&answer, &Refusal::WrongCode), "{answer:?}");
        // The page loaded again shows the same secret: an application that scanned it stays right.
        assert_eq!(accounts::begin_two_factor(&db.database, owner, PASSWORD, noon()).await.unwrap().secret, begun.secret);
        assert!(!db.try_sign_in(OWNER, PASSWORD, noon()).await.unwrap().awaits_code);
    }

    async fn the_operator_adds_users_and_sets_passwords(db: TestDb) {
        let (company, _) = db.set_up().await;
        let new = account("paul@nord.example");
        let paul = accounts::add_user(&db.database, company, &new, Role::Sales, Language::English, noon()).await.unwrap();
        // The same account is meant, and it keeps its role.
        let twice = accounts::add_user(&db.database, company, &new, Role::Admin, Language::French, noon()).await;
        assert_eq!(twice.unwrap(), paul);
        let another = NewAccount { password: other_password(), ..new.clone() };
        let answer = accounts::add_user(&db.database, company, &another, Role::Admin, Language::French, noon()).await;
        let taken = FieldErrors::one("email", FieldError::Taken);
        assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == taken), "{answer:?}");
        let (token, signed_in) = db.sign_in("PAUL@nord.example", noon()).await;
        assert_eq!((signed_in.user, signed_in.language), (paul, Language::English));
        let email = Email::parse("paul@nord.example").unwrap();
        let found = accounts::accounts_of(&db.database, &email).await.unwrap();
        assert_eq!(found, [AccountOfEmail { user: paul, name: "Claire Roche".into(), companies: vec!["Nord".into()] }]);
        accounts::set_password(&db.database, paul, &other_password(), false, noon()).await.unwrap();
        assert_eq!(db.find(&token, noon()).await, None);
        assert!(db.try_sign_in("paul@nord.example", OTHER_PASSWORD, noon()).await.is_ok());
    }
}
