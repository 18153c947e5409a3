//! The table itself: read from what the browser kept, brought up to date from the server.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::pin::Pin;

use domain::listing::{Found, ListChoices, ListQuery, ListRow, Listing, Lookup, look_up};
use domain::table::{Delta, Table};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

use super::shelf::Shelf;
use super::{Answer, LocalTable, OutOfReach, visit};
use crate::listing::Target;
use kit::{company, offline};

/// How many visits' changes are put on top of a kept table, until it is fetched anew.
const MOST_CHANGES: usize = 50;

/// The records of one subject in one company, as one user sees them.
pub struct KeptTable {
    listing: &'static Listing,
    shelf: Shelf,
    held: RefCell<Option<Loaded>>,
    /// Whether the server has not been heard in this visit.
    is_new: Cell<bool>,
}

struct Loaded {
    table: Table,
    /// What was found last, until the table changes.
    found: Option<(ListQuery, Found)>,
    /// The server's name for what the table is.
    tag: String,
    /// Whether so much was put on top that the next one comes whole.
    is_worn: bool,
}

impl Loaded {
    fn whole(listing: &Listing, bytes: &[u8], tag: String) -> Option<Self> {
        Some(Self { table: Table::from_snapshot(listing.schema, bytes).ok()?, found: None, tag, is_worn: false })
    }

    /// Takes changes in; false when these are none, or none that fit.
    fn take_in(&mut self, bytes: &[u8], tag: &str) -> bool {
        let Ok(changes) = Delta::from_bytes(self.table.schema(), bytes) else { return false };
        self.found = None;
        let fits = self.table.apply(&changes).is_ok();
        if fits {
            tag.clone_into(&mut self.tag);
        }
        fits
    }
}

/// What the server sent.
struct Sent {
    status: u16,
    tag: String,
    bytes: Vec<u8>,
    response: Response,
}

impl KeptTable {
    /// Nothing yet.
    pub fn new(listing: &'static Listing, user: &str, company: &str) -> Self {
        Self {
            listing,
            shelf: Shelf::new(listing.subject, user, company),
            held: RefCell::new(None),
            is_new: Cell::new(true),
        }
    }

    async fn bring_up_to_date(&self) -> Option<u64> {
        if self.is_new.get() {
            self.held.replace(self.last_visit().await);
        }
        let revision = self.ask_for_changes(self.is_new.get()).await;
        if revision.is_some() {
            if self.is_new.replace(false) {
                visit::note(self.listing.subject);
            }
        } else if self.is_new.get() && self.held.borrow().is_some() {
            offline::show_as_of(visit::last(self.listing.subject));
        }
        revision
    }

    async fn ask_for_changes(&self, is_first: bool) -> Option<u64> {
        let since = self.held.borrow().as_ref().filter(|held| !held.is_worn).map(|held| held.tag.clone());
        let sent = ask(&self.shelf, since.as_deref()).await.ok()?;
        match sent.status {
            304 => {}
            // What a visit sees change while it lasts, the next one is told at once.
            200 if self.take_in(&sent.bytes, &sent.tag) => {
                if is_first {
                    self.shelf.keep(since.as_deref(), &sent.response).await;
                }
            }
            200 => {
                self.held.replace(Some(Loaded::whole(self.listing, &sent.bytes, sent.tag)?));
                self.shelf.keep(None, &sent.response).await;
            }
            _ => return None,
        }
        self.held_revision()
    }

    /// The table as the last visit left it.
    async fn last_visit(&self) -> Option<Loaded> {
        let whole = self.shelf.kept(None).await?;
        let mut held = Loaded::whole(self.listing, &whole.bytes, whole.tag)?;
        for _ in 0..MOST_CHANGES {
            let Some(changes) = self.shelf.kept(Some(&held.tag)).await else { return Some(held) };
            if !held.take_in(&changes.bytes, &changes.tag) {
                return None;
            }
        }
        held.is_worn = true;
        Some(held)
    }

    fn take_in(&self, bytes: &[u8], tag: &str) -> bool {
        self.held.borrow_mut().as_mut().is_some_and(|held| held.take_in(bytes, tag))
    }

    /// Looks into what a query finds, which is looked for once.
    fn found<T>(&self, query: &ListQuery, look: impl FnOnce(&Table, &Found) -> T) -> Option<T> {
        let mut held = self.held.borrow_mut();
        let Loaded { table, found, .. } = held.as_mut()?;
        // The page is none of its concern.
        let query = query.from_start();
        if found.as_ref().is_none_or(|(of, _)| *of != query) {
            let now = Found::new(self.listing, table, &query, found.as_ref().map(|(_, found)| found));
            *found = Some((query, now));
        }
        found.as_ref().map(|(_, found)| look(table, found))
    }

    fn held_revision(&self) -> Option<u64> {
        self.held.borrow().as_ref().map(|held| held.table.revision())
    }
}

impl LocalTable for KeptTable {
    fn sync(&self) -> Pin<Box<dyn Future<Output = Result<u64, OutOfReach>> + '_>> {
        Box::pin(async { self.bring_up_to_date().await.ok_or(OutOfReach) })
    }

    fn revision(&self) -> Option<u64> {
        self.held_revision()
    }

    fn answer(&self, query: &ListQuery, rows: Range<usize>) -> Answer {
        self.found(query, |table, found| (found.head().clone(), found.rows(self.listing, table, rows)))
            .unwrap_or_default()
    }

    fn all(&self, query: &ListQuery) -> Vec<Target> {
        let target = |row: &ListRow| Target::of(self.listing, row);
        let all =
            |table: &Table, found: &Found| found.rows(self.listing, table, 0..usize::MAX).iter().map(target).collect();
        self.found(query, all).unwrap_or_default()
    }

    fn choices(&self) -> ListChoices {
        self.held.borrow().as_ref().map(|held| self.listing.choices(&held.table)).unwrap_or_default()
    }

    fn look(&self, lookup: Lookup<'_>) -> Vec<ListRow> {
        self.held.borrow().as_ref().map(|held| look_up(self.listing, &held.table, lookup)).unwrap_or_default()
    }
}

/// Asks for everything, or for what changed since a tag.
async fn ask(shelf: &Shelf, since: Option<&str>) -> Result<Sent, JsValue> {
    let request = Request::new_with_str_and_init(&shelf.place(since), &RequestInit::new())?;
    company::name_in(&request.headers());
    if let Some(tag) = since {
        request.headers().set("if-none-match", &format!("\"{tag}\""))?;
    }
    let response: Response = JsFuture::from(window().fetch_with_request(&request)).await?.dyn_into()?;
    // Reading takes the body away; the copy can still be kept.
    let copy = response.clone()?;
    let bytes = super::shelf::bytes(&response).await?;
    Ok(Sent { status: response.status(), tag: super::shelf::tag(&response).unwrap_or_default(), bytes, response: copy })
}
