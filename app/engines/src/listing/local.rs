//! Records in the browser: from tables of its own once they have come, from the server until then.

mod shelf;
mod stale;
mod table;
mod visit;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::pin::Pin;
use std::rc::Rc;

use domain::listing::{ListChoices, ListHead, ListPage, ListQuery, ListRow, Lookup, PAGE_SIZE};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use send_wrapper::SendWrapper;
use serde::{Deserialize, Serialize};

use self::stale::Stale;
use super::Target;
use super::api::{choices_of_list, page_of_list};
use kit::bootstrap::bootstrap;
use kit::door;
use kit::error::AppError;
use kit::offline::saves_data;
use kit::{live, offline};

/// The records of one subject in the company, in the browser's memory. Its code comes in a chunk of its own, behind this.
trait LocalTable {
    /// Takes in what changed since the last time, and tells the revision that it is of then.
    fn sync(&self) -> Pin<Box<dyn Future<Output = Result<u64, OutOfReach>> + '_>>;
    /// The revision that it is of; nothing where neither the server nor the last visit gave a table.
    fn revision(&self) -> Option<u64>;
    /// What stands around the list, and some of its rows, from nought.
    fn answer(&self, query: &ListQuery, rows: Range<usize>) -> Answer;
    /// All records of the list.
    fn all(&self, query: &ListQuery) -> Vec<Target>;
    /// The company's own choices.
    fn choices(&self) -> ListChoices;
    /// Records that are named elsewhere than in the list.
    fn look(&self, lookup: Lookup<'_>) -> Vec<ListRow>;
}

/// What stands around a list, and some of its rows.
pub type Answer = (ListHead, Vec<ListRow>);

/// Who has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// The server.
    Server,
    /// The browser's table, as new as anything that this window has heard of.
    Table,
    /// A table that lacks something: without network, all there is.
    OldTable,
}

/// The server did not answer, or not with a table.
struct OutOfReach;

thread_local! {
    static TABLES: RefCell<BTreeMap<Subject, Rc<dyn LocalTable>>> = const { RefCell::new(BTreeMap::new()) };
    static STALE: RefCell<Stale> = RefCell::default();
}

/// A page of the list, and whose answer it is.
pub async fn list(subject: Subject, query: ListQuery) -> Result<(ListPage, Source), AppError> {
    let Some(table) = table_here(subject) else { return ask(subject, query).await };
    SendWrapper::new(async move {
        if is_behind(subject, &*table) && bring_up_to_date(subject, &*table).await.is_err() {
            // It has the words for what is wrong; without network, what is here is shown as what it is.
            match ask(subject, query.clone()).await {
                Err(error) if offline::is_why(&error) => {}
                answer => return answer,
            }
        }
        let (head, _) = table.answer(&query, 0..0);
        let page = query.page_among(head.total);
        let from = (page as usize - 1) * PAGE_SIZE as usize;
        let (head, rows) = table.answer(&query, from..from + PAGE_SIZE as usize);
        Ok((ListPage { page, rows, head }, source(subject, &*table)))
    })
    .await
}

async fn ask(subject: Subject, query: ListQuery) -> Result<(ListPage, Source), AppError> {
    Ok((page_of_list(subject, query).await?, Source::Server))
}

/// What stands around the list, at once, and whose answer it is; nothing where the server must be asked first.
pub fn head(subject: Subject, query: &ListQuery) -> Option<(ListHead, Source)> {
    current(subject).map(|table| (table.answer(query, 0..0).0, source(subject, &*table)))
}

/// Some of the list's rows, at once, as the table has them: it may be about to take in what has changed.
pub fn rows(subject: Subject, query: &ListQuery, rows: Range<usize>) -> Option<Vec<ListRow>> {
    table_here(subject).map(|table| table.answer(query, rows).1)
}

/// All records of the list, at once; nothing where the server must be asked first.
pub fn all(subject: Subject, query: &ListQuery) -> Option<Vec<Target>> {
    current(subject).map(|table| table.all(query))
}

/// Records to be named, at once, as the table has them; nothing where there is none.
pub fn look(subject: Subject, lookup: Lookup<'_>) -> Option<Vec<ListRow>> {
    table_here(subject).map(|table| table.look(lookup))
}

/// The company's own choices.
pub async fn choices(subject: Subject) -> Result<ListChoices, AppError> {
    let known = table_here(subject).map(|table| table.choices());
    match known {
        Some(choices) => Ok(choices),
        None => choices_of_list(subject).await,
    }
}

/// Whether the browser has a table of its own.
pub fn is_here(subject: Subject) -> bool {
    table_here(subject).is_some()
}

/// Whether the list is answered without the server, this very moment.
pub fn is_current(subject: Subject) -> bool {
    current(subject).is_some()
}

fn current(subject: Subject) -> Option<Rc<dyn LocalTable>> {
    table_here(subject).filter(|table| !is_behind(subject, &**table))
}

fn source(subject: Subject, table: &dyn LocalTable) -> Source {
    if is_old(subject, table) { Source::OldTable } else { Source::Table }
}

fn is_behind(subject: Subject, table: &dyn LocalTable) -> bool {
    // Without network nothing newer is to be had.
    !offline::is_lost() && is_old(subject, table)
}

fn is_old(subject: Subject, table: &dyn LocalTable) -> bool {
    STALE.with_borrow(|stale| stale.last(subject)).is_some() || Some(live::known(subject)) > table.revision()
}

/// From now on the table lacks something: it asks for that before it answers again.
pub fn stale(subject: Subject) {
    STALE.with_borrow_mut(|stale| stale.announce(subject));
}

/// Fetches the table, once the page is on screen, and then runs. Whoever saves data is not sent so much.
pub fn fetch(subject: Subject, then: impl Fn() + Clone + 'static) {
    Effect::new(move || fetch_now(subject, then.clone()));
}

/// Fetches the table at once, or what it lacks, and then runs.
pub fn fetch_latest(subject: Subject, then: impl Fn() + 'static) {
    let Some(table) = table_here(subject) else { return fetch_now(subject, then) };
    if is_behind(subject, &*table) {
        spawn_local(async move {
            if bring_up_to_date(subject, &*table).await.is_ok() {
                then();
            }
        });
    }
}

/// Fetches the table at once, unless it is here already, and then runs.
pub fn fetch_now(subject: Subject, then: impl Fn() + 'static) {
    let company = bootstrap().me.and_then(|me| Some((me.user, me.company?.id)));
    let Some((user, company)) = company.filter(|_| !is_here(subject) && !saves_data()) else { return };
    spawn_local(async move {
        let Ok(Some(table)) = new_table(subject, user.to_string(), company.to_string()).await else { return };
        let is_current = bring_up_to_date(subject, &*table).await.is_ok();
        if is_current || table.revision().is_some() {
            TABLES.with_borrow_mut(|tables| tables.insert(subject, table));
            then();
        }
    });
}

async fn bring_up_to_date(subject: Subject, table: &dyn LocalTable) -> Result<(), OutOfReach> {
    // Until the answer is here, whoever else asks must not be answered with what there was.
    let announced = STALE.with_borrow(|stale| stale.last(subject));
    match table.sync().await {
        Ok(revision) => {
            STALE.with_borrow_mut(|stale| stale.fetched(subject, announced));
            live::know(subject, revision);
            Ok(())
        }
        Err(error) => {
            stale(subject);
            Err(error)
        }
    }
}

fn table_here(subject: Subject) -> Option<Rc<dyn LocalTable>> {
    TABLES.with_borrow(|tables| tables.get(&subject).cloned())
}

/// The table of a subject, if that has a list.
fn made(subject: Subject, user: &str, company: &str) -> Option<Rc<dyn LocalTable>> {
    Some(Rc::new(table::KeptTable::new(domain::listings::of(subject)?, user, company)))
}

door!(new_table, table, (subject: Subject, user: String, company: String) -> Option<Rc<dyn LocalTable>>, made(subject, &user, &company));
