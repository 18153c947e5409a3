//! The security log: one chain of entries a company, each with the hash of the one before it.
//!
//! What happens in a company's transaction is noted there ([`Tenant::note`]) and written when it is committed: rolled back with it, it was
//! never said. What happens to an account is written in each company that its user belongs to: in the same transaction
//! ([`commit_of_user`]), or, for signing in and failing to, right after it ([`of_user`]), since nobody is kept out because something
//! could not be written down.
//!
//! A chain's end is a row of `audit_heads`, held from when an entry is added until the transaction ends, so that two writers follow one
//! another. It is taken last, just before the commit: whoever holds it waits for nothing else, and a long import, which holds its company's
//! own row, keeps nobody from signing in. Each entry is told to the program's log once it is committed, with its hash: whoever keeps that
//! elsewhere can tell when the database, chain and all, was written anew.

mod aside;
mod chain;
mod csv;
mod read;
mod refusals;
mod write;

use chrono::{DateTime, Utc};
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use sea_orm::DatabaseTransaction;

pub use csv::Csv;
pub use read::{CHECKED_AT_ONCE, PAGE, page, state};

pub(crate) use aside::{exported, of_user, refused_to};
pub(crate) use chain::{Break, Chain, FIRST};
pub(crate) use read::event;
pub(crate) use write::{Act, Written, append, companies_of};

use crate::{Database, StoreResult};

/// Where a request comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The network address.
    pub address: String,
    /// What the device calls itself.
    pub device: String,
}

/// Ends a transaction on a user's own account: with an entry in each company that they belong to.
pub(crate) async fn commit_of_user(
    tx: DatabaseTransaction,
    database: &Database,
    user: UserId,
    event: SecurityEvent,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let act = Act::of_user(&tx, database, user, now).await?;
    let companies = companies_of(&tx, user).await?;
    commit_in(tx, &companies, &act, event).await
}

/// Ends a transaction of a user in one company.
pub(crate) async fn commit_in_company(
    tx: DatabaseTransaction,
    database: &Database,
    (company, user): (CompanyId, UserId),
    event: SecurityEvent,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let act = Act::of_user(&tx, database, user, now).await?;
    commit_in(tx, &[company], &act, event).await
}

/// Ends a transaction of the operator at the command line, with an entry in each of these companies.
pub(crate) async fn commit_of_operator(
    tx: DatabaseTransaction,
    companies: &[CompanyId],
    event: SecurityEvent,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    commit_in(tx, companies, &Act::of_operator(now), event).await
}

async fn commit_in(
    tx: DatabaseTransaction,
    companies: &[CompanyId],
    act: &Act,
    event: SecurityEvent,
) -> StoreResult<()> {
    let mut written = Vec::new();
    for company in companies {
        written.extend(append(&tx, *company, act, std::slice::from_ref(&event)).await?);
    }
    tx.commit().await?;
    Written::tell_all(&written, act, &event);
    Ok(())
}
