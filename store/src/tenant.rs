//! The only handle to a company's data.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, SubsecRound, Utc};
use domain::access::{Permission, Role, allows};
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};

use crate::audit::{self, Act, Origin};
use crate::changes::{Moved, Traces};
use crate::jobs::Here;
use crate::{Database, StoreError, StoreResult};

/// Who acts; a user who leaves stays the author of what they did, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user; none for the command line.
    pub user: Option<UserId>,
    /// The name shown in the activity.
    pub name: String,
}

impl Actor {
    /// The operator at the command line.
    pub(crate) fn operator() -> Self {
        Self { user: None, name: "clientele".into() }
    }
}

/// A right of entry into one company: made from a session, from a job that was asked for with one, or by the operator at the command
/// line, never from an id that came with a request.
#[derive(Clone, Debug)]
pub struct Access {
    database: Database,
    company: CompanyId,
    role: Role,
    actor: Actor,
    now: DateTime<Utc>,
}

impl Access {
    /// For `sessions`, `jobs` and the command line alone.
    pub(crate) fn new(database: Database, company: CompanyId, role: Role, actor: Actor, now: DateTime<Utc>) -> Self {
        // As the databases keep it: what a save answers is what is read afterwards.
        Self { database, company, role, actor, now: now.trunc_subsecs(6) }
    }

    /// The operator's access at the command line: whoever holds the database file may do anything in it.
    #[must_use]
    pub fn operator(database: Database, company: CompanyId, now: DateTime<Utc>) -> Self {
        Self::new(database, company, Role::Owner, Actor::operator(), now)
    }

    /// Goes on only if the role allows it.
    pub fn require(self, permission: Permission) -> StoreResult<Self> {
        if allows(self.role, permission) { Ok(self) } else { Err(StoreError::Forbidden) }
    }

    /// The role in this company.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The company entered.
    #[must_use]
    pub const fn company(&self) -> CompanyId {
        self.company
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Who acts, from where and when.
    pub(crate) fn act(&self) -> Act {
        Act { actor: self.actor.clone(), origin: self.database.origin().cloned(), now: self.now }
    }

    /// The database entered.
    pub(crate) const fn database(&self) -> &Database {
        &self.database
    }

    /// A handle for reads.
    #[must_use]
    pub fn read(&self) -> Tenant<DatabaseConnection> {
        self.tenant(self.database.read().clone())
    }

    /// Begins a transaction that writes.
    pub async fn begin(&self) -> StoreResult<Tenant<DatabaseTransaction>> {
        Ok(self.tenant(self.database.begin().await?))
    }

    /// A handle through a connection that is open already.
    pub(crate) fn tenant<C>(&self, connection: C) -> Tenant<C> {
        Tenant {
            connection,
            company: self.company,
            role: self.role,
            actor: self.actor.clone(),
            now: self.now,
            moved: Moved::default(),
            traces: Traces::default(),
            jobs: self.database.jobs().clone(),
            asks: AtomicBool::new(false),
            origin: self.database.origin().cloned(),
            noted: Mutex::default(),
        }
    }
}

/// A company's data through one connection or transaction.
#[derive(Debug)]
pub struct Tenant<C> {
    connection: C,
    company: CompanyId,
    role: Role,
    actor: Actor,
    now: DateTime<Utc>,
    moved: Moved,
    traces: Traces,
    jobs: Here,
    asks: AtomicBool,
    origin: Option<Arc<Origin>>,
    noted: Mutex<Noted>,
}

/// What a transaction has noted for the security log.
#[derive(Debug, Default)]
struct Noted {
    events: Vec<SecurityEvent>,
    /// Whom the entries name, where that is not whoever acts.
    by: Option<Actor>,
}

impl<C: ConnectionTrait> Tenant<C> {
    /// The connection, for queries; every one of them names the company.
    pub(crate) const fn db(&self) -> &C {
        &self.connection
    }
}

impl<C> Tenant<C> {
    /// The revisions that this transaction has moved.
    pub(crate) const fn moved(&self) -> &Moved {
        &self.moved
    }

    /// What this transaction has done.
    pub(crate) const fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Gives the connection back.
    pub(crate) fn into_connection(self) -> C {
        self.connection
    }

    /// The company.
    #[must_use]
    pub const fn company(&self) -> CompanyId {
        self.company
    }

    /// The role of whoever acts.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The instant of the request; the same for all that it writes.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }
}

impl Tenant<DatabaseTransaction> {
    /// Makes what was written permanent, with what was noted for the security log; this process's worker hears of a job that was asked
    /// for.
    pub async fn commit(self) -> StoreResult<()> {
        let Noted { events, by } = self.noted.into_inner().unwrap_or_else(PoisonError::into_inner);
        let act = Act { actor: by.unwrap_or(self.actor), origin: self.origin, now: self.now };
        // Last: whoever waits for the end of the log waits for this transaction to end.
        let written = audit::append(&self.connection, self.company, &act, &events).await?;
        self.connection.commit().await?;
        for entry in &written {
            entry.tell(&act);
        }
        if self.asks.into_inner() {
            self.jobs.ring();
        }
        Ok(())
    }

    /// Notes something for the security log: an entry of this transaction, which is written when it is committed.
    pub(crate) fn note(&self, event: SecurityEvent) {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).events.push(event);
    }

    /// As [`Self::note`], of what the program does in place of somebody who asked for it: the entries of this transaction name them.
    pub(crate) fn note_for(&self, actor: Actor, event: SecurityEvent) {
        self.note(event);
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).by = Some(actor);
    }

    /// Notes that a job was asked for.
    pub(crate) fn asks(&self) {
        self.asks.store(true, Ordering::Relaxed);
    }

    /// Gives back all that was written: a dry run ends here.
    pub async fn roll_back(self) -> StoreResult<()> {
        Ok(self.connection.rollback().await?)
    }
}
