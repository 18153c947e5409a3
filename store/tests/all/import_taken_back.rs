//! An import that is done, taken back by somebody: what it made is gone and what it changed is as it was, but for what others have touched
//! since; and each record is told of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::clients::ClientState;
use domain::ids::ImportId;
use domain::imports::{Handling, ImportState, JOB, Outcome, Policy, Progress, ReadAs, UNDO};
use domain::listing::ListQuery;
use domain::security_log::{LogQuery, SecurityEvent};
use domain::state::Act;
use domain::subject::Subject;
use store::jobs::{self, Claim, Failure};
use store::{StoreError, audit, clients, imports};
use testing::clients::{back, created, everything, listed, named, parsed};
use testing::imports::Desk;
use testing::on_each_database;
use testing::people::noon;

use super::import_batches::{ROWS, asked, bring_in, is_sound, lines, progress, rows};

const FILE: &str = "Nom;Code client;E-mail;Site web;Société mère;Contact : prénom;Contact : e-mail\n\
    Neuf Un;N-1;un@x.example;;;Ana;ana@x.example\n\
    Neuf Deux;N-2;deux@x.example;;N-1;Bob;bob@x.example\n\
    Neuf Trois;N-3;trois@x.example;;;Cid;cid@x.example\n\
    Neuf Quatre;N-4;quatre@x.example;;;;\n\
    Ancien;A-1;ancien@x.example;nouveau.example;;;\n\
    Autre;A-2;autre@x.example;autre.example;;;\n";

/// Asks for it, as whoever brought it in.
async fn ask(desk: &Desk, id: ImportId) -> Result<(), StoreError> {
    let tx = desk.access.begin().await?;
    imports::ask_undo(&tx, id).await?;
    tx.commit().await
}

async fn undo_job(desk: &Desk, seconds: i64) -> Option<Claim> {
    jobs::claim(&desk.db.database, &[UNDO], &[], noon() + TimeDelta::seconds(seconds)).await.unwrap()
}

/// Asks for it and has it done.
async fn taken_back(desk: &Desk, id: ImportId) -> Progress {
    ask(desk, id).await.unwrap();
    assert_eq!(progress(desk, id).await.state, ImportState::TakingBack);
    let claim = undo_job(desk, 60).await.unwrap();
    imports::take_back(&claim, &desk.uploads).await.unwrap();
    progress(desk, id).await
}

/// What became of each, by its name.
async fn told(desk: &Desk, id: ImportId) -> BTreeMap<String, (Option<u32>, Outcome)> {
    let (mut all, mut after) = (BTreeMap::new(), None);
    loop {
        let page = imports::taken_back(&desk.access.read(), id, after, 3).await.unwrap();
        let Some(last) = page.last() else { return all };
        after = Some((last.subject, last.record));
        all.extend(page.into_iter().map(|row| (row.name, (row.line, row.outcome))));
    }
}

/// Two clients who are there already, and the file brought in over them.
async fn brought(desk: &Desk) -> ImportId {
    for (name, number) in [("Ancien", "A-1"), ("Autre", "A-2")] {
        let mut form = named(name);
        form.number = number.into();
        form.fields.website = "https://avant.example".into();
        created(&desk.access, &form).await;
    }
    let id = asked(desk, FILE, Policy::Update).await;
    let counts = bring_in(desk, 0).await;
    assert_eq!((counts.created, counts.updated), (4, 2));
    id
}

on_each_database! {
    async fn what_nobody_has_touched_goes_and_all_of_it_is_told(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = brought(&desk).await;
        assert!(progress(&desk, id).await.undoable);
        // Somebody corrects one, somebody names another, and somebody changes one that the file had changed.
        let three = desk.client("Neuf Trois").await;
        let mut form = back(&three);
        form.fields.phone = "+33478000000".into();
        let tx = desk.access.begin().await.unwrap();
        clients::update(&tx, three.id, three.version, parsed(&form)).await.unwrap();
        clients::act(&tx, &[desk.client("Autre").await.id], Act::Archive).await.unwrap();
        tx.commit().await.unwrap();
        let mut form = named("Fille");
        form.fields.parent = desk.client("Neuf Quatre").await.id.to_string();
        created(&desk.access, &form).await;

        let end = taken_back(&desk, id).await;
        assert_eq!((end.state, end.kept, end.undoable), (ImportState::Undone, 3, false));
        assert_eq!((end.counts.created, end.counts.updated), (4, 2), "what it had done is told still");
        let expected = [
            ("Ancien", (Some(6), Outcome::GivenBack)),
            ("Ana", (None, Outcome::TakenOut)),
            ("Autre", (Some(7), Outcome::Changed)),
            ("Bob", (None, Outcome::TakenOut)),
            ("Cid", (None, Outcome::InUse)),
            ("Neuf Deux", (Some(3), Outcome::TakenOut)),
            ("Neuf Quatre", (Some(5), Outcome::InUse)),
            ("Neuf Trois", (Some(4), Outcome::Changed)),
            ("Neuf Un", (Some(2), Outcome::TakenOut)),
        ];
        let expected: BTreeMap<_, _> = expected.map(|(name, became)| (name.to_owned(), became)).into();
        assert_eq!(told(&desk, id).await, expected);
        let undone = imports::undone(&desk.access.read(), id).await.unwrap();
        let counts = Outcome::ALL.iter().map(|outcome| undone.count(*outcome)).collect::<Vec<_>>();
        assert_eq!(counts, [4, 1, 2, 2]);
        assert_eq!(undone.stay.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Autre", "Neuf Trois", "Neuf Quatre", "Cid"]);

        let known = desk.clients().await.into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert!(!known.contains(&"Neuf Un".to_owned()) && known.contains(&"Neuf Trois".to_owned()), "{known:?}");
        let old = desk.client("Ancien").await;
        assert_eq!(old.data.website.unwrap().as_str(), "https://avant.example");
        assert_eq!(old.data.email, None);
        let query = ListQuery { states: vec![ClientState::Archived.id()], ..everything() };
        assert_eq!(listed(&desk.access, &query).await.len(), 1);
        let (entries, _) = audit::page(&desk.access.read(), LogQuery::default()).await.unwrap();
        let undone = entries.into_iter().find(|entry| matches!(entry.event, Some(SecurityEvent::ImportUndone { kept: 3, .. })));
        assert_eq!(undone.unwrap().actor, desk.access.actor().user, "in the name of whoever asked");
        is_sound(&desk).await;
        // Once is enough, and it is no import to begin again.
        assert!(matches!(ask(&desk, id).await, Err(StoreError::Refused(_))));
        let tx = desk.access.begin().await.unwrap();
        let order = (Vec::new(), Policy::Skip, ReadAs::default(), Handling::default());
        let again = imports::ask(&tx, &desk.uploads, id, order).await;
        assert!(matches!(again, Err(StoreError::Refused(_))), "{again:?}");
        drop(tx);
        assert!(jobs::claim(&desk.db.database, &[JOB, UNDO], &[], noon() + TimeDelta::days(1)).await.unwrap().is_none());
    }

    async fn all_of_a_file_goes_as_if_it_had_never_been(db: TestDb) {
        let desk = Desk::new(db).await;
        let before = lines(&desk, Subject::Client).await;
        let id = asked(&desk, &rows(ROWS), Policy::Skip).await;
        bring_in(&desk, 0).await;
        let end = taken_back(&desk, id).await;
        assert_eq!((end.state, end.kept), (ImportState::Undone, 0));
        assert_eq!(lines(&desk, Subject::Client).await, before);
        let undone = imports::undone(&desk.access.read(), id).await.unwrap();
        assert_eq!((undone.count(Outcome::TakenOut), undone.stay.len()), (392 + 80, 0), "{:?}", undone.counts);
        is_sound(&desk).await;
        // What the company's imports were is listed, the newest first.
        let second = asked(&desk, "Nom\nRoche\n", Policy::Skip).await;
        let recent = imports::recent(&desk.access.read(), Subject::Client).await.unwrap();
        let known = recent.iter().map(|past| (past.progress.id, past.progress.state)).collect::<Vec<_>>();
        assert_eq!(known, [(second, ImportState::Running), (id, ImportState::Undone)]);
        assert_eq!(imports::recent(&desk.access.read(), Subject::Product).await.unwrap(), []);
    }

    async fn a_taking_back_that_is_killed_or_fails_goes_on(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = asked(&desk, &rows(ROWS), Policy::Skip).await;
        bring_in(&desk, 0).await;
        ask(&desk, id).await.unwrap();
        let claim = undo_job(&desk, 0).await.unwrap();
        let some = async || imports::taken_back(&desk.access.read(), id, None, 1).await.unwrap().len();
        tokio::select! {
            biased;
            () = async { while some().await == 0 {} } => {}
            ended = imports::take_back(&claim, &desk.uploads) => panic!("too quick to be killed: {ended:?}"),
        }
        desk.let_go().await;
        is_sound(&desk).await;
        let next = undo_job(&desk, 30).await.unwrap();
        next.failed(&Failure { text: "no".into(), may_pass: false }, noon()).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::TakingBack);
        // Given up, it is asked for again, and once.
        imports::ask_back(&desk.db.database, noon()).await.unwrap();
        imports::ask_back(&desk.db.database, noon()).await.unwrap();
        let last = undo_job(&desk, 60).await.unwrap();
        imports::take_back(&last, &desk.uploads).await.unwrap();
        assert_eq!(progress(&desk, id).await.state, ImportState::Undone);
        assert_eq!(desk.clients().await.len(), 0);
        assert!(undo_job(&desk, 120).await.is_none());
        is_sound(&desk).await;
    }

    async fn what_is_not_done_or_too_old_is_not_taken_back(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = asked(&desk, "Nom\nRoche\n", Policy::Skip).await;
        assert!(matches!(ask(&desk, id).await, Err(StoreError::Refused(_))), "it is still to come in");
        bring_in(&desk, 0).await;
        let sud = desk.db.empty_company("Sud").await;
        let tx = sud.begin().await.unwrap();
        assert!(matches!(imports::ask_undo(&tx, id).await, Err(StoreError::NotFound)), "another company's");
        drop(tx);
        imports::prune(&desk.db.database, chrono::Utc::now() + TimeDelta::days(31)).await.unwrap();
        assert!(!progress(&desk, id).await.undoable);
        assert!(matches!(ask(&desk, id).await, Err(StoreError::Refused(_))), "nobody knows what it did");
        // One that changed nothing has nothing to be taken back.
        let same = asked(&desk, "Nom\nRoche\n", Policy::Skip).await;
        bring_in(&desk, 40).await;
        assert!(!progress(&desk, same).await.undoable);
    }
}
