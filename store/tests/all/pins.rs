//! The facts that a user keeps in sight.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::access::Role;
use domain::error::FieldError;
use domain::format::Language;
use domain::pins::FactName;
use domain::subject::Subject;
use store::{Access, StoreError, StoreResult, accounts, pins};
use testing::on_each_database;
use testing::people::{OWNER, account, noon};

async fn set(access: &Access, fact: &str, pinned: bool) -> StoreResult<String> {
    let tx = access.begin().await.unwrap();
    let pins = pins::set(&tx, Subject::Client, FactName::parse(fact).unwrap(), pinned).await?;
    tx.commit().await.unwrap();
    Ok(pins.kept())
}

on_each_database! {
    async fn pins_are_a_users_own_and_outlive_the_session(db: TestDb) {
        db.set_up().await;
        let (_, session) = db.sign_in(OWNER, noon()).await;
        let claire = db.access(&session);
        assert_eq!(pins::all(&claire.read(), Subject::Client).await.unwrap().kept(), "");
        set(&claire, "phone", true).await.unwrap();
        assert_eq!(set(&claire, "siret", true).await.unwrap(), "phone siret");
        assert_eq!(set(&claire, "phone", false).await.unwrap(), "siret");
        let (_, later) = db.sign_in(OWNER, noon()).await;
        assert_eq!(pins::all(&db.access(&later).read(), Subject::Client).await.unwrap().kept(), "siret");
        // The command line is nobody: it has no pins, and keeps none.
        let operator = Access::operator(db.database.clone(), claire.company(), noon());
        assert_eq!(pins::all(&operator.read(), Subject::Client).await.unwrap().kept(), "");
        assert!(matches!(set(&operator, "phone", true).await, Err(StoreError::NotFound)));
    }

    async fn each_subject_has_pins_of_its_own(db: TestDb) {
        db.set_up().await;
        let (_, session) = db.sign_in(OWNER, noon()).await;
        let claire = db.access(&session);
        set(&claire, "phone", true).await.unwrap();
        let tx = claire.begin().await.unwrap();
        pins::set(&tx, Subject::Product, FactName::parse("barcode").unwrap(), true).await.unwrap();
        tx.commit().await.unwrap();
        let of = async |subject| pins::all(&claire.read(), subject).await.unwrap().kept();
        assert_eq!((of(Subject::Client).await, of(Subject::Product).await), ("phone".to_owned(), "barcode".to_owned()));
    }

    async fn who_leaves_takes_their_pins_along(db: TestDb) {
        let (company, _) = db.set_up().await;
        let paul = account("paul@nord.example");
        let paul = accounts::add_user(&db.database, company, &paul, Role::Sales, Language::French, noon()).await.unwrap();
        let (_, session) = db.sign_in("paul@nord.example", noon()).await;
        set(&db.access(&session), "phone", true).await.unwrap();
        let tx = Access::operator(db.database.clone(), company, noon()).begin().await.unwrap();
        store::members::remove(&tx, paul).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(pins::all(&db.access(&session).read(), Subject::Client).await.unwrap().kept(), "");
    }

    async fn stars_pressed_at_once_all_count(db: TestDb) {
        db.set_up().await;
        let (_, session) = db.sign_in(OWNER, noon()).await;
        let claire = db.access(&session);
        let (a, b, c) = tokio::join!(set(&claire, "phone", true), set(&claire, "siret", true), set(&claire, "naf", true));
        a.and(b).and(c).unwrap();
        assert_eq!(pins::all(&claire.read(), Subject::Client).await.unwrap().names().count(), 3);
    }

    async fn pins_have_a_limit(db: TestDb) {
        db.set_up().await;
        let (_, session) = db.sign_in(OWNER, noon()).await;
        let claire = db.access(&session);
        for number in 0..8 {
            set(&claire, &format!("fact{number}"), true).await.unwrap();
        }
        let refused = set(&claire, "ninth", true).await.unwrap_err();
        assert!(matches!(&refused, StoreError::Invalid(errors) if errors.at("fact") == Some(&FieldError::TooMany { max: 8 })));
        assert_eq!(pins::all(&claire.read(), Subject::Client).await.unwrap().names().count(), 8);
    }
}
