//! Imports come in bit by bit: others write in between, a killed process's next goes on, and what fails after all is taken back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use chrono::TimeDelta;
use domain::clients::ClientState;
use domain::ids::{ClientId, ImportId};
use domain::imports::{Counts, ImportState, JOB, Policy, Progress, UNDO};
use domain::state::Act;
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use store::jobs::{self, Claim, Failure};
use store::{Access, StoreError, clients, imports};
use testing::clients::{back, created, named, parsed, person, place};
use testing::imports::{Desk, places, taken_out};
use testing::on_each_database;
use testing::people::noon;

const ROWS: usize = 400;
const HEADER: &str = "Nom;Code client;E-mail;Téléphone;Catégorie;Société mère;Contact : prénom;Contact : e-mail\n";

/// New clients, with a person at every fifth, a parent that comes later at every tenth, and a refused row at every fiftieth.
fn rows(count: usize) -> String {
    let mut file = HEADER.to_owned();
    for row in 0..count {
        let email = if row % 50 == 7 { "pas un e-mail".into() } else { format!("c{row}@x.example") };
        let parent = if row % 10 == 3 { format!("N-{:05}", row + 1) } else { String::new() };
        let person = if row % 5 == 0 { format!("Ana;ana{}@x.example", row / 20) } else { ";".into() };
        writeln!(file, "Société {row:05};N-{row:05};{email};;Cat {};{parent};{person}", row % 7).unwrap();
    }
    file
}

async fn asked(desk: &Desk, text: &str, policy: Policy) -> ImportId {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    desk.ask(id, &task).await.unwrap();
    id
}

async fn progress(desk: &Desk, id: ImportId) -> Progress {
    imports::progress(&desk.access.read(), id).await.unwrap()
}

async fn until(desk: &Desk, id: ImportId, rows: u32) {
    while progress(desk, id).await.done < rows {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// An attempt whose process dies once so many rows are in.
async fn killed(desk: &Desk, id: ImportId, at_seconds: i64, rows: u32) {
    let claim = desk.claim(at_seconds).await.unwrap();
    tokio::select! {
        biased;
        () = until(desk, id, rows) => {}
        ended = imports::carry_out(&claim, &desk.uploads, places()) => panic!("too quick to be killed: {ended:?}"),
    }
}

async fn bring_in(desk: &Desk, at_seconds: i64) -> Counts {
    let claim = desk.claim(at_seconds).await.unwrap();
    imports::carry_out(&claim, &desk.uploads, places()).await.unwrap()
}

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

/// How many rows each table has.
async fn sizes(desk: &Desk) -> Vec<i64> {
    let db = desk.db.database.read();
    let mut sizes = Vec::new();
    for table in ["clients", "contacts", "addresses", "client_contacts", "client_tags", "products", "import_changes"] {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
        sizes.push(row.try_get_by_index(0).unwrap());
    }
    sizes
}

/// Every record, a line each.
async fn lines(desk: &Desk, subject: Subject) -> BTreeSet<String> {
    taken_out(&desk.access, subject).await.lines().map(ToOwned::to_owned).collect()
}

async fn is_sound(desk: &Desk) {
    assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
}

async fn named_client(access: &Access, number: &str, name: &str, email: &str) -> ClientId {
    let mut form = named(name);
    form.number = number.into();
    form.fields.email = email.into();
    created(access, &form).await.id
}

on_each_database! {
    async fn what_is_killed_goes_on_as_if_it_had_not_been(db: TestDb) {
        let text = rows(ROWS);
        let known = |desk: Desk| async move {
            named_client(&desk.access, "N-00390", "Déjà là", "deja@x.example").await;
            named_client(&desk.access, "N-00020", "Tôt", "tot@x.example").await;
            desk
        };
        let whole = known(Desk::new(testing::TestDb::sqlite().await).await).await;
        let one = asked(&whole, &text, Policy::Update).await;
        let expected = bring_in(&whole, 0).await;
        let desk = known(Desk::new(db).await).await;
        let id = asked(&desk, &text, Policy::Update).await;
        killed(&desk, id, 0, 60).await;
        killed(&desk, id, 20, 200).await;
        is_sound(&desk).await;
        assert_eq!(bring_in(&desk, 40).await, expected);
        assert_eq!((expected.created, expected.updated, expected.rejected), (390, 2, 8));
        let told = progress(&desk, id).await;
        assert_eq!((told.state, told.counts, told.kept), (ImportState::Done, expected, 0));
        assert_eq!(lines(&whole, Subject::Client).await, lines(&desk, Subject::Client).await);
        assert_eq!(whole.rejected(one), desk.rejected(id));
        assert_eq!(desk.rejected(id).len(), 8);
        is_sound(&desk).await;
    }

    async fn others_write_while_it_comes_in(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = asked(&desk, &rows(ROWS), Policy::Skip).await;
        let claim = desk.claim(0).await.unwrap();
        let colleague = async {
            until(&desk, id, 60).await;
            // Rows that are still to come are about this one: by its number, and by its e-mail.
            named_client(&desk.access, "N-00390", "Collègue", "c395@x.example").await;
            let ten = desk.client("Société 00010").await;
            let mut form = back(&ten);
            form.fields.phone = "+33478000000".into();
            let tx = desk.access.begin().await.unwrap();
            clients::update(&tx, ten.id, ten.version, parsed(&form)).await.unwrap();
            clients::act(&tx, &[desk.client("Société 00011").await.id], Act::Archive).await.unwrap();
            tx.commit().await.unwrap();
            let told = progress(&desk, id).await;
            assert!(told.state == ImportState::Running && told.done < 390, "they waited for the end: {told:?}");
        };
        let (counts, ()) = tokio::join!(imports::carry_out(&claim, &desk.uploads, places()), colleague);
        let counts = counts.unwrap();
        assert_eq!((counts.created, counts.skipped, counts.rejected), (390, 2, 8));
        assert_eq!(desk.client("Société 00010").await.data.phone.unwrap().as_str(), "+33478000000");
        assert_eq!(desk.client("Société 00011").await.state, ClientState::Archived);
        is_sound(&desk).await;
    }

    async fn what_others_write_meanwhile_is_overwritten_or_refused_as_in_a_preview(db: TestDb) {
        for policy in [Policy::Update, Policy::Create] {
            let desk = Desk::new(match db.database.is_sqlite() {
                true => testing::TestDb::sqlite().await,
                false => testing::TestDb::postgres().await,
            }).await;
            let known = named_client(&desk.access, "Z-00001", "Société 00380", "z@x.example").await;
            let id = asked(&desk, &rows(ROWS), policy).await;
            let claim = desk.claim(0).await.unwrap();
            let colleague = async {
                until(&desk, id, 60).await;
                named_client(&desk.access, "N-00390", "Collègue", "collegue@x.example").await;
                let mut form = back(&clients::get(&desk.access.read(), known).await.unwrap());
                form.fields.phone = "+33478000000".into();
                let tx = desk.access.begin().await.unwrap();
                clients::update(&tx, known, 1, parsed(&form)).await.unwrap();
                tx.commit().await.unwrap();
                assert!(progress(&desk, id).await.done < 380);
            };
            let (counts, ()) = tokio::join!(imports::carry_out(&claim, &desk.uploads, places()), colleague);
            let counts = counts.unwrap();
            let known = clients::get(&desk.access.read(), known).await.unwrap();
            assert_eq!(known.data.phone.as_ref().unwrap().as_str(), "+33478000000", "{policy:?}");
            if policy == Policy::Update {
                assert_eq!((counts.created, counts.updated, counts.rejected), (390, 2, 8));
                assert_eq!(known.data.email.unwrap().as_str(), "c380@x.example", "what the file has");
                assert_eq!(desk.client("Société 00390").await.number, "N-00390");
            } else {
                assert_eq!((counts.created, counts.rejected), (391, 9), "a number is borne once");
                assert_eq!(desk.rejected(id).last().unwrap().line, 392);
            }
            is_sound(&desk).await;
        }
    }

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
        let text: String = (0..ROWS).fold("Nom;Référence\n".to_owned(), |mut file, row| {
            writeln!(file, "Vis {row};V-{row}").unwrap();
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
        tokio::select! {
            biased;
            () = async {
                while sizes(&desk).await[5] > 200 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            } => {}
            ended = imports::take_back(&killed, &desk.uploads) => panic!("too quick to be killed: {ended:?}"),
        }
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
        imports::ask_back(&desk.db.database, now + TimeDelta::minutes(3)).await.unwrap();
        let claim = jobs::claim(&desk.db.database, &[JOB, UNDO], &[], now + TimeDelta::minutes(4)).await.unwrap().unwrap();
        imports::take_back(&claim, &desk.uploads).await.unwrap();
        assert_eq!(desk.clients().await.len(), 0);
        is_sound(&desk).await;
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
