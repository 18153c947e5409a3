//! Imports come in bit by bit: others write in between, and a killed process's next goes on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use domain::clients::ClientState;
use domain::ids::{ClientId, ImportId};
use domain::imports::{Counts, ImportState, Policy, Progress};
use domain::state::Act;
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use store::{Access, clients, imports};
use testing::clients::{back, created, named, parsed};
use testing::imports::{Desk, places, taken_out};
use testing::{TestDb, on_each_database};

pub const ROWS: usize = 400;
const HEADER: &str = "Nom;Code client;E-mail;Téléphone;Catégorie;Société mère;Contact : prénom;Contact : e-mail\n";

/// New clients, with a person at every fifth, a parent that comes later at every tenth, and a row without any name, which is refused, at every fiftieth.
pub fn rows(count: usize) -> String {
    let mut file = HEADER.to_owned();
    for row in 0..count {
        let (name, email) = match row % 50 {
            7 => (String::new(), "pas un e-mail".into()),
            _ => (format!("Société {row:05}"), format!("c{row}@x.example")),
        };
        let parent = if row % 10 == 3 { format!("N-{:05}", row + 1) } else { String::new() };
        let person = if row % 5 == 0 { format!("Ana;ana{row}@x.example") } else { ";".into() };
        writeln!(file, "{name};N-{row:05};{email};;Cat {};{parent};{person}", row % 7).unwrap();
    }
    file
}

pub async fn asked(desk: &Desk, text: &str, policy: Policy) -> ImportId {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    desk.ask(id, &task).await.unwrap();
    id
}

pub async fn progress(desk: &Desk, id: ImportId) -> Progress {
    imports::progress(&desk.access.read(), id).await.unwrap()
}

/// Until so many rows are told of, and some of them are there for good: it tells of rows before their transaction ends.
async fn until(desk: &Desk, id: ImportId, rows: u32) {
    while progress(desk, id).await.done < rows || position(desk).await == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Up to where the import is there for good.
async fn position(desk: &Desk) -> i32 {
    let db = desk.db.database.read();
    let sql = "SELECT MAX(position) FROM imports";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// An attempt whose process dies once so many rows are in.
pub async fn killed(desk: &Desk, id: ImportId, at_seconds: i64, rows: u32) {
    let claim = desk.claim(at_seconds).await.unwrap();
    tokio::select! {
        biased;
        () = until(desk, id, rows) => {}
        ended = imports::carry_out(&claim, &desk.uploads, places()) => panic!("too quick to be killed: {ended:?}"),
    }
    desk.let_go().await;
}

pub async fn bring_in(desk: &Desk, at_seconds: i64) -> Counts {
    let claim = desk.claim(at_seconds).await.unwrap();
    imports::carry_out(&claim, &desk.uploads, places()).await.unwrap()
}

/// Every record, a line each.
pub async fn lines(desk: &Desk, subject: Subject) -> BTreeSet<String> {
    taken_out(&desk.access, subject).await.lines().map(ToOwned::to_owned).collect()
}

pub async fn is_sound(desk: &Desk) {
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
        let whole = known(Desk::new(TestDb::sqlite().await).await).await;
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
        assert_eq!((counts.created, counts.updated, counts.skipped, counts.rejected), (391, 1, 0, 8), "an e-mail proves nothing");
        assert_eq!(desk.client("Collègue").await.contacts[0].display_name(), "Ana", "of the row of its number, and of no other");
        assert_eq!(desk.client("Société 00010").await.data.phone.unwrap().as_str(), "+33478000000");
        assert_eq!(desk.client("Société 00011").await.state, ClientState::Archived);
        is_sound(&desk).await;
    }

    async fn what_others_write_meanwhile_is_overwritten_or_refused_as_in_a_preview(db: TestDb) {
        for policy in [Policy::Update, Policy::Create] {
            let again = if db.database.is_sqlite() { TestDb::sqlite().await } else { TestDb::postgres().await };
            let desk = Desk::new(again).await;
            let known = named_client(&desk.access, "C-00001", "Société 00380", "z@x.example").await;
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
}
