//! An import that failed in the middle is taken back: all is as before, but for what others have changed since.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fmt::Write;
use std::time::Duration;

use chrono::TimeDelta;
use domain::ids::ImportId;
use domain::imports::{ImportState, JOB, Policy, Progress, UNDO};
use domain::security_log::{LogQuery, SecurityEvent};
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use store::jobs::{self, Claim, Failure};
use store::{Access, StoreError, audit, clients, imports};
use testing::clients::{back, created, named, parsed, person, place};
use testing::imports::{Desk, places};
use testing::on_each_database;
use testing::people::noon;

use super::import_batches::{ROWS, asked, bring_in, is_sound, killed, lines, progress, rows};

/// Gives a killed import up, and has it taken back.
async fn taken_back(desk: &Desk, id: ImportId) -> Progress {
    let claim = desk.claim(20).await.unwrap();
    claim.failed(&Failure { text: "no".into(), may_pass: false }, noon()).await.unwrap();
    assert_eq!(progress(desk, id).await.state, ImportState::Undoing);
    imports::ask_back(&desk.db.database, noon()).await.unwrap();
    imports::ask_back(&desk.db.database, noon()).await.unwrap();
    let claim = undo_job(desk).await.unwrap();
    assert!(undo_job(desk).await.is_none(), "asked for once");
    imports::take_back(&claim, &desk.uploads).await.unwrap();
    progress(desk, id).await
}

async fn undo_job(desk: &Desk) -> Option<Claim> {
    jobs::claim(&desk.db.database, &[UNDO], &[], noon() + TimeDelta::seconds(30)).await.unwrap()
}

/// What the security log tells of imports that failed: how many records stayed, each in the name of whoever brought the file.
async fn failures(desk: &Desk) -> Vec<u32> {
    let (entries, _) = audit::page(&desk.access.read(), LogQuery::default()).await.unwrap();
    let failed = entries.into_iter().filter_map(|entry| match entry.event {
        Some(SecurityEvent::ImportFailed { subject, file, kept }) => {
            assert_eq!((subject, file.as_str(), entry.actor), (Subject::Client, "file.csv", desk.access.actor().user));
            Some(kept)
        }
        _ => None,
    });
    failed.collect()
}

/// How many rows each table has.
async fn sizes(desk: &Desk) -> Vec<i64> {
    let mut sizes = Vec::new();
    for table in ["clients", "contacts", "addresses", "client_contacts", "client_tags", "products", "import_changes"] {
        sizes.push(size(desk, table).await);
    }
    sizes
}

async fn size(desk: &Desk, table: &str) -> i64 {
    let db = desk.db.database.read();
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

on_each_database! {
    async fn what_failed_is_as_if_it_had_never_begun_but_for_what_others_changed(db: TestDb) {
        let desk = Desk::new(db).await;
        let mut form = named("Tôt");
        form.number = "N-00020".into();
        form.contacts = vec![person("Bob", "Tôt", "bob@x.example")];
        form.addresses = vec![place("1 rue A", "75011", "Paris")];
        form.fields.tags = "VIP".into();
        let early = created(&desk.access, &form).await;
        let (before, sizes_before) = (lines(&desk, Subject::Client).await, sizes(&desk).await);
        let id = asked(&desk, &rows(ROWS), Policy::Update).await;
        killed(&desk, id, 0, 200).await;
        assert_ne!(back(&desk.client("N-00020").await), back(&early), "it was overwritten");

        let tx = desk.access.begin().await.unwrap();
        let ten = desk.client("Société 00010").await;
        let mut form = back(&ten);
        form.fields.phone = "+33478000000".into();
        clients::update(&tx, ten.id, ten.version, parsed(&form)).await.unwrap();
        tx.commit().await.unwrap();
        let mut form = named("Fille");
        form.fields.parent = desk.client("Société 00013").await.id.to_string();
        created(&desk.access, &form).await;

        let told = taken_back(&desk, id).await;
        assert_eq!((told.state, told.kept, told.done), (ImportState::Failed, 2, 0));
        let after = lines(&desk, Subject::Client).await;
        assert!(before.is_subset(&after), "{before:?}\n{after:?}");
        let left: Vec<&str> = after.difference(&before).map(|line| line.split(';').nth(1).unwrap_or_default()).collect();
        assert_eq!(after.len(), before.len() + 3, "two that were kept, and the one that names another: {left:?}");
        let [clients, contacts, addresses, links, tags, products, changes] = sizes_before[..] else { panic!() };
        // Who was at the one that was changed is at it still.
        let expected = [clients + 3, contacts + 1, addresses, links + 1, tags, products, changes];
        assert_eq!(sizes(&desk).await, expected);
        assert!(!desk.uploads.rejected(id).exists());
        assert_eq!(failures(&desk).await, [2], "the security log tells it");
        is_sound(&desk).await;

        // Whoever tries again brings in all of it: no number is taken by what is gone.
        let task = desk.task(id, Policy::Update).await;
        desk.ask(id, &task).await.unwrap();
        let counts = bring_in(&desk, 40).await;
        assert_eq!((counts.created, counts.rejected), (389, 8));
        is_sound(&desk).await;
    }

    async fn an_undoing_that_is_killed_goes_on(db: TestDb) {
        let desk = Desk::new(db).await;
        let before = sizes(&desk).await;
        // Many, so that no machine is through before it is killed.
        let text: String = (0..5 * ROWS).fold("Nom;Référence;Prix\n".to_owned(), |mut file, row| {
            writeln!(file, "Vis {row};V-{row};1").unwrap();
            file
        });
        let id = desk.upload_of(Subject::Product, &text).await;
        let task = desk.task(id, Policy::Update).await;
        desk.ask(id, &task).await.unwrap();
        killed(&desk, id, 0, 300).await;
        let claim = desk.claim(20).await.unwrap();
        claim.failed(&Failure { text: "no".into(), may_pass: false }, noon()).await.unwrap();
        imports::ask_back(&desk.db.database, noon()).await.unwrap();
        let killed = jobs::claim(&desk.db.database, &[UNDO], &[], noon()).await.unwrap().unwrap();
        let all = size(&desk, "import_changes").await;
        assert!(all >= 300, "{all}");
        tokio::select! {
            biased;
            () = async {
                while size(&desk, "import_changes").await == all {}
            } => {}
            ended = imports::take_back(&killed, &desk.uploads) => panic!("too quick to be killed: {ended:?}"),
        }
        desk.let_go().await;
        assert_eq!(progress(&desk, id).await.state, ImportState::Undoing);
        let again = desk.ask(id, &task).await;
        assert!(matches!(again, Err(StoreError::Refused(_))), "not before it is through: {again:?}");
        is_sound(&desk).await;
        let next = undo_job(&desk).await.unwrap();
        imports::take_back(&next, &desk.uploads).await.unwrap();
        assert_eq!(sizes(&desk).await, before);
        assert_eq!(progress(&desk, id).await.state, ImportState::Failed);
        assert!(imports::take_back(&killed, &desk.uploads).await.is_ok(), "nothing is left to do");
        is_sound(&desk).await;
    }

    async fn what_nobody_is_at_any_more_is_found(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = asked(&desk, &rows(ROWS), Policy::Skip).await;
        killed(&desk, id, 0, 100).await;
        // As the command line's, which has no job.
        desk.db.corrupt("DELETE FROM jobs").await;
        let now = chrono::Utc::now();
        imports::ask_back(&desk.db.database, now).await.unwrap();
        assert!(undo_job(&desk).await.is_none(), "it may be at it");
        // A worker looks again: what was cut off may still hold a row when it looks first.
        let mut claim = None;
        for _ in 0..100 {
            imports::ask_back(&desk.db.database, now + TimeDelta::minutes(3)).await.unwrap();
            claim = jobs::claim(&desk.db.database, &[JOB, UNDO], &[], now + TimeDelta::minutes(4)).await.unwrap();
            if claim.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let claim = claim.unwrap();
        imports::take_back(&claim, &desk.uploads).await.unwrap();
        assert_eq!(desk.clients().await.len(), 0);
        is_sound(&desk).await;
    }

    async fn an_import_that_fails_before_its_first_row_is_told_of_once(db: TestDb) {
        let desk = Desk::new(db).await;
        let fails = async |seconds| {
            let claim = desk.claim(seconds).await.unwrap();
            claim.failed(&Failure { text: "no".into(), may_pass: false }, noon()).await.unwrap();
        };
        let id = asked(&desk, &rows(30), Policy::Skip).await;
        imports::ask_back(&desk.db.database, noon()).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::Running, "nobody has given it up");
        fails(0).await;
        for _ in 0..2 {
            imports::ask_back(&desk.db.database, noon()).await.unwrap();
        }
        assert_eq!(progress(&desk, id).await.state, ImportState::Failed);
        assert!(undo_job(&desk).await.is_none(), "nothing is to be taken back");
        assert_eq!(failures(&desk).await, [0]);

        // Tried again before anybody has looked.
        let task = desk.task(id, Policy::Skip).await;
        desk.ask(id, &task).await.unwrap();
        fails(20).await;
        desk.ask(id, &task).await.unwrap();
        assert_eq!(failures(&desk).await, [0, 0]);
        bring_in(&desk, 40).await;
        imports::ask_back(&desk.db.database, noon()).await.unwrap();
        assert_eq!((progress(&desk, id).await.state, failures(&desk).await), (ImportState::Done, vec![0, 0]));
        is_sound(&desk).await;
    }

    async fn one_that_fails_at_the_command_line_is_told_of(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload("Nom\nRoche\n").await;
        let task = desk.task(id, Policy::Skip).await;
        std::fs::write(desk.uploads.file(id), "Nom;Téléphone\nRoche;1\n").unwrap();
        let operator = Access::operator(desk.db.database.clone(), desk.access.company(), noon());
        let answer = imports::run_now(&operator, &desk.uploads, id, &task, places()).await;
        assert!(matches!(answer, Err(StoreError::Invalid(_))), "{answer:?}");
        assert_eq!((progress(&desk, id).await.state, failures(&desk).await), (ImportState::Failed, vec![0]));
    }

    async fn half_an_import_is_found_by_verify(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = asked(&desk, &rows(ROWS), Policy::Skip).await;
        killed(&desk, id, 0, 100).await;
        is_sound(&desk).await;
        desk.db.corrupt("UPDATE imports SET state = 'failed'").await;
        let found = store::verify::run(&desk.db.database).await.unwrap();
        assert_eq!(found.iter().map(|found| found.invariant).collect::<Vec<_>>(), [7, 7], "{found:?}");
    }

    async fn what_is_done_is_known_for_a_month(db: TestDb) {
        let desk = Desk::new(db).await;
        asked(&desk, &rows(30), Policy::Skip).await;
        bring_in(&desk, 0).await;
        let now = chrono::Utc::now();
        imports::prune(&desk.db.database, now + TimeDelta::days(29)).await.unwrap();
        assert!(sizes(&desk).await[6] > 0);
        imports::prune(&desk.db.database, now + TimeDelta::days(31)).await.unwrap();
        assert_eq!(sizes(&desk).await[6], 0);
    }
}
