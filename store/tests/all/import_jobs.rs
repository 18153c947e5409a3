//! Imports as jobs: a killed one is taken up again, none comes in twice, and whoever waits is told how it stands.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use domain::error::Refusal;
use domain::ids::ImportId;
use domain::imports::{ImportState, JOB, Policy, Progress};
use store::imports::{self, Task};
use store::jobs::Failure;
use store::{Access, StoreError};
use testing::imports::{Desk, places};
use testing::on_each_database;
use testing::people::noon;

const ROWS: usize = 2_500;

/// So many clients, and one row that is refused.
fn file() -> String {
    let rows: Vec<String> = (0..ROWS).map(|row| format!("Client {row:05};;N-{row:05}")).collect();
    format!("Nom;E-mail;Code client\n{}\n;pas un e-mail;F-1\n", rows.join("\n"))
}

async fn asked(desk: &Desk, text: &str) -> (ImportId, Task) {
    let id = desk.upload(text).await;
    let task = desk.task(id, Policy::Create).await;
    desk.ask(id, &task).await.unwrap();
    (id, task)
}

async fn progress(desk: &Desk, id: ImportId) -> Progress {
    imports::progress(&desk.access.read(), id).await.unwrap()
}

/// Each row came in, and once.
async fn assert_whole(desk: &Desk, id: ImportId) {
    let clients = desk.clients().await;
    let numbers: BTreeSet<&str> = clients.iter().map(|(number, _)| number.as_str()).collect();
    assert_eq!((clients.len(), numbers.len()), (ROWS, ROWS));
    let told = progress(desk, id).await;
    assert_eq!((told.state, told.done as usize, told.counts.created as usize), (ImportState::Done, ROWS + 1, ROWS));
    assert_eq!(desk.rejected(id).len(), 1);
    let folder = desk.uploads.file(id).parent().unwrap().to_owned();
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "neither the file nor a draft stays");
}

on_each_database! {
    async fn a_killed_import_is_taken_up_again(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, _) = asked(&desk, &file()).await;
        let killed = desk.claim(0).await.unwrap();
        // Dropped once rows are in, as by a process that dies.
        tokio::select! {
            biased;
            () = async {
                while progress(&desk, id).await.done < 1_500 {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            } => {}
            _ = imports::carry_out(&killed, &desk.uploads, places()) => panic!("too quick to be killed"),
        }
        drop(killed);
        desk.let_go().await;
        let told = progress(&desk, id).await;
        assert_eq!((told.state, told.total as usize), (ImportState::Running, ROWS + 1), "it will go on");
        let left = desk.clients().await.len();
        assert!((1_500..ROWS).contains(&left), "{left}");
        assert!(desk.claim(10).await.is_none());
        let next = desk.claim(20).await.unwrap();
        assert_eq!(next.attempts(), 2);
        imports::carry_out(&next, &desk.uploads, places()).await.unwrap();
        assert_whole(&desk, id).await;
        assert!(desk.claim(1_000).await.is_none());
    }

    async fn two_that_take_each_other_for_dead_bring_it_in_once(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, _) = asked(&desk, &file()).await;
        let slow = desk.claim(0).await.unwrap();
        let quick = desk.claim(20).await.unwrap();
        let (one, other) = tokio::join!(
            imports::carry_out(&slow, &desk.uploads, places()),
            imports::carry_out(&quick, &desk.uploads, places()),
        );
        assert!(one.is_err(), "it lost the job: {one:?}");
        assert_eq!(other.unwrap().created as usize, ROWS);
        assert_whole(&desk, id).await;
    }

    async fn it_is_told_how_an_import_stands(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, task) = asked(&desk, &file()).await;
        let refused = |again| matches!(again, Err(StoreError::Refused(Refusal::WrongState)));
        assert_eq!(progress(&desk, id).await.state, ImportState::Running, "as good as begun");
        assert!(refused(desk.ask(id, &task).await), "a double click");
        // What may pass is tried again, and whoever waits sees no difference.
        let claim = desk.claim(0).await.unwrap();
        claim.failed(&Failure { text: "busy".into(), may_pass: true }, noon()).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::Running);
        let claim = desk.claim(5).await.unwrap();
        claim.failed(&Failure { text: "no".into(), may_pass: false }, noon()).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::Failed);
        // Tried again by whoever asked; then its processes die until it is enough.
        desk.ask(id, &task).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::Running);
        for attempt in 0..i64::from(JOB.max_attempts) {
            drop(desk.claim(20 * attempt).await.unwrap());
        }
        assert!(desk.claim(1_000).await.is_none());
        assert_eq!(progress(&desk, id).await.state, ImportState::Interrupted);
        desk.run(id, &task).await.unwrap();
        assert_whole(&desk, id).await;
        assert!(refused(desk.ask(id, &task).await), "it is done");
    }

    async fn an_import_from_before_there_were_jobs_can_be_begun_anew(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload(&file()).await;
        desk.db.corrupt("UPDATE imports SET state = 'running', done = 500, total = 2501").await;
        assert_eq!(progress(&desk, id).await.state, ImportState::Interrupted);
        let task = desk.task(id, Policy::Create).await;
        desk.run(id, &task).await.unwrap();
        assert_whole(&desk, id).await;
    }

    async fn the_command_line_needs_no_worker(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload(&file()).await;
        let task = desk.task(id, Policy::Create).await;
        let operator = Access::operator(desk.db.database.clone(), desk.access.company(), noon());
        imports::run_now(&operator, &desk.uploads, id, &task, places()).await.unwrap();
        assert_whole(&desk, id).await;
        fs::write(desk.uploads.file(id), file()).unwrap();
        let again = imports::run_now(&operator, &desk.uploads, id, &task, places()).await;
        assert!(matches!(again, Err(StoreError::Refused(Refusal::WrongState))), "{again:?}");
        assert_eq!(desk.clients().await.len(), ROWS);
    }
}
