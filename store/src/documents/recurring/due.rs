//! What is due: asked for as a job, and made one after the other, each in a transaction of its own.

use chrono::{DateTime, Utc};
use domain::documents::repeat::JOB;
use domain::documents::{DocumentEvent, Trouble};
use domain::ids::{CompanyId, DocumentId};
use domain::jobs::{JobState, Progress};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::kept::Kept;
use super::run::run;
use crate::documents::features::Templates;
use crate::documents::read;
use crate::entities::document;
use crate::entities::recurrence::{Column, Entity};
use crate::jobs::{self, Claim};
use crate::{Access, Database, StoreError, StoreResult, Tenant, changes, local_time};

/// Templates looked at together.
const AT_ONCE: u64 = 200;

/// Asks for a job in every company in which an invoice is due, unless there is one already. However often this is called, and by however
/// many processes: the job is named by the template that is due first, and by the revision that this was last written at.
pub async fn ask_due(database: &Database, now: DateTime<Utc>) -> StoreResult<()> {
    // Somewhere it is tomorrow already.
    let latest = now.date_naive().succ_opt().unwrap_or(now.date_naive());
    let companies: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::CompanyId)
        .distinct()
        .filter(Column::NextOn.lte(latest))
        .filter(may_be_tried(now))
        .into_tuple()
        .all(database.read())
        .await?;
    for company in companies {
        let access = Access::operator(database.clone(), CompanyId(company), now);
        let t = access.read();
        let Some(first) = due(&t, 1).await?.pop() else { continue };
        let key = key(&t, first).await?;
        let before = jobs::by_key(&t, JOB, &key).await?;
        if before.is_none_or(|job| job.state == JobState::Dead) {
            let tx = access.begin().await?;
            jobs::ask(&tx, JOB, &serde_json::json!({}), Some(&key)).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// What names the effect of a job: whatever is made of a template, or told of it, makes it another one.
async fn key<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<String> {
    let revision: Option<i64> = read::of_company(t)
        .select_only()
        .column(document::Column::Revision)
        .filter(document::Column::Id.eq(id.0))
        .into_tuple()
        .one(t.db())
        .await?;
    Ok(format!("{id}/{}", revision.ok_or(StoreError::NotFound)?))
}

/// The templates of a company whose next day has come, those that wait longest first. What could not be made waits until it is tried again.
async fn due<C: ConnectionTrait>(t: &Tenant<C>, limit: u64) -> StoreResult<Vec<DocumentId>> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::DocumentId)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::NextOn.lte(today))
        .filter(may_be_tried(t.now()))
        .order_by_asc(Column::NextOn)
        .order_by_asc(Column::DocumentId)
        .limit(limit)
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(ids.into_iter().map(DocumentId).collect())
}

/// What did not fail, or failed long enough ago.
fn may_be_tried(now: DateTime<Utc>) -> Condition {
    Condition::any().add(Column::AgainAt.is_null()).add(Column::AgainAt.lte(now))
}

/// Makes every invoice of a company that is due, also those of days on which nobody was there to make them. One that cannot be made is told
/// of on its template, and keeps none of the others waiting.
pub async fn carry_out(claim: &Claim) -> StoreResult<()> {
    let mut made = 0;
    loop {
        let (ids, before) = (due(&claim.access().read(), AT_ONCE).await?, made);
        let mut has_failed = false;
        for id in ids {
            has_failed |= !all_of(claim, id, &mut made).await?;
        }
        // What is left waits for another day, or for another attempt.
        if made == before && !has_failed {
            return Ok(());
        }
    }
}

/// Makes what is due of a template. False where it could not be made.
async fn all_of(claim: &Claim, id: DocumentId, made: &mut u32) -> StoreResult<bool> {
    loop {
        match one_of(claim, id, *made).await {
            Ok(true) => *made += 1,
            Ok(false) => return Ok(true),
            // Another write keeps this one waiting, or the job is another process's by now.
            Err(StoreError::Busy) => return Err(StoreError::Busy),
            Err(error) => {
                tracing::warn!(template = %id, %error, "a recurring invoice could not be made");
                note(claim.access(), id, trouble(error)).await?;
                return Ok(false);
            }
        }
    }
}

/// Makes the next invoice of a template, if it is due and the job still is this claim's.
async fn one_of(claim: &Claim, id: DocumentId, before: u32) -> StoreResult<bool> {
    let tx = claim.access().begin().await?;
    let made = Box::pin(run(&tx, id)).await?.is_some();
    let done = before.saturating_add(made.into());
    claim.advance(&tx, Progress { done, total: done }).await?;
    tx.commit().await?;
    Ok(made)
}

fn trouble(error: StoreError) -> Trouble {
    match error {
        StoreError::Invalid(errors) => Trouble::Invalid(errors),
        StoreError::Refused(refusal) => Trouble::Refused(refusal),
        _ => Trouble::Failed,
    }
}

/// Notes on a template why its invoice could not be made: its list and its page say so, and its activity once.
async fn note(access: &Access, id: DocumentId, trouble: Trouble) -> StoreResult<()> {
    let tx = access.begin().await?;
    let client = read::get(&tx, id).await?.new.data.client;
    changes::make(&tx, Templates, async |change| {
        let mut kept = Kept::of(&tx, id).await?;
        let (on, is_new) = (kept.next_on(), kept.failed(trouble, tx.now()));
        kept.keep(&tx).await?;
        change.update_many(&tx).filter(document::Column::Id.eq(id.0)).exec(tx.db()).await?;
        let told = match on.filter(|_| is_new) {
            Some(on) => change.tell(&tx, (id, client), DocumentEvent::RunFailed { on }).await?,
            None => change.without_activity("it was told when it first failed"),
        };
        Ok(((), told))
    })
    .await?;
    tx.commit().await
}
