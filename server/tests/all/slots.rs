//! What waits for other people's servers holds up nothing that is done here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::time::{Duration, Instant};

use domain::jobs::{JobKind, JobState};
use futures::FutureExt;
use futures::future::{BoxFuture, pending, ready};
use server::jobs::{Handler, Handlers, Slots, Worker};
use server::state::Stopping;
use store::jobs::{self, Claim, Failure};
use store::{Access, Database};
use testing::TestDb;
use tokio::sync::watch;

/// How long a job is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
const LETTER: JobKind = JobKind { name: "mail", max_attempts: 3 };
const WORK: JobKind = JobKind { name: "work", max_attempts: 3 };

/// A letter to a server that never says anything.
struct Silence;

impl Handler for Silence {
    fn kind(&self) -> JobKind {
        LETTER
    }

    fn slots(&self) -> Slots {
        Slots::Letters
    }

    fn run<'a>(&'a self, _: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        pending().boxed()
    }
}

struct Work;

impl Handler for Work {
    fn kind(&self) -> JobKind {
        WORK
    }

    fn run<'a>(&'a self, _: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        ready(Ok(())).boxed()
    }
}

async fn ask(access: &Access, kind: JobKind) {
    let tx = access.begin().await.unwrap();
    jobs::ask(&tx, kind, &(), Some("one")).await.unwrap();
    tx.commit().await.unwrap();
}

async fn wait_for(access: &Access, kind: JobKind, state: JobState) {
    let until = Instant::now() + PATIENCE;
    loop {
        let job = jobs::by_key(&access.read(), kind, "one").await.unwrap().unwrap();
        if job.state == state {
            return;
        }
        assert!(Instant::now() < until, "{job:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn work(database: &Database, stopping: watch::Receiver<bool>) {
    let handlers = Handlers::of(vec![Box::new(Silence), Box::new(Work)]);
    drop(Worker::start(database.clone(), handlers, Stopping(stopping)));
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_to_silent_servers_hold_up_neither_work_nor_a_few_other_letters() {
    let db = TestDb::sqlite().await;
    let (_never, stopping) = watch::channel(false);
    let mut companies = Vec::new();
    for name in ["Nord", "Sud", "Est", "Ouest"] {
        let company = db.empty_company(name).await;
        ask(&company, LETTER).await;
        companies.push(company);
    }
    work(&db.database, stopping);
    for company in &companies {
        wait_for(company, LETTER, JobState::Running).await;
    }
    ask(&companies[0], WORK).await;
    wait_for(&companies[0], WORK, JobState::Done).await;
}
