//! What is written down beside what happens: signing in, failing to, and taking files out. Whoever does it waits for a moment at most,
//! and goes on where nothing can be written.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use domain::security_log::{Proof, SecurityEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use uuid::Uuid;

use super::refusals;
use super::write::{Act, Written, add, append, companies_of, held, tell_alone};
use crate::entities::user;
use crate::{Access, Database, StoreResult};

/// How long whoever does it waits for the entry: long enough that it stands there when they look.
const WAITS: Duration = Duration::from_secs(1);
/// The most accounts of one e-mail that hear of a refusal.
const MOST_ACCOUNTS: u64 = 20;
/// The most entries that wait for their turn to be written; what comes beyond them stands in the program's log alone.
static ROOM: Semaphore = Semaphore::const_new(64);

/// Notes what a user did, or what was tried on their account, in each company that they belong to.
pub(crate) async fn of_user(database: &Database, user: UserId, event: SecurityEvent, now: DateTime<Utc>) {
    let act = match Act::of_user(database.read(), database, user, now).await {
        Ok(act) => act,
        Err(error) => return tracing::error!(target: "security", %user, %error, "not written down"),
    };
    let database = database.clone();
    run(act.clone(), event.clone(), async move { in_each_company(&database, user, &act, &event).await }).await;
}

/// Notes that somebody tried an e-mail and was refused: on each account that it has. Of one without, nothing stands in any company's log.
pub(crate) async fn refused_to(database: &Database, email_folded: &str, proof: Proof, now: DateTime<Utc>) {
    let event = SecurityEvent::Refused { proof };
    let accounts = user::Entity::find().select_only().column(user::Column::Id);
    let accounts = accounts.filter(user::Column::EmailFolded.eq(email_folded)).limit(MOST_ACCOUNTS);
    let accounts: Vec<Uuid> = match accounts.into_tuple().all(database.read()).await {
        Ok(accounts) => accounts,
        Err(error) => return tracing::error!(target: "security", %error, "not written down"),
    };
    if accounts.is_empty() {
        tell_alone(&Act::of_nobody(database, now), &event);
    }
    for account in accounts {
        of_user(database, UserId(account), event.clone(), now).await;
    }
}

/// Notes that records are taken out of a company. Nobody is kept from saving what there is because the disk is full.
pub(crate) async fn exported(access: &Access, event: SecurityEvent) {
    let access = access.clone();
    let act = access.act();
    run(act, event.clone(), async move {
        let tx = access.begin().await?;
        tx.note(event);
        tx.commit().await
    })
    .await;
}

/// Writes in a task of its own, which goes on when nobody waits for it any more.
async fn run(act: Act, event: SecurityEvent, write: impl Future<Output = StoreResult<()>> + Send + 'static) {
    let Ok(room) = ROOM.try_acquire() else {
        tracing::error!(target: "security", "too much waits to be written down");
        return tell_alone(&act, &event);
    };
    let task = tokio::spawn(async move {
        if let Err(error) = write.await {
            tracing::error!(target: "security", %error, "not written down");
            tell_alone(&act, &event);
        }
        drop(room);
    });
    if timeout(WAITS, task).await.is_err() {
        tracing::warn!(target: "security", "an entry waits to be written down");
    }
}

async fn in_each_company(database: &Database, user: UserId, act: &Act, event: &SecurityEvent) -> StoreResult<()> {
    let tx = database.begin().await?;
    let mut written = Vec::new();
    let companies = companies_of(&tx, user).await?;
    for company in &companies {
        if !event.is_refusal() {
            written.extend(append(&tx, *company, act, std::slice::from_ref(event)).await?);
            continue;
        }
        let head = held(&tx, *company).await?;
        if let Some(event) = refusals::told(&tx, &head, act, event).await? {
            written.extend(add(&tx, head, act, &[event]).await?);
        }
    }
    tx.commit().await?;
    Written::tell_all(&written, act, event);
    Ok(())
}
