//! Jobs on both databases: asked for once, claimed by one, tried again, given up, never lost with a process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::HashSet;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::error::Refusal;
use domain::ids::JobId;
use domain::jobs::{JobKind, JobState, MAX_WAITING, Next, Progress, back_off};
use store::jobs::{self, Asked, Claim, Failure};
use store::{Access, Database, StoreError};
use testing::on_each_database;
use testing::people::{OWNER, noon};

const MAIL: JobKind = JobKind { name: "mail", max_attempts: 3 };
const PRINT: JobKind = JobKind { name: "print", max_attempts: 3 };

fn seconds(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

/// Asks for a job, in a transaction of its own.
async fn asked(access: &Access, kind: JobKind, key: Option<&str>) -> Asked {
    let tx = access.begin().await.unwrap();
    let asked = jobs::ask(&tx, kind, &serde_json::json!({"to": "ana"}), key).await.unwrap();
    tx.commit().await.unwrap();
    asked
}

/// What a worker would take.
async fn taken(db: &Database, at: DateTime<Utc>) -> Option<Claim> {
    jobs::claim(db, &[MAIL, PRINT], &[], at).await.unwrap()
}

async fn state(access: &Access, id: JobId) -> JobState {
    jobs::get(&access.read(), id).await.unwrap().state
}

fn passing() -> Failure {
    Failure { text: "no line".into(), may_pass: true }
}

on_each_database! {
    async fn a_job_lives_and_dies_with_the_transaction_that_asks(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let id = jobs::ask(&tx, MAIL, &"x", None).await.unwrap().id();
        tx.roll_back().await.unwrap();
        assert!(matches!(jobs::get(&nord.read(), id).await, Err(StoreError::NotFound)));
        assert!(taken(&db.database, noon()).await.is_none());
        assert!(tokio::time::timeout(Duration::from_millis(50), db.database.job_asked()).await.is_err(), "nothing to hear of");
        let id = asked(&nord, MAIL, None).await.id();
        tokio::time::timeout(Duration::from_secs(5), db.database.job_asked()).await.unwrap();
        let claim = taken(&db.database, noon()).await.unwrap();
        assert_eq!((claim.id(), claim.kind(), claim.attempts()), (id, "mail", 1));
        assert_eq!(claim.payload::<serde_json::Value>().unwrap(), serde_json::json!({"to": "ana"}));
    }

    async fn whoever_asked_acts(db: TestDb) {
        db.set_up().await;
        let (_, owner) = db.sign_in(OWNER, noon()).await;
        asked(&db.access(&owner), MAIL, None).await;
        let claim = taken(&db.database, noon()).await.unwrap();
        let access = claim.access();
        assert_eq!((access.actor().user, access.actor().name.as_str(), access.role()), (Some(owner.user), "Claire Roche", Role::Owner));
        assert_eq!(Some(access.company()), owner.company.map(|(company, _)| company));
    }

    async fn a_key_is_one_job(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let Asked::Now(id) = asked(&nord, MAIL, Some("reminder 1")).await else { panic!() };
        assert_eq!(asked(&nord, MAIL, Some("reminder 1")).await, Asked::Before(id));
        assert!(matches!(asked(&nord, MAIL, Some("reminder 2")).await, Asked::Now(_)));
        assert!(matches!(asked(&nord, PRINT, Some("reminder 1")).await, Asked::Now(_)), "another effect");
        assert!(matches!(asked(&db.empty_company("Sud").await, MAIL, Some("reminder 1")).await, Asked::Now(_)), "another company");
        let claim = taken(&db.database, noon()).await.unwrap();
        assert_eq!(claim.id(), id);
        assert_eq!(asked(&nord, MAIL, Some("reminder 1")).await, Asked::Before(id), "it runs");
        claim.done(noon()).await.unwrap();
        assert_eq!(asked(&nord, MAIL, Some("reminder 1")).await, Asked::Before(id), "it had its effect");
        assert_eq!(state(&nord, id).await, JobState::Done);
        assert_eq!(jobs::by_key(&nord.read(), MAIL, "reminder 1").await.unwrap().unwrap().id, id);
        assert_eq!(jobs::by_key(&nord.read(), MAIL, "reminder 3").await.unwrap(), None);
    }

    async fn askers_at_once_get_one_job(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let askers = (0..8).map(|_| {
            let nord = nord.clone();
            tokio::spawn(async move { asked(&nord, MAIL, Some("once")).await })
        });
        let mut answers = Vec::new();
        for asker in askers.collect::<Vec<_>>() {
            answers.push(asker.await.unwrap());
        }
        let ids: HashSet<JobId> = answers.iter().map(|asked| asked.id()).collect();
        let now = answers.iter().filter(|asked| matches!(asked, Asked::Now(_))).count();
        assert_eq!((ids.len(), now), (1, 1));
    }

    async fn workers_never_take_the_same(db: TestDb) {
        const JOBS: usize = 24;
        for company in 0..JOBS {
            asked(&db.empty_company(&format!("Company {company}")).await, MAIL, None).await;
        }
        let mut workers = Vec::new();
        for _ in 0..4 {
            // A process has connections of its own.
            let process = Database::open(&db.url, testing::secrets()).await.unwrap();
            workers.push(tokio::spawn(async move {
                let mut claims = Vec::new();
                while let Some(claim) = taken(&process, noon()).await {
                    claims.push(claim);
                }
                claims
            }));
        }
        let mut claims = Vec::new();
        for worker in workers {
            claims.extend(worker.await.unwrap());
        }
        // A row that another was taking is passed over: what is left is taken by whoever looks again.
        while let Some(claim) = taken(&db.database, noon()).await {
            claims.push(claim);
        }
        assert!(claims.iter().all(|claim| claim.attempts() == 1));
        let ids: HashSet<JobId> = claims.iter().map(Claim::id).collect();
        assert_eq!((claims.len(), ids.len()), (JOBS, JOBS));
    }

    async fn the_job_of_a_dead_process_is_taken_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, None).await.id();
        let dead = taken(&db.database, noon()).await.unwrap();
        assert!(taken(&db.database, seconds(19)).await.is_none(), "its lease runs");
        assert!(dead.renew(seconds(19)).await.unwrap());
        assert!(taken(&db.database, seconds(38)).await.is_none(), "it was prolonged");
        let knows = jobs::claim(&db.database, &[MAIL], &[id], seconds(60)).await.unwrap();
        assert!(knows.is_none(), "whoever is at it knows better");
        let next = taken(&db.database, seconds(39)).await.unwrap();
        assert_eq!((next.id(), next.attempts()), (id, 2));

        // The first was not dead after all: it is told, and nothing that it does counts.
        assert!(!dead.renew(seconds(40)).await.unwrap());
        let tx = dead.access().begin().await.unwrap();
        assert!(matches!(dead.finish(&tx).await, Err(StoreError::Busy)));
        tx.roll_back().await.unwrap();
        dead.done(seconds(40)).await.unwrap();
        assert_eq!(dead.failed(&passing(), seconds(40)).await.unwrap(), None);
        dead.release(seconds(40)).await.unwrap();
        assert_eq!(state(&nord, id).await, JobState::Running);
        assert!(next.renew(seconds(41)).await.unwrap());
    }

    async fn a_job_ends_with_its_effect(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, None).await.id();
        let claim = taken(&db.database, noon()).await.unwrap();
        let tx = claim.access().begin().await.unwrap();
        claim.finish(&tx).await.unwrap();
        tx.roll_back().await.unwrap();
        assert_eq!(state(&nord, id).await, JobState::Running, "the effect did not come about");
        let tx = claim.access().begin().await.unwrap();
        claim.finish(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(state(&nord, id).await, JobState::Done);
        assert!(claim.renew(seconds(5)).await.unwrap(), "it was not lost: it is through");
        claim.done(seconds(5)).await.unwrap();
        claim.failed(&passing(), seconds(5)).await.unwrap();
        assert_eq!(state(&nord, id).await, JobState::Done);
        assert!(taken(&db.database, seconds(60)).await.is_none());
    }

    async fn a_failed_job_is_tried_again_and_then_given_up(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, Some("k")).await.id();
        let mut at = noon();
        for attempt in 1..MAIL.max_attempts {
            let claim = taken(&db.database, at).await.unwrap();
            assert_eq!(claim.attempts(), attempt);
            assert_eq!(claim.failed(&passing(), at).await.unwrap(), Some(Next::Again(back_off(attempt))));
            let job = jobs::get(&nord.read(), id).await.unwrap();
            assert_eq!((job.state, job.error.as_deref()), (JobState::Waiting, Some("no line")));
            assert!(taken(&db.database, at).await.is_none(), "not at once");
            at += back_off(attempt);
        }
        let claim = taken(&db.database, at).await.unwrap();
        assert_eq!(claim.failed(&passing(), at).await.unwrap(), Some(Next::GiveUp));
        assert_eq!(state(&nord, id).await, JobState::Dead);
        assert!(taken(&db.database, at + TimeDelta::days(1)).await.is_none());
        // Somebody repairs the cause and asks again.
        assert_eq!(asked(&nord, MAIL, Some("k")).await, Asked::Now(id));
        let claim = taken(&db.database, at).await.unwrap();
        assert_eq!((claim.id(), claim.attempts()), (id, 1));
        let hopeless = Failure { text: "x".repeat(2_000), may_pass: false };
        assert_eq!(claim.failed(&hopeless, at).await.unwrap(), Some(Next::GiveUp), "what will never succeed is not tried again");
        let job = jobs::get(&nord.read(), id).await.unwrap();
        assert_eq!((job.state, job.error.unwrap().chars().count()), (JobState::Dead, 500));
    }

    async fn a_job_that_kills_its_process_is_given_up(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, None).await.id();
        for attempt in 0..MAIL.max_attempts {
            assert!(taken(&db.database, seconds(20 * i64::from(attempt))).await.is_some());
        }
        let after = seconds(20 * i64::from(MAIL.max_attempts));
        assert!(taken(&db.database, after).await.is_none());
        let job = jobs::get(&nord.read(), id).await.unwrap();
        assert_eq!((job.state, job.error), (JobState::Dead, None), "without an error: nobody was left to tell one");
    }

    async fn a_job_that_is_handed_back_lost_no_attempt(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, None).await.id();
        taken(&db.database, noon()).await.unwrap().release(noon()).await.unwrap();
        assert_eq!(state(&nord, id).await, JobState::Waiting);
        assert_eq!(taken(&db.database, noon()).await.unwrap().attempts(), 1);
    }

    async fn companies_have_their_turn(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let mut much = Vec::new();
        for kind in [MAIL, PRINT, MAIL, PRINT] {
            much.push(asked(&nord, kind, None).await.id());
        }
        let little = asked(&sud, MAIL, None).await.id();
        let first = taken(&db.database, noon()).await.unwrap();
        let second = taken(&db.database, noon()).await.unwrap();
        let third = taken(&db.database, noon()).await.unwrap();
        assert_eq!([first.id(), second.id(), third.id()], [much[0], little, much[1]]);
        assert!(taken(&db.database, noon()).await.is_none(), "of a kind, one at a time");
        first.done(noon()).await.unwrap();
        assert_eq!(taken(&db.database, noon()).await.unwrap().id(), much[2]);
        assert!(jobs::claim(&db.database, &[], &[], noon()).await.unwrap().is_none());
    }

    async fn progress_is_told(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = asked(&nord, MAIL, None).await.id();
        let claim = taken(&db.database, noon()).await.unwrap();
        let tx = claim.access().begin().await.unwrap();
        claim.advance(&tx, Progress { done: 10, total: 40 }).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(jobs::get(&nord.read(), id).await.unwrap().progress, Progress { done: 10, total: 40 });
        // With what it tells of: neither or both.
        let tx = claim.access().begin().await.unwrap();
        claim.advance(&tx, Progress { done: 20, total: 40 }).await.unwrap();
        tx.roll_back().await.unwrap();
        assert_eq!(jobs::get(&nord.read(), id).await.unwrap().progress, Progress { done: 10, total: 40 });
        claim.failed(&passing(), noon()).await.unwrap();
        drop(claim);
        let again = taken(&db.database, seconds(5)).await.unwrap();
        assert_eq!(jobs::get(&nord.read(), id).await.unwrap().progress, Progress { done: 0, total: 40 }, "from the start");
        drop(again);
    }

    async fn a_job_is_its_companys(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let id = asked(&nord, MAIL, Some("k")).await.id();
        assert!(matches!(jobs::get(&sud.read(), id).await, Err(StoreError::NotFound)));
        assert_eq!(jobs::by_key(&sud.read(), MAIL, "k").await.unwrap(), None);
    }

    async fn old_jobs_are_forgotten(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let done = asked(&nord, MAIL, Some("k")).await.id();
        taken(&db.database, noon()).await.unwrap().done(noon()).await.unwrap();
        let dead = asked(&nord, MAIL, None).await.id();
        taken(&db.database, noon()).await.unwrap().failed(&Failure { may_pass: false, ..passing() }, noon()).await.unwrap();
        let waiting = asked(&nord, MAIL, None).await.id();
        assert_eq!(jobs::prune(&db.database, noon() + TimeDelta::days(29)).await.unwrap(), 0);
        assert_eq!(jobs::prune(&db.database, noon() + TimeDelta::days(31)).await.unwrap(), 1);
        assert!(matches!(jobs::get(&nord.read(), done).await, Err(StoreError::NotFound)));
        assert!(matches!(asked(&nord, MAIL, Some("k")).await, Asked::Now(_)), "its key with it");
        assert_eq!(state(&nord, dead).await, JobState::Dead);
        assert_eq!(jobs::prune(&db.database, noon() + TimeDelta::days(91)).await.unwrap(), 1);
        assert_eq!(state(&nord, waiting).await, JobState::Waiting, "however old");
    }

    async fn a_company_asks_for_so_much_only(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        for _ in 0..MAX_WAITING {
            jobs::ask(&tx, MAIL, &"x", None).await.unwrap();
        }
        let more = jobs::ask(&tx, MAIL, &"x", None).await;
        assert!(matches!(more, Err(StoreError::Refused(Refusal::TooMany { max: MAX_WAITING }))), "{more:?}");
        let large = jobs::ask(&tx, MAIL, &"x".repeat(70_000), None).await;
        assert!(matches!(large, Err(StoreError::Corrupt(_))), "{large:?}");
    }
}
