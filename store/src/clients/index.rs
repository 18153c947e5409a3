//! The clients of each company as a table in memory, brought up to date when the company's revision has moved: what lists, exports and
//! snapshots are answered from.
//!
//! Another process may have written, so that every answer begins by asking for the revision. What is kept is never more than a copy.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use chrono_tz::Tz;
use domain::clients::index::{self, ClientChoices, Found, basis};
use domain::clients::list::{ClientRow, ListPage, ListQuery};
use domain::ids::{ClientId, CompanyId};
use domain::subject::Subject;
use domain::table::{Delta, DeltaError, Table};
use sea_orm::ConnectionTrait;

use super::loading::Known;
use super::{chosen, loading};
use crate::{Access, StoreResult, Tenant, changes, local_time};

/// The most memory that the tables of all companies take, in bytes, the one in use left aside.
const MOST_MEMORY: usize = 64 * 1024 * 1024;

/// The most clients that a browser is sent. Beyond, it asks page by page.
const MOST_SENT: usize = 200_000;

/// The most clients offered; whoever seeks another types on.
const MOST_OFFERED: usize = 20;

/// A page of the list, with what stands around it. Beyond the last page, the last is answered.
pub async fn list(access: &Access, query: &ListQuery) -> StoreResult<ListPage> {
    Ok(index::page(&current(access).await?.table, query))
}

/// The clients that a list shows, all its pages, in its order.
pub async fn all(access: &Access, query: &ListQuery) -> StoreResult<Vec<ClientRow>> {
    let kept = current(access).await?;
    Ok(Found::new(&kept.table, query, None).rows(&kept.table, 0..usize::MAX))
}

/// The clients that a list shows, all its pages, by id.
pub async fn shown(access: &Access, query: &ListQuery) -> StoreResult<Vec<ClientId>> {
    Ok(index::shown(&current(access).await?.table, query))
}

/// Clients that a picker offers (A1.11): active ones that contain what was typed, by name, but for the one that is being edited.
pub async fn options(access: &Access, typed: &str, except: Option<ClientId>) -> StoreResult<Vec<ClientRow>> {
    let mut offered = index::offered(&current(access).await?.table, typed, MOST_OFFERED + 1);
    offered.retain(|client| Some(client.id) != except);
    offered.truncate(MOST_OFFERED);
    Ok(offered)
}

/// What clients are chosen by.
pub async fn choices(access: &Access) -> StoreResult<ClientChoices> {
    Ok(current(access).await?.choices.as_ref().clone())
}

/// What a browser is sent of the clients.
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
pub async fn snapshot(access: &Access, tag: Option<&str>) -> StoreResult<(Snapshot, String)> {
    let kept = current(access).await?;
    let now = kept.tag();
    if kept.table.len() > MOST_SENT {
        return Ok((Snapshot::TooLarge, now));
    }
    if tag == Some(now.as_str()) {
        return Ok((Snapshot::Unchanged, now));
    }
    let since = tag.and_then(read_tag).filter(|(since, basis)| *basis == kept.basis && *since < kept.table.revision());
    if let Some((since, _)) = since {
        let upserted = loading::since(&access.read(), since, kept.table.revision(), kept.known()).await?;
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

/// The tables of all companies, for one process.
#[derive(Clone, Debug, Default)]
pub struct Indexes {
    companies: Arc<Mutex<HashMap<CompanyId, Slot>>>,
}

/// One company's: whoever comes while it is brought up to date waits for that, and does not do it again.
#[derive(Clone, Debug)]
struct Slot {
    kept: Arc<tokio::sync::Mutex<Option<Kept>>>,
    used: Instant,
    bytes: usize,
}

#[derive(Clone, Debug)]
struct Kept {
    table: Arc<Table>,
    zone: Tz,
    choices: Arc<ClientChoices>,
    basis: u64,
}

impl Kept {
    fn known(&self) -> Known<'_> {
        Known { zone: self.zone, choices: &self.choices }
    }

    fn tag(&self) -> String {
        format!("{}-{:x}", self.table.revision(), self.basis)
    }
}

impl Indexes {
    fn slot(&self, company: CompanyId) -> Arc<tokio::sync::Mutex<Option<Kept>>> {
        let mut companies = self.companies.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Slot { kept: Arc::default(), used: Instant::now(), bytes: 0 };
        let slot = companies.entry(company).or_insert_with(new);
        slot.used = Instant::now();
        Arc::clone(&slot.kept)
    }

    /// Notes what a company's table takes, and lets go of those used least lately while all take too much.
    fn weigh(&self, company: CompanyId, bytes: usize) {
        let mut companies = self.companies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = companies.get_mut(&company) {
            slot.bytes = bytes;
        }
        loop {
            let others: usize = companies.iter().filter(|(id, _)| **id != company).map(|(_, slot)| slot.bytes).sum();
            let oldest = companies.iter().filter(|(id, _)| **id != company).min_by_key(|(_, slot)| slot.used);
            match oldest.map(|(id, _)| *id) {
                Some(oldest) if others > MOST_MEMORY => companies.remove(&oldest),
                _ => return,
            };
        }
    }
}

/// The company's table as of now.
async fn current(access: &Access) -> StoreResult<Kept> {
    let t = access.read();
    let (revision, zone) = head(&t).await?;
    let indexes = access.database().indexes();
    let slot = indexes.slot(access.company());
    let mut kept = slot.lock().await;
    let usable = kept.take().filter(|kept| kept.zone == zone);
    let fresh = match usable {
        // Somebody else may have brought it further meanwhile.
        Some(known) if known.table.revision() >= revision => {
            *kept = Some(known.clone());
            return Ok(known);
        }
        Some(known) => brought_up(&t, known, revision).await?,
        None => whole(&t, revision, zone).await?,
    };
    *kept = Some(fresh.clone());
    drop(kept);
    indexes.weigh(access.company(), fresh.table.heap_bytes());
    Ok(fresh)
}

/// What is kept, with what changed since its revision. It is copied only while somebody still reads it.
async fn brought_up<C: ConnectionTrait>(t: &Tenant<C>, kept: Kept, revision: u64) -> StoreResult<Kept> {
    let choices = Arc::new(chosen::with_owners(t, &kept.choices.owners).await?);
    if basis(kept.zone.name(), &choices) != kept.basis {
        return whole(t, revision, kept.zone).await;
    }
    let (since, kept) = (kept.table.revision(), Kept { choices, ..kept });
    let upserted = loading::since(t, since, revision, kept.known()).await?;
    let mut table = Arc::unwrap_or_clone(kept.table);
    match table.apply(&Delta { since, upserted, removed: Vec::new() }) {
        Ok(()) => Ok(Kept { table: Arc::new(table), ..kept }),
        Err(DeltaError::Row(error)) => Err(loading::unfit(&error)),
        Err(DeltaError::Missed { .. } | DeltaError::OtherSchema) => whole(t, revision, kept.zone).await,
    }
}

/// Everything, read anew.
async fn whole<C: ConnectionTrait>(t: &Tenant<C>, revision: u64, zone: Tz) -> StoreResult<Kept> {
    let choices = Arc::new(chosen::all(t).await?);
    let table = loading::all(t, revision, Known { zone, choices: &choices }).await?;
    Ok(Kept { table: Arc::new(table), zone, basis: basis(zone.name(), &choices), choices })
}

/// The revision that the company's clients are at, and its time zone.
async fn head<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<(u64, Tz)> {
    Ok((changes::current(t, Subject::Client).await?, local_time::zone(t).await?))
}
