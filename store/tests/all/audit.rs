//! The security log: what it hears of, that it stays whole, and that it is found out when it does not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::access::Role;
use domain::error::Refusal;
use domain::format::Language;
use domain::lists::{ListItemForm, ListKind};
use domain::security_log::{LogEntry, LogQuery, Proof, SecurityEvent as E, Topic};
use domain::users::InvitationForm;
use store::audit::{self, Origin};
use store::sessions::{self, SignIn};
use store::{Access, Database, StoreError, StoreResult, accounts, companies, invitations, lists, members};
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use testing::{TestDb, on_each_database};

async fn log(access: &Access) -> Vec<LogEntry> {
    audit::page(&access.read(), LogQuery::default()).await.unwrap().0
}

/// What a company's log tells, newest first.
async fn told(access: &Access) -> Vec<E> {
    log(access).await.into_iter().map(|entry| entry.event.unwrap()).collect()
}

/// The first company, its owner signed in, entered from somewhere.
async fn nord(db: &TestDb) -> Access {
    db.set_up().await;
    let (_, signed_in) = db.sign_in(OWNER, noon()).await;
    signed_in.access(from_somewhere(db), noon()).unwrap()
}

fn from_somewhere(db: &TestDb) -> Database {
    db.database.asked_from(Origin { address: "203.0.113.7".into(), device: "Test/1".into() })
}

/// What a company's log tells once it is so long: a refusal is written down after its answer.
async fn told_until(access: &Access, length: usize) -> Vec<E> {
    for _ in 0..500 {
        let told = told(access).await;
        if told.len() >= length {
            return told;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("never so long: {length}");
}

async fn add(access: &Access, label: &str) -> StoreResult<()> {
    let form = ListItemForm { label: label.into(), ..ListItemForm::default() };
    let tx = access.begin().await?;
    lists::add(&tx, form.parse(ListKind::Category).unwrap()).await?;
    tx.commit().await
}

async fn tries(database: &Database, email: &str, password: &str, address: &str, minutes: i64) -> StoreResult<()> {
    let sign_in = SignIn { email, password, device: "Test", address, known_device: None, replaces: None };
    sessions::sign_in(database, sign_in, noon() + TimeDelta::minutes(minutes)).await.map(drop)
}

async fn invariants(db: &TestDb) -> Vec<u8> {
    store::verify::run(&db.database).await.unwrap().into_iter().map(|found| found.invariant).collect()
}

on_each_database! {
    async fn what_happens_is_told_with_who_and_from_where(db: TestDb) {
        let nord = nord(&db).await;
        let language = Language::French;
        let paul = account("paul@nord.example");
        let user = accounts::add_user(&db.database, nord.company(), &paul, Role::Sales, language, noon());
        let user = user.await.unwrap();
        let tx = nord.begin().await.unwrap();
        let form = InvitationForm { email: "ana@nord.example".into(), role: "admin".into() };
        let (_, token) = invitations::create(&tx, &form.parse().unwrap()).await.unwrap();
        members::change_role(&tx, user, Role::Admin).await.unwrap();
        tx.commit().await.unwrap();
        let told = told(&nord).await;
        assert_eq!(told, [
            E::RoleChanged { name: "Claire Roche".into(), from: Role::Sales, to: Role::Admin },
            E::Invited { email: "ana@nord.example".into(), role: Role::Admin },
            E::UserAdded { email: "paul@nord.example".into(), role: Role::Sales },
            E::SignedIn,
            E::CompanyFounded,
        ]);
        let log = log(&nord).await;
        assert_eq!(log.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
        assert_eq!((log[0].address.as_str(), log[0].device.as_str()), ("203.0.113.7", "Test/1"));
        assert_eq!((log[0].actor, log[0].actor_name.as_str()), (nord.actor().user, "Claire Roche"));
        assert_eq!(log[2].actor, None, "the operator is no user");
        // In the company's time zone, an hour before that of the test.
        assert_eq!(log[0].at, (noon() + TimeDelta::hours(1)).naive_utc());
        let all = format!("{log:?}");
        assert!(!all.contains(&token) && !all.contains(PASSWORD), "{all}");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn it_is_narrowed_and_paged(db: TestDb) {
        let nord = nord(&db).await;
        for number in 0..60 {
            add(&nord, &format!("Catégorie {number}")).await.unwrap();
        }
        let t = nord.read();
        let settings = LogQuery { topic: Some(Topic::Settings), ..LogQuery::default() };
        let (first, more) = audit::page(&t, settings).await.unwrap();
        assert!(more && first.len() as u64 == audit::PAGE);
        let older = LogQuery { before: Some(first.last().unwrap().seq), ..settings };
        let (rest, more) = audit::page(&t, older).await.unwrap();
        assert_eq!((rest.len() as u64, more), (60 - audit::PAGE, false));
        let seen: BTreeSet<u64> = first.iter().chain(&rest).map(|entry| entry.seq).collect();
        assert_eq!(seen.len(), 60);
        let of_owner = LogQuery { actor: nord.actor().user, topic: Some(Topic::SignIns), before: None };
        assert_eq!(audit::page(&t, of_owner).await.unwrap().0.len(), 1);
    }

    async fn writers_at_once_make_one_chain(db: TestDb) {
        let nord = nord(&db).await;
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..6 {
            let (nord, database) = (nord.clone(), db.database.clone());
            tasks.spawn(async move {
                for number in 0..4 {
                    add(&nord, &format!("{task} {number}")).await.unwrap();
                }
                tries(&database, OWNER, PASSWORD, &format!("198.51.{task}.1"), 1).await.unwrap();
            });
        }
        tasks.join_all().await;
        let log = log(&nord).await;
        assert_eq!(log.len(), 2 + 6 * 5);
        assert_eq!(log[0].seq, 2 + 6 * 5, "none is counted twice");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        let state = audit::state(&nord.read(), 10).await.unwrap();
        assert_eq!((state.entries, state.checked, state.broken_at), (32, 10, None));
    }

    async fn what_is_rolled_back_was_never_said(db: TestDb) {
        let nord = nord(&db).await;
        let before = told(&nord).await;
        let form = ListItemForm { label: "Or".into(), ..ListItemForm::default() };
        let tx = nord.begin().await.unwrap();
        lists::add(&tx, form.parse(ListKind::Category).unwrap()).await.unwrap();
        tx.roll_back().await.unwrap();
        let tx = nord.begin().await.unwrap();
        lists::add(&tx, form.parse(ListKind::Category).unwrap()).await.unwrap();
        drop(tx);
        assert_eq!(told(&nord).await, before);
    }

    async fn an_account_is_told_of_in_each_of_its_companies_and_in_no_other(db: TestDb) {
        let nord = nord(&db).await;
        let user = nord.actor().user.unwrap();
        let sud = companies::create_another(&db.database, user, &founded("Sud"), noon()).await.unwrap();
        let sud = Access::operator(db.database.clone(), sud, noon());
        let est = db.empty_company("Est").await;
        tries(&db.database, OWNER, "pas le bon", "198.51.100.1", 0).await.unwrap_err();
        let refused = E::Refused { proof: Proof::Password };
        assert_eq!(told_until(&sud, 2).await, [refused.clone(), E::CompanyFounded]);
        assert_eq!(told_until(&nord, 3).await[0], refused);
        add(&nord, "Or").await.unwrap();
        assert_eq!(told(&sud).await.len(), 2, "what happens in one company is none of the other's");
        assert!(told(&est).await.is_empty());
        tries(&db.database, "nobody@nord.example", "pas le bon", "198.51.100.2", 0).await.unwrap_err();
        assert_eq!(told(&nord).await.len(), 4);
    }

    async fn guesses_do_not_fill_the_disk(db: TestDb) {
        let nord = nord(&db).await;
        let before = told(&nord).await.len();
        let refusals = async || told(&nord).await.into_iter().filter(E::is_refusal).collect::<Vec<_>>();
        for network in 0..24 {
            let address = format!("198.51.{network}.1");
            let answer = tries(&db.database, OWNER, "pas le bon", &address, 0).await;
            assert!(matches!(answer, Err(StoreError::Refused(Refusal::WrongCredentials))), "{answer:?}");
        }
        told_until(&nord, before + 21).await;
        let told = refusals().await;
        assert_eq!(told.len(), 21);
        assert_eq!(told[0], E::RefusedMore);
        // An hour later they are told again.
        tries(&db.database, OWNER, "pas le bon", "198.51.99.1", 61).await.unwrap_err();
        told_until(&nord, before + 22).await;
        assert_eq!(refusals().await.len(), 22);
    }

    async fn nobody_is_kept_out_because_nothing_can_be_written_down(db: TestDb) {
        let nord = nord(&db).await;
        db.corrupt("DROP TABLE audit_heads").await;
        tries(&db.database, OWNER, PASSWORD, "198.51.100.1", 1).await.unwrap();
        // A change that would not be told is not made.
        assert!(add(&nord, "Or").await.is_err());
        assert!(lists::choices(&nord.read()).await.unwrap().iter().all(|item| item.label != "Or"));
    }
}

macro_rules! finds {
    ($($name:ident: $seq:literal, $sql:literal;)+) => {
        on_each_database! {$(
            async fn $name(db: TestDb) {
                let nord = nord(&db).await;
                for label in ["A", "B", "C", "D"] {
                    add(&nord, label).await.unwrap();
                }
                assert!(invariants(&db).await.is_empty());
                db.corrupt($sql).await;
                assert_eq!(invariants(&db).await, [10]);
                let state = audit::state(&nord.read(), 100).await.unwrap();
                assert_eq!(state.broken_at, Some($seq));
            }
        )+}
    };
}

finds! {
    a_changed_name: 4, "UPDATE audit_log SET actor_name = 'Paul' WHERE seq = 4";
    a_changed_address: 2, "UPDATE audit_log SET address = '192.0.2.1' WHERE seq = 2";
    a_missing_entry: 3, "DELETE FROM audit_log WHERE seq = 3";
    the_missing_newest_entry: 6, "DELETE FROM audit_log WHERE seq = 6";
    the_missing_oldest_entry: 1, "DELETE FROM audit_log WHERE seq = 1";
    an_end_that_was_moved: 6, "UPDATE audit_heads SET hash = (SELECT hash FROM audit_log WHERE seq = 5)";
}

on_each_database! {
    async fn entries_that_changed_places(db: TestDb) {
        let nord = nord(&db).await;
        for label in ["A", "B", "C", "D"] {
            add(&nord, label).await.unwrap();
        }
        for sql in [
            "UPDATE audit_log SET seq = 0 WHERE seq = 3",
            "UPDATE audit_log SET seq = 3 WHERE seq = 4",
            "UPDATE audit_log SET seq = 4 WHERE seq = 0",
        ] {
            db.corrupt(sql).await;
        }
        assert_eq!(invariants(&db).await, [10]);
        assert_eq!(audit::state(&nord.read(), 100).await.unwrap().broken_at, Some(3));
    }

    async fn an_entry_put_behind_the_end(db: TestDb) {
        let nord = nord(&db).await;
        add(&nord, "A").await.unwrap();
        db.corrupt("UPDATE audit_heads SET entries = 2, hash = (SELECT hash FROM audit_log WHERE seq = 2)").await;
        assert_eq!(invariants(&db).await, [10]);
    }

    async fn a_log_that_was_thrown_away(db: TestDb) {
        nord(&db).await;
        for sql in ["DELETE FROM audit_log", "DELETE FROM audit_heads"] {
            db.corrupt(sql).await;
        }
        assert!(invariants(&db).await.is_empty(), "a company from before there was a log has none");
        db.corrupt("UPDATE seaql_migrations SET applied_at = 0").await;
        assert_eq!(invariants(&db).await, [10]);
    }

    async fn a_log_without_an_end(db: TestDb) {
        nord(&db).await;
        db.corrupt("DELETE FROM audit_heads").await;
        assert_eq!(invariants(&db).await, [10]);
    }
}
