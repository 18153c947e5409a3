//! The records of each company as tables in memory, brought up to date when their subject's revision has moved: what lists, exports and
//! snapshots are answered from.
//!
//! Another process may have written, so that every answer begins by asking for the revision. What is kept is never more than a copy. What a
//! feature does for it is a [`Listable`]; [`crate::listings`] names them.

mod listable;
mod tables;

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::listing::{
    self, Found, ListBuilder, ListChoices, ListPage, ListQuery, ListRow, Listing, Lookup, basis, look_up,
};
use domain::subject::Subject;
use domain::table::{Delta, DeltaError, Table};
use uuid::Uuid;

use crate::changes::Standing;
use crate::{Access, StoreError, StoreResult, changes, listings, local_time};

pub(crate) use listable::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
pub(crate) use tables::Tables;

/// The most records that a browser is sent. Beyond, it asks page by page.
const MOST_SENT: usize = 200_000;

/// A page of a list, with what stands around it. Beyond the last page, the last is answered.
pub async fn page(access: &Access, subject: Subject, query: &ListQuery) -> StoreResult<ListPage> {
    let kept = current(access, subject).await?;
    Ok(listing::page(kept.listing, &kept.table, &kept.listing.admitted(query)))
}

/// The records that a list shows, all its pages, in its order.
pub async fn all(access: &Access, subject: Subject, query: &ListQuery) -> StoreResult<Vec<ListRow>> {
    let kept = current(access, subject).await?;
    let found = Found::new(kept.listing, &kept.table, &kept.listing.admitted(query), None);
    Ok(found.rows(kept.listing, &kept.table, 0..usize::MAX))
}

/// The records that a list shows, all its pages, by id.
pub async fn shown(access: &Access, subject: Subject, query: &ListQuery) -> StoreResult<Vec<Uuid>> {
    let kept = current(access, subject).await?;
    Ok(listing::shown(kept.listing, &kept.table, &kept.listing.admitted(query)))
}

/// Records in the order in which a list shows them; at the end those that it does not show.
pub async fn in_order(access: &Access, subject: Subject, query: &ListQuery, ids: &[Uuid]) -> StoreResult<Vec<Uuid>> {
    let kept = current(access, subject).await?;
    Ok(listing::in_order(kept.listing, &kept.table, &kept.listing.admitted(query), ids))
}

/// Records that are named elsewhere: in pickers, in the palette.
pub async fn look(access: &Access, subject: Subject, lookup: Lookup<'_>) -> StoreResult<Vec<ListRow>> {
    let kept = current(access, subject).await?;
    Ok(look_up(kept.listing, &kept.table, lookup))
}

/// The company's own choices in a list.
pub async fn choices(access: &Access, subject: Subject) -> StoreResult<ListChoices> {
    Ok(current(access, subject).await?.choices.as_ref().clone())
}

/// What a browser is sent of a list.
#[derive(Debug)]
pub enum Snapshot {
    /// Nothing: what it has is what there is.
    Unchanged,
    /// What changed since.
    Changes(Box<Delta>),
    /// Everything.
    Whole(Arc<Table>),
    /// Nothing: there is too much.
    TooLarge,
}

/// What a browser needs that has what `tag` names, with the tag of what it has then. A tag that says nothing here brings everything.
pub async fn snapshot(access: &Access, subject: Subject, tag: Option<&str>) -> StoreResult<(Snapshot, String)> {
    let kept = current(access, subject).await?;
    let now = kept.tag();
    if kept.table.len() > MOST_SENT {
        return Ok((Snapshot::TooLarge, now));
    }
    if tag == Some(now.as_str()) {
        return Ok((Snapshot::Unchanged, now));
    }
    let since = tag.and_then(read_tag).filter(|(since, basis)| *basis == kept.basis && *since < kept.table.revision());
    // What was taken out for good is told by nothing that is left.
    let whole_since = changes::standing(&access.read(), subject).await?.whole_since;
    if let Some((since, _)) = since.filter(|(since, _)| *since >= whole_since) {
        let upserted = kept.changed(&access.read(), listable(subject)?, since, kept.table.revision()).await?;
        // Of much, the whole is the shorter.
        if upserted.len() <= kept.table.len() / 4 {
            return Ok((Snapshot::Changes(Box::new(Delta { since, upserted, removed: Vec::new() })), now));
        }
    }
    Ok((Snapshot::Whole(kept.table), now))
}

/// A tag's revision and basis.
fn read_tag(tag: &str) -> Option<(u64, u64)> {
    let (revision, basis) = tag.split_once('-')?;
    Some((revision.parse().ok()?, u64::from_str_radix(basis, 16).ok()?))
}

/// A company's table, and what it was made with.
#[derive(Clone, Debug)]
pub(crate) struct CachedTable {
    listing: &'static Listing,
    table: Arc<Table>,
    clock: Clock,
    choices: Arc<ListChoices>,
    basis: u64,
}

/// By what clock days are told, on which day rows are told that are told by the day, and whether they are told to whoever is told less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    zone: Tz,
    day: Option<NaiveDate>,
    tells_less: bool,
}

impl Clock {
    /// The company's, as of now.
    async fn of(t: &Reader, of: &dyn Listable) -> StoreResult<Self> {
        let zone = local_time::zone(t).await?;
        let day = of.is_by_day().then(|| local_time::local(t.now(), zone).date());
        Ok(Self { zone, day, tells_less: of.tells_less(t.role()) })
    }

    /// What the table hangs on of it: on another day, or to another role, its rows are sent anew.
    fn name(self) -> String {
        let day = self.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}{day}{}", self.zone.name(), if self.tells_less { " less" } else { "" })
    }
}

impl CachedTable {
    fn tag(&self) -> String {
        format!("{}-{:x}", self.table.revision(), self.basis)
    }

    /// What changed after a revision, read anew.
    async fn changed(&self, t: &Reader, of: &dyn Listable, since: u64, revision: u64) -> StoreResult<Table> {
        let ids = of.changed_since(t, i64::try_from(since).unwrap_or(i64::MAX)).await?;
        let mut builder = ListBuilder::new(self.listing, &self.choices);
        for ids in ids.chunks(usize::from(AT_ONCE)) {
            of.add(t, self.clock.zone, Wanted::These(ids), &mut builder).await?;
        }
        Ok(builder.changes(revision))
    }
}

/// The company's table as of now.
async fn current(access: &Access, subject: Subject) -> StoreResult<CachedTable> {
    let of = listable(subject)?;
    let t = access.read();
    let Standing { revision, whole_since } = changes::standing(&t, subject).await?;
    let clock = Clock::of(&t, of).await?;
    let tables = access.database().tables();
    let key = (access.company(), subject, clock.tells_less);
    let slot = tables.slot(key);
    let mut kept = slot.lock().await;
    let usable = kept.take().filter(|kept| kept.clock == clock && kept.table.revision() >= whole_since);
    let fresh = match usable {
        // Somebody else may have brought it further meanwhile.
        Some(known) if known.table.revision() >= revision => {
            *kept = Some(known.clone());
            return Ok(known);
        }
        Some(known) => brought_up(&t, of, known, revision).await?,
        None => whole(&t, of, revision, clock).await?,
    };
    *kept = Some(fresh.clone());
    drop(kept);
    tables.weigh(key, fresh.table.heap_bytes());
    Ok(fresh)
}

fn listable(subject: Subject) -> StoreResult<&'static dyn Listable> {
    listings::of(subject).ok_or(StoreError::NotFound)
}

/// What is kept, with what changed since its revision. It is copied only while somebody still reads it.
async fn brought_up(t: &Reader, of: &dyn Listable, kept: CachedTable, revision: u64) -> StoreResult<CachedTable> {
    let choices = Arc::new(of.choices(t, Some(&kept.choices)).await?);
    if basis(kept.listing, &kept.clock.name(), &choices) != kept.basis {
        return whole(t, of, revision, kept.clock).await;
    }
    let (since, kept) = (kept.table.revision(), CachedTable { choices, ..kept });
    let upserted = kept.changed(t, of, since, revision).await?;
    let mut table = Arc::unwrap_or_clone(kept.table);
    match table.apply(&Delta { since, upserted, removed: Vec::new() }) {
        Ok(()) => Ok(CachedTable { table: Arc::new(table), ..kept }),
        Err(DeltaError::Row(error)) => Err(unfit(&error)),
        Err(DeltaError::Missed { .. } | DeltaError::OtherSchema) => whole(t, of, revision, kept.clock).await,
    }
}

/// Everything, read anew.
async fn whole(t: &Reader, of: &dyn Listable, revision: u64, clock: Clock) -> StoreResult<CachedTable> {
    let listing = of.listing();
    let choices = Arc::new(of.choices(t, None).await?);
    let mut builder = ListBuilder::new(listing, &choices);
    let mut after = Uuid::nil();
    while let Some(last) = of.add(t, clock.zone, Wanted::After(after), &mut builder).await? {
        after = last;
    }
    let table = Arc::new(builder.finish(revision));
    let basis = basis(listing, &clock.name(), &choices);
    Ok(CachedTable { listing, table, clock, choices, basis })
}
