//! Time as lines of a new invoice.

use std::collections::BTreeMap;

use domain::billing::kind::DocumentKind;
use domain::documents::Document;
use domain::error::Refusal;
use domain::ids::{ClientId, DocumentId, TaskId};
use domain::tasks::{Hourly, Task, TaskEvent, TaskState, draft};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Tasks, columns, rates, read, states, write};
use crate::batches::{self, IDS};
use crate::entities::time_entry::{Column, Entity, Model};
use crate::entities::{task, time_billing};
use crate::{StoreError, StoreResult, Tenant, changes, documents};

/// The most entries of one invoice: more than anybody works between two of them.
const MOST_ENTRIES: u32 = 10_000;

/// Where more hours than a line holds are told.
const LINES: &str = "lines";

/// The time of a task that is to be invoiced.
struct Billable {
    task: Task,
    entries: Vec<Uuid>,
    minutes: u64,
}

/// Makes a draft of an invoice of all billable time of a client that stands on none, or of one of their tasks: a line a task. From then on
/// the time stands on that draft; thrown away, it gives it back.
pub async fn bill(tx: &Tenant<DatabaseTransaction>, client: ClientId, only: Option<TaskId>) -> StoreResult<DocumentId> {
    changes::hold(tx).await?;
    let billable = billable(tx, client, only).await?;
    if billable.is_empty() {
        return Err(Refusal::NoTime.into());
    }
    let rates = rates(tx, Some(client)).await?;
    let mut hourly = Vec::with_capacity(billable.len());
    for Billable { task, minutes, .. } in &billable {
        let rate = rates.of(task.data.rate, task.data.currency).ok_or(Refusal::NoRate)?;
        hourly.push(Hourly { title: task.data.title.as_str().to_owned(), minutes: *minutes, rate: rate.amount });
    }
    let form = draft(client, &hourly).map_err(|wrong| StoreError::field(LINES, wrong))?;
    // Boxed: what a document holds on the way is large.
    let document = Box::pin(documents::create(tx, DocumentKind::Invoice, form)).await?;
    claim(tx, &document, &billable).await?;
    tell(tx, document.id, &billable).await?;
    states::settle(tx, &billable.iter().map(|of| of.task.id).collect::<Vec<_>>()).await?;
    Ok(document.id)
}

/// What is to be invoiced, task by task, the oldest first.
async fn billable<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    only: Option<TaskId>,
) -> StoreResult<Vec<Billable>> {
    let of_client = read::of_company(t)
        .filter(task::Column::Client.eq(client.0))
        .filter(task::Column::Billable.eq(true))
        .filter(task::Column::State.ne(TaskState::Deleted.as_str()));
    let these = match only {
        Some(only) => of_client.filter(task::Column::Id.eq(only.0)),
        None => of_client,
    };
    let tasks = these.order_by_asc(task::Column::Id).all(t.db()).await?;
    let mut entries: BTreeMap<Uuid, Vec<Model>> = BTreeMap::new();
    let mut count = 0;
    for some in tasks.chunks(IDS) {
        let free = Entity::find()
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::TaskId.is_in(some.iter().map(|row| row.id)))
            .filter(Column::Minutes.is_not_null())
            .filter(Column::InvoiceId.is_null())
            .filter(Column::DeletedAt.is_null())
            .order_by_asc(Column::Id)
            .limit(u64::from(MOST_ENTRIES) + 1);
        for row in free.all(t.db()).await? {
            count += 1;
            entries.entry(row.task_id).or_default().push(row);
        }
    }
    if count > MOST_ENTRIES {
        return Err(Refusal::TooMany { max: MOST_ENTRIES }.into());
    }
    let mut billable = Vec::new();
    for row in &tasks {
        let Some(of_task) = entries.remove(&row.id) else { continue };
        let minutes: u64 = of_task.iter().filter_map(|entry| u64::try_from(entry.minutes?).ok()).sum();
        let entries = of_task.iter().map(|entry| entry.id).collect();
        billable.push(Billable { task: columns::task(row)?, entries, minutes });
    }
    Ok(billable)
}

/// Puts the time on the invoice, and notes which line bills what. Time that stands on another by now makes all of it fail: the invoice is
/// rolled back with it.
async fn claim(tx: &Tenant<DatabaseTransaction>, document: &Document, billable: &[Billable]) -> StoreResult<()> {
    let lines = document.new.lines.iter().filter_map(|line| line.id);
    let mut rows = Vec::new();
    for (line, of_task) in lines.zip(billable) {
        rows.extend(of_task.entries.iter().map(|entry| time_billing::Model {
            company_id: tx.company().0,
            document_id: document.id.0,
            entry_id: *entry,
            line_id: line.0,
        }));
    }
    let entries: Vec<Uuid> = rows.iter().map(|row| row.entry_id).collect();
    batches::insert::<time_billing::Entity, _, _>(tx.db(), rows).await?;
    if take(tx, document.id, &entries).await? { Ok(()) } else { Err(Refusal::TimeGone.into()) }
}

/// Has entries stand on an invoice, those that stand on none and are there. Answers whether these were all.
pub(super) async fn take(
    tx: &Tenant<DatabaseTransaction>,
    document: DocumentId,
    entries: &[Uuid],
) -> StoreResult<bool> {
    let mut taken = 0;
    for ids in entries.chunks(IDS) {
        let done = Entity::update_many()
            .col_expr(Column::InvoiceId, Expr::value(document.0))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(Column::InvoiceId.is_null())
            .filter(Column::DeletedAt.is_null())
            .exec(tx.db())
            .await?;
        taken += done.rows_affected;
    }
    Ok(taken == entries.len() as u64)
}

/// Tells each task what of its time went into the draft.
async fn tell(tx: &Tenant<DatabaseTransaction>, invoice: DocumentId, billable: &[Billable]) -> StoreResult<()> {
    changes::make(tx, Tasks, async |change| {
        let ids: Vec<Uuid> = billable.iter().map(|of| of.task.id.0).collect();
        write::touched(tx, &change, &ids).await?;
        let event = |of: &Billable| {
            let minutes = u32::try_from(of.minutes).unwrap_or(u32::MAX);
            (of.task.id, TaskEvent::TimeBilled { minutes, invoice })
        };
        Ok(((), change.tell_all(tx, billable.iter().map(event).collect()).await?))
    })
    .await
}
