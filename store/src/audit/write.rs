//! Adding entries at the end of a company's chain.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use super::Origin;
use super::chain::{self, FIRST};
use crate::entities::{audit_entry, audit_head, membership};
use crate::{Actor, Database, StoreError, StoreResult, accounts, batches};

/// The most companies of one user that hear of what happens to the account: as many as one may found.
const MOST_COMPANIES: u64 = 100;

/// Who does something, from where and when.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub actor: Actor,
    pub origin: Option<Arc<Origin>>,
    pub now: DateTime<Utc>,
}

impl Act {
    /// A user, on their own account.
    pub(crate) async fn of_user(
        db: &impl ConnectionTrait,
        database: &Database,
        user: UserId,
        now: DateTime<Utc>,
    ) -> StoreResult<Self> {
        let name = accounts::by_id(db, user).await?.name;
        Ok(Self { actor: Actor { user: Some(user), name }, origin: database.origin().cloned(), now })
    }

    /// Somebody who is nobody here.
    pub(crate) fn of_nobody(database: &Database, now: DateTime<Utc>) -> Self {
        Self { actor: Actor { user: None, name: String::new() }, origin: database.origin().cloned(), now }
    }

    /// The operator at the command line.
    pub(crate) fn of_operator(now: DateTime<Utc>) -> Self {
        Self { actor: Actor::operator(), origin: None, now }
    }

    /// Where it came from.
    fn origin(&self) -> Origin {
        self.origin.as_deref().cloned().unwrap_or_default()
    }
}

/// An entry that was written: what of it the program's log is told once it is committed.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    company: CompanyId,
    seq: i64,
    hash: String,
    kind: String,
    details: String,
}

impl Written {
    /// Tells it, with the hash: the witness outside the database.
    pub(crate) fn tell(&self, act: &Act) {
        let Self { company, seq, hash, kind, details } = self;
        let Origin { address, device } = act.origin();
        let user = act.actor.user.map(|user| user.to_string()).unwrap_or_default();
        tracing::info!(target: "security", event = kind, %company, entry = seq, hash, user, details, address, device);
    }

    /// Tells them all; of an account that belongs to no company, that alone.
    pub(crate) fn tell_all(written: &[Self], act: &Act, event: &SecurityEvent) {
        for entry in written {
            entry.tell(act);
        }
        if written.is_empty() {
            tell_alone(act, event);
        }
    }
}

/// Tells what stands in no company's log.
pub(super) fn tell_alone(act: &Act, event: &SecurityEvent) {
    let (kind, details) = split(event).unwrap_or_default();
    let Origin { address, device } = act.origin();
    let user = act.actor.user.map(|user| user.to_string()).unwrap_or_default();
    tracing::info!(target: "security", event = kind, user, details, address, device);
}

/// The companies that a user belongs to, always in the same order, so that two who write at once do not wait for each other.
pub(crate) async fn companies_of(db: &impl ConnectionTrait, user: UserId) -> StoreResult<Vec<CompanyId>> {
    let mut companies: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::UserId.eq(user.0))
        .limit(MOST_COMPANIES)
        .into_tuple()
        .all(db)
        .await?;
    companies.sort_unstable();
    Ok(companies.into_iter().map(CompanyId).collect())
}

/// Adds entries. The end of the chain is held until the transaction ends: nothing else is to be waited for after this.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    company: CompanyId,
    act: &Act,
    events: &[SecurityEvent],
) -> StoreResult<Vec<Written>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let head = held(tx, company).await?;
    add(tx, head, act, events).await
}

/// Adds entries behind an end that is held.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    head: audit_head::Model,
    act: &Act,
    events: &[SecurityEvent],
) -> StoreResult<Vec<Written>> {
    let company = CompanyId(head.company_id);
    let (mut seq, mut previous) = (head.entries, head.hash.clone());
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let row = entry(company, seq, &previous, act, event)?;
        previous.clone_from(&row.hash);
        rows.push(row);
    }
    let written = rows.iter().map(|row| Written {
        company,
        seq: row.seq,
        hash: row.hash.clone(),
        kind: row.kind.clone(),
        details: row.details.clone(),
    });
    let written = written.collect();
    batches::insert::<audit_entry::Entity, _, _>(tx, rows).await?;
    let mut head = head.into_active_model();
    head.entries = Set(seq);
    head.hash = Set(previous);
    audit_head::Entity::update(head).exec(tx).await?;
    Ok(written)
}

/// The end of a company's chain, held until the transaction ends; made when there is none.
pub(super) async fn held(tx: &DatabaseTransaction, company: CompanyId) -> StoreResult<audit_head::Model> {
    let find = || audit_head::Entity::find_by_id(company.0).lock_exclusive().one(tx);
    if let Some(head) = find().await? {
        return Ok(head);
    }
    let blank = audit_head::ActiveModel { company_id: Set(company.0), entries: Set(0), hash: Set(FIRST.to_owned()) };
    audit_head::Entity::insert(blank)
        .on_conflict(OnConflict::column(audit_head::Column::CompanyId).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    find().await?.ok_or(StoreError::NotFound)
}

fn entry(
    company: CompanyId,
    seq: i64,
    previous: &str,
    act: &Act,
    event: &SecurityEvent,
) -> StoreResult<audit_entry::Model> {
    let (kind, details) = split(event)?;
    let Origin { address, device } = act.origin();
    let mut row = audit_entry::Model {
        company_id: company.0,
        seq,
        at: act.now.trunc_subsecs(6),
        actor: act.actor.user.map(|user| user.0),
        actor_name: act.actor.name.clone(),
        topic: event.topic().as_str().to_owned(),
        kind,
        details,
        address,
        device,
        previous: previous.to_owned(),
        hash: String::new(),
    };
    row.hash = chain::hash(&row);
    Ok(row)
}

/// An event as its kind and its details.
fn split(event: &SecurityEvent) -> StoreResult<(String, String)> {
    let mut value = serde_json::to_value(event)?;
    let details = value.get_mut("details").map(serde_json::Value::take);
    let kind = value.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    Ok((kind, details.map(|details| details.to_string()).unwrap_or_default()))
}
