//! The clients in the browser: from a table of its own once that has come, from the server until then.

mod shelf;
mod table;
mod visit;

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::pin::Pin;
use std::rc::Rc;

use domain::clients::index::ClientChoices;
use domain::clients::list::{ClientRow, ListHead, ListPage, ListQuery, PAGE_SIZE};
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use send_wrapper::SendWrapper;
use serde::{Deserialize, Serialize};

use crate::bootstrap::bootstrap;
use crate::chunks::door;
use crate::clients::acts::Target;
use crate::clients::api::{list_choices, list_clients};
use crate::error::AppError;
use crate::offline::saves_data;
use crate::{live, offline};

/// The clients of the company, in the browser's memory. Its code comes in a chunk of its own, behind this.
trait ClientTable {
    /// Takes in what changed since the last time, and tells the revision that it is of then.
    fn sync(&self) -> Pin<Box<dyn Future<Output = Result<u64, OutOfReach>> + '_>>;
    /// The revision that it is of; nothing where neither the server nor the last visit gave a table.
    fn revision(&self) -> Option<u64>;
    /// What stands around the list, and some of its rows, from nought.
    fn answer(&self, query: &ListQuery, rows: Range<usize>) -> Answer;
    /// All clients of the list.
    fn all(&self, query: &ListQuery) -> Vec<Target>;
    /// What clients are chosen by.
    fn choices(&self) -> ClientChoices;
    /// Clients that are named elsewhere than in the list.
    fn look(&self, lookup: Lookup<'_>) -> Vec<ClientRow>;
}

/// Which clients are looked for, to be named.
#[derive(Clone, Copy, Debug)]
pub enum Lookup<'a> {
    /// Active ones that contain what was typed, so many at most.
    Offered(&'a str, usize),
    /// Ones of such a number, so many at most.
    Numbered(&'a str, usize),
    /// These.
    Named(&'a [ClientId]),
}

/// What stands around a list, and some of its rows.
pub type Answer = (ListHead, Vec<ClientRow>);

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
    static TABLE: RefCell<Option<Rc<dyn ClientTable>>> = const { RefCell::new(None) };
    static IS_STALE: Cell<bool> = const { Cell::new(false) };
}

/// A page of the list, and whose answer it is.
pub async fn list(query: ListQuery) -> Result<(ListPage, Source), AppError> {
    let Some(table) = table_here() else { return ask(query).await };
    SendWrapper::new(async move {
        if is_behind(&*table) && bring_up_to_date(&*table).await.is_err() {
            // It has the words for what is wrong; without network, what is here is shown as what it is.
            match ask(query.clone()).await {
                Err(error) if offline::is_why(&error) => {}
                answer => return answer,
            }
        }
        let (head, _) = table.answer(&query, 0..0);
        let page = query.page_among(head.total);
        let from = (page as usize - 1) * PAGE_SIZE as usize;
        let (head, rows) = table.answer(&query, from..from + PAGE_SIZE as usize);
        Ok((ListPage { page, rows, head }, source(&*table)))
    })
    .await
}

async fn ask(query: ListQuery) -> Result<(ListPage, Source), AppError> {
    Ok((list_clients(query).await?, Source::Server))
}

/// What stands around the list, at once, and whose answer it is; nothing where the server must be asked first.
pub fn head(query: &ListQuery) -> Option<(ListHead, Source)> {
    current().map(|table| (table.answer(query, 0..0).0, source(&*table)))
}

/// Some of the list's rows, at once, as the table has them: it may be about to take in what has changed.
pub fn rows(query: &ListQuery, rows: Range<usize>) -> Option<Vec<ClientRow>> {
    table_here().map(|table| table.answer(query, rows).1)
}

/// All clients of the list, at once; nothing where the server must be asked first.
pub fn all(query: &ListQuery) -> Option<Vec<Target>> {
    current().map(|table| table.all(query))
}

/// Clients to be named, at once, as the table has them; nothing where there is none.
pub fn look(lookup: Lookup<'_>) -> Option<Vec<ClientRow>> {
    table_here().map(|table| table.look(lookup))
}

/// What clients are chosen by.
pub async fn choices() -> Result<ClientChoices, AppError> {
    let known = table_here().map(|table| table.choices());
    match known {
        Some(choices) => Ok(choices),
        None => list_choices().await,
    }
}

/// Whether the browser has a table of its own.
pub fn is_here() -> bool {
    table_here().is_some()
}

/// Whether the list is answered without the server, this very moment.
pub fn is_current() -> bool {
    current().is_some()
}

fn current() -> Option<Rc<dyn ClientTable>> {
    table_here().filter(|table| !is_behind(&**table))
}

fn source(table: &dyn ClientTable) -> Source {
    if is_old(table) { Source::OldTable } else { Source::Table }
}

fn is_behind(table: &dyn ClientTable) -> bool {
    // Without network nothing newer is to be had.
    !offline::is_lost() && is_old(table)
}

fn is_old(table: &dyn ClientTable) -> bool {
    IS_STALE.get() || Some(live::known(Subject::Client)) > table.revision()
}

/// From now on the table lacks something: it asks for that before it answers again.
pub fn stale() {
    IS_STALE.set(true);
}

/// Fetches the table, once the page is on screen, and then runs. Whoever saves data is not sent so much.
pub fn fetch(then: impl Fn() + Clone + 'static) {
    Effect::new(move || fetch_now(then.clone()));
}

/// Fetches the table at once, unless it is here already, and then runs.
pub fn fetch_now(then: impl Fn() + 'static) {
    let company = bootstrap().me.and_then(|me| Some((me.user, me.company?.id)));
    let Some((user, company)) = company.filter(|_| table_here().is_none() && !saves_data()) else { return };
    spawn_local(async move {
        let Ok(table) = new_table(user.to_string(), company.to_string()).await else { return };
        let is_current = bring_up_to_date(&*table).await.is_ok();
        if is_current || table.revision().is_some() {
            TABLE.replace(Some(table));
            then();
        }
    });
}

async fn bring_up_to_date(table: &dyn ClientTable) -> Result<(), OutOfReach> {
    IS_STALE.set(false);
    match table.sync().await {
        Ok(revision) => {
            live::know(Subject::Client, revision);
            Ok(())
        }
        Err(error) => {
            IS_STALE.set(true);
            Err(error)
        }
    }
}

fn table_here() -> Option<Rc<dyn ClientTable>> {
    TABLE.with_borrow(Clone::clone)
}

door!(new_table, table, (user: String, company: String) -> Rc<dyn ClientTable>, Rc::new(table::Kept::new(&user, &company)));
