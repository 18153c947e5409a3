//! Tasks kept, time counted and entered, and time billed once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod billed;
mod listed;

use chrono::{DateTime, Duration, Utc};
use domain::activity::Event;
use domain::clients::ClientForm;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::{Edit, FormText};
use domain::ids::{ClientId, TaskId, TimeEntryId};
use domain::state::Act;
use domain::tasks::{SpentTime, Task, TaskEvent as E, TaskFields, TaskForm, TaskState as S, TaskStep, TimeForm};
use store::sessions::SignedIn;
use store::tasks::{self, Tasks};
use store::{Access, StoreError, StoreResult, activity, frame};
use testing::clients::{created, named, place};
use testing::people::{OWNER, noon};
use testing::{TestDb, on_each_database};

/// In a transaction of its own, committed where it succeeds.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}
use done;

/// The first company, entered by its owner.
async fn owner(db: &TestDb) -> SignedIn {
    db.set_up().await;
    db.sign_in(OWNER, noon()).await.1
}

/// The same so many minutes later.
fn later(db: &TestDb, owner: &SignedIn, minutes: i64) -> Access {
    let now: DateTime<Utc> = noon() + Duration::minutes(minutes);
    owner.access(db.database.clone(), now).unwrap()
}

/// A client in France whose hours cost that much; blank for nothing said.
async fn client(access: &Access, name: &str, rate: &str) -> ClientId {
    let mut form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named(name) };
    form.fields.hourly_rate = rate.into();
    created(access, &form).await.id
}

fn form(title: &str, client: Option<ClientId>) -> TaskForm {
    let client = client.map(|client| client.to_string()).unwrap_or_default();
    TaskForm { fields: TaskFields { title: title.into(), client, billable: "on".into(), ..TaskFields::default() } }
}

async fn task(access: &Access, title: &str, client: Option<ClientId>) -> Task {
    done!(access, tasks::create, &form(title, client)).unwrap()
}

fn time(spent: &str) -> TimeForm {
    on(spent, "2026-11-18")
}

fn on(spent: &str, day: &str) -> TimeForm {
    let mut text = FormText::default();
    text.set("fields.spent", spent);
    text.set("fields.day", day);
    text.into()
}

async fn add(access: &Access, task: TaskId, spent: &str) -> TimeEntryId {
    done!(access, tasks::add, task, &time(spent)).unwrap().id
}

async fn state(access: &Access, task: TaskId) -> S {
    tasks::get(&access.read(), task).await.unwrap().state
}

async fn spent(access: &Access, task: TaskId) -> SpentTime {
    let t = access.read();
    tasks::spent_on(&t, &tasks::get(&t, task).await.unwrap()).await.unwrap()
}

/// What was told of a task, the oldest first.
async fn told(access: &Access, task: TaskId) -> Vec<E> {
    let told = activity::of::<Tasks, _>(&access.read(), task.0, None, 50).await.unwrap();
    told.into_iter().rev().map(|entry| entry.event).collect()
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

async fn is_sound(db: &TestDb) {
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

on_each_database! {
    async fn a_task_is_begun_by_its_first_time_and_told_of_to_its_client_once_it_is_done(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "").await;
        let plan = task(&nord, "Plan", Some(roche)).await.id;
        assert_eq!(state(&nord, plan).await, S::ToDo);
        add(&nord, plan, "1h30").await;
        assert_eq!(state(&nord, plan).await, S::InProgress);
        done!(nord, tasks::step, &[plan], TaskStep::Finish).unwrap();
        done!(nord, tasks::step, &[plan], TaskStep::Finish).unwrap();
        assert_eq!(state(&nord, plan).await, S::Done);
        let told = told(&nord, plan).await;
        assert!(matches!(told.as_slice(), [E::Created, E::Started, E::TimeAdded { .. }, E::Finished]), "{told:?}");
        let of_client = activity::of_client(&nord.read(), roche, None, 1).await.unwrap().remove(0).event;
        let Event::TaskDone { task, title } = &of_client else { panic!("{of_client:?}") };
        assert_eq!((*task, title.as_str()), (plan, "Plan"));
        is_sound(&db).await;
    }

    async fn a_timer_runs_through_whatever_happens_and_there_is_one(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let (plan, visit) = (task(&nord, "Plan", None).await.id, task(&nord, "Visite", None).await.id);
        let first = done!(nord, tasks::start, plan).unwrap();
        assert_eq!(done!(later(&db, &owner, 5), tasks::start, plan).unwrap(), first, "pressed twice, it runs on");
        let running = tasks::running(&later(&db, &owner, 20).read()).await.unwrap().unwrap();
        assert_eq!((running.task, running.started_at), (plan, first.started_at.unwrap()));
        assert_eq!(spent(&nord, plan).await.all, 0, "what runs does not count yet");
        assert!(frame::of(&nord, None).await.unwrap().timer_runs, "every page of theirs knows");
        assert_eq!(refused(done!(nord, tasks::correct, first.id, &time("1"))), Refusal::WrongState);
        // Another task takes the timer over.
        done!(later(&db, &owner, 50), tasks::start, visit).unwrap();
        assert_eq!(spent(&nord, plan).await.all, 50);
        let stopped = done!(later(&db, &owner, 65), tasks::stop).unwrap().unwrap();
        assert_eq!((stopped.task, stopped.spent.unwrap().get()), (visit, 15));
        assert!(!frame::of(&nord, None).await.unwrap().timer_runs);
        assert_eq!(done!(later(&db, &owner, 70), tasks::stop).unwrap(), None);
        assert_eq!(tasks::running(&nord.read()).await.unwrap(), None);
        is_sound(&db).await;
    }

    async fn time_is_corrected_and_taken_out(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let plan = task(&nord, "Plan", None).await.id;
        let (one, two) = (add(&nord, plan, "1:30").await, add(&nord, plan, "30 min").await);
        done!(nord, tasks::correct, one, &on("2", "2026-11-17")).unwrap();
        assert_eq!(spent(&nord, plan).await, SpentTime { all: 150, to_bill: 150, billed: 0 });
        assert_eq!(done!(nord, tasks::remove, two).unwrap(), plan);
        not_found(done!(nord, tasks::remove, two));
        assert_eq!(spent(&nord, plan).await.all, 120);
        assert_eq!(tasks::entries(&nord.read(), plan).await.unwrap().len(), 1);
        for _ in 0..2 {
            assert_eq!(done!(nord, tasks::put_time_back, two).unwrap(), plan, "and twice is once");
            assert_eq!(spent(&nord, plan).await.all, 150);
        }
        done!(nord, tasks::remove, two).unwrap();
        done!(nord, tasks::act, &[plan], Act::Delete).unwrap();
        assert_eq!(refused(done!(nord, tasks::put_time_back, two)), Refusal::WrongState);
        done!(nord, tasks::act, &[plan], Act::Restore).unwrap();
        let errors = invalid(done!(nord, tasks::add, plan, &on("25", "2999-01-01")));
        assert_eq!(errors.at("fields.spent"), Some(&FieldError::NotADuration));
        let errors = invalid(done!(nord, tasks::add, plan, &on("1", "2199-01-01")));
        assert_eq!(errors.at("fields.day"), Some(&FieldError::NotADate));
        is_sound(&db).await;
    }

    async fn a_save_over_an_older_version_tells_what_the_others_changed(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let plan = task(&nord, "Plan", None).await;
        let one = |path: &str, typed: &str| Edit::One { path: path.into(), typed: typed.into() };
        let saved = done!(nord, tasks::save, plan.id, 1, one("fields.title", "Plan du 2e")).unwrap();
        assert_eq!((saved.version, saved.data.title.as_str()), (2, "Plan du 2e"));
        let both = done!(nord, tasks::save, plan.id, 1, one("fields.rate", "80")).unwrap();
        assert_eq!((both.version, both.data.title.as_str()), (3, "Plan du 2e"));
        let conflict = done!(nord, tasks::save, plan.id, 1, Edit::Whole(form("Autre", None)));
        assert!(matches!(conflict, Err(StoreError::Conflict(_))), "{conflict:?}");
        let unknown = TaskForm { fields: TaskFields { owner: plan.id.to_string(), ..form("X", None).fields } };
        assert_eq!(invalid(done!(nord, tasks::create, &unknown)).at("fields.owner"), Some(&FieldError::Unknown));
        is_sound(&db).await;
    }

    async fn what_is_said_of_a_task_is_taken_back(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let (plan, visit) = (task(&nord, "Plan", None).await.id, task(&nord, "Visite", None).await.id);
        done!(nord, tasks::step, &[visit], TaskStep::Finish).unwrap();
        let before = done!(nord, tasks::step, &[plan, visit], TaskStep::Finish).unwrap();
        assert_eq!(before, [(plan, S::ToDo)], "the other one was done before");
        done!(nord, tasks::put_back, &before).unwrap();
        assert_eq!((state(&nord, plan).await, state(&nord, visit).await), (S::ToDo, S::Done));
        is_sound(&db).await;
    }

    async fn what_is_thrown_away_takes_no_time_and_comes_back(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let plan = task(&nord, "Plan", None).await.id;
        add(&nord, plan, "1").await;
        let before = done!(nord, tasks::act, &[plan], Act::Delete).unwrap();
        assert_eq!(before, [(plan, S::InProgress)]);
        assert_eq!(refused(done!(nord, tasks::add, plan, &time("1"))), Refusal::WrongState);
        assert_eq!(refused(done!(nord, tasks::start, plan)), Refusal::WrongState);
        assert_eq!(refused(done!(nord, tasks::step, &[plan], TaskStep::Finish)), Refusal::WrongState);
        done!(nord, tasks::put_back, &before).unwrap();
        assert_eq!(state(&nord, plan).await, S::InProgress);
        is_sound(&db).await;
    }

    async fn another_company_has_nothing_of_ours(db: TestDb) {
        let owner = owner(&db).await;
        let (nord, sud) = (later(&db, &owner, 0), db.empty_company("Sud").await);
        let theirs = client(&sud, "À eux", "").await;
        let their = done!(sud, tasks::create, &form("Leur plan", Some(theirs))).unwrap().id;
        not_found(tasks::get(&nord.read(), their).await);
        not_found(tasks::entries(&nord.read(), their).await);
        not_found(tasks::of_client(&nord.read(), theirs, 10).await);
        not_found(done!(nord, tasks::step, &[their], TaskStep::Finish));
        not_found(done!(nord, tasks::act, &[their], Act::Delete));
        not_found(done!(nord, tasks::start, their));
        not_found(done!(nord, tasks::add, their, &time("1")));
        let mine = task(&nord, "Plan", None).await.id;
        let mine = add(&nord, mine, "1").await;
        not_found(done!(sud, tasks::put_time_back, mine));
        let named = invalid(done!(nord, tasks::create, &form("Plan", Some(theirs))));
        assert_eq!(named.at("fields.client"), Some(&FieldError::Unknown));
        assert_eq!(refused(done!(nord, tasks::bill, theirs, None)), Refusal::NoTime);
        is_sound(&db).await;
    }
}
