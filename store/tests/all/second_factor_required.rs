//! A company that asks its users for a second factor.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::TimeDelta;
use domain::access::Role;
use domain::error::Refusal;
use domain::format::Language;
use domain::ids::UserId;
use store::{Access, StoreError, StoreResult, accounts, companies, sessions};
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use testing::{TestDb, on_each_database};

fn refused<T: std::fmt::Debug>(answer: &StoreResult<T>, why: &Refusal) -> bool {
    matches!(answer, Err(StoreError::Refused(refusal)) if refusal == why)
}

async fn turn_on(db: &TestDb, user: UserId) -> String {
    let begun = accounts::begin_two_factor(&db.database, user, PASSWORD, noon()).await.unwrap();
    let code = digits(&begun.secret, noon());
    accounts::confirm_two_factor(&db.database, user, &code, noon()).await.unwrap();
    begun.secret
}

fn digits(secret: &str, at: chrono::DateTime<chrono::Utc>) -> String {
    let bytes = totp_rs::Secret::Encoded(secret.into()).to_bytes().unwrap();
    let totp = totp_rs::TOTP::new(totp_rs::Algorithm::SHA1, 6, 1, 30, bytes, None, "x".into()).unwrap();
    totp.generate(at.timestamp().unsigned_abs())
}

async fn require(access: &Access, required: bool) -> StoreResult<()> {
    let tx = access.begin().await.unwrap();
    companies::require_two_factor(&tx, required).await?;
    tx.commit().await
}

on_each_database! {
    async fn whoever_lacks_it_enters_that_company_no_more_until_they_have_it(db: TestDb) {
        let (nord, owner) = db.set_up().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        let (role, language) = (Role::Sales, Language::French);
        let paul = accounts::add_user(&db.database, nord, &account("paul@nord.example"), role, language, noon()).await.unwrap();
        let (token, _) = db.sign_in("paul@nord.example", noon()).await;
        // Whoever has none would shut themselves out.
        let first = require(&db.access(&signed_in), true).await;
        assert!(refused(&first, &Refusal::TwoFactorFirst), "{first:?}");
        turn_on(&db, owner).await;
        require(&db.access(&signed_in), true).await.unwrap();
        assert!(companies::requires_two_factor(&db.access(&signed_in).read()).await.unwrap());

        let lacking = db.find(&token, noon()).await.unwrap();
        assert!(lacking.lacks_factor && lacking.access(db.database.clone(), noon()).is_none());
        // Another company of theirs stays open, and this one closed.
        let own = companies::create_another(&db.database, paul, &founded("Sud"), noon()).await.unwrap();
        sessions::switch_company(&db.database, &lacking, own).await.unwrap();
        let elsewhere = db.find(&token, noon()).await.unwrap();
        assert!(!elsewhere.lacks_factor && elsewhere.access(db.database.clone(), noon()).is_some());
        sessions::switch_company(&db.database, &elsewhere, nord).await.unwrap();
        assert!(db.find(&token, noon()).await.unwrap().lacks_factor);
        turn_on(&db, paul).await;
        let entered = db.find(&token, noon()).await.unwrap();
        assert!(!entered.lacks_factor && entered.access(db.database.clone(), noon()).is_some());
    }

    async fn it_is_not_turned_off_while_a_company_asks_for_it(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (token, signed_in) = db.sign_in(OWNER, noon()).await;
        turn_on(&db, owner).await;
        let nord = db.access(&signed_in);
        require(&nord, true).await.unwrap();
        assert_eq!(companies::two_factor_required_of(&db.database, owner).await.unwrap().as_deref(), Some("Nord"));
        // Nor from another of their companies.
        let sud = companies::create_another(&db.database, owner, &founded("Sud"), noon()).await.unwrap();
        sessions::switch_company(&db.database, &signed_in, sud).await.unwrap();
        assert!(db.find(&token, noon()).await.unwrap().access(db.database.clone(), noon()).is_some());
        let off = async || accounts::disable_two_factor(&db.database, owner, PASSWORD, noon()).await;
        let kept = off().await;
        assert!(refused(&kept, &Refusal::TwoFactorRequired { company: "Nord".into() }), "{kept:?}");
        require(&nord, false).await.unwrap();
        assert_eq!(companies::two_factor_required_of(&db.database, owner).await.unwrap(), None);
        off().await.unwrap();
    }

    async fn an_operator_may_take_a_lost_one_away_all_the_same(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        turn_on(&db, owner).await;
        require(&db.access(&signed_in), true).await.unwrap();
        let new = domain::users::Password::choose("une tout autre phrase secrète", OWNER).unwrap();
        accounts::set_password(&db.database, owner, &new, true, noon()).await.unwrap();
        let later = noon() + TimeDelta::minutes(1);
        let opened = db.try_sign_in(OWNER, "une tout autre phrase secrète", later).await.unwrap();
        let lacking = db.find(&opened.token, later).await.unwrap();
        assert!(lacking.lacks_factor && !lacking.awaits_code);
        let answer = accounts::begin_two_factor(&db.database, owner, PASSWORD, later).await.map(drop);
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::WrongCredentials))), "{answer:?}");
    }
}
