//! The next job, taken by one process alone.

use chrono::{DateTime, Utc};
use domain::ids::JobId;
use domain::jobs::{JobKind, JobState};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockBehavior, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, Order, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};
use uuid::Uuid;

use super::LEASE;
use super::lease::Claim;
use crate::entities::job::{Column, Entity};
use crate::{Database, StoreResult};

/// Takes the next job of these kinds, if one is to be done: one that waits, or whose process is dead. `working` are those that the calling
/// process is at: it knows that they are not lost, whatever their leases say.
///
/// First comes the company of which the fewest jobs run, then what has waited longest, so that one that asks for much does not keep the
/// others waiting; of one kind a company has one running, since a second would wait for the first one's rows (two processes that
/// look at the same instant may take two). On `PostgreSQL` a row that another process is taking is passed over; on SQLite whoever
/// has begun to write is alone.
pub async fn claim(
    database: &Database,
    kinds: &[JobKind],
    working: &[JobId],
    now: DateTime<Utc>,
) -> StoreResult<Option<Claim>> {
    let due = due(kinds, working, now);
    // Looked for before anything is written: on SQLite a look every second must not take the one writer from the others.
    if Entity::find().filter(due.clone()).limit(1).one(database.read()).await?.is_none() {
        return Ok(None);
    }
    let tx = database.begin().await?;
    give_up_lost(&tx, &due, now).await?;
    let next = in_turn(Entity::find().filter(due).filter(alone_of_its_kind(now)), now);
    let next = next.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&tx).await?;
    let Some(row) = next else {
        tx.commit().await?;
        return Ok(None);
    };
    let attempts = row.attempts;
    let mut row = row.into_active_model();
    row.state = Set(JobState::Running.as_str().to_owned());
    row.attempts = Set(attempts.saturating_add(1));
    row.claimed_by = Set(Some(Uuid::now_v7()));
    row.claimed_until = Set(Some(now + LEASE));
    row.progress_done = Set(0);
    row.updated_at = Set(now);
    let row = row.update(&tx).await?;
    tx.commit().await?;
    Claim::new(database, row, now).map(Some)
}

/// What is to be done: its time has come, or its lease has run out.
fn due(kinds: &[JobKind], working: &[JobId], now: DateTime<Utc>) -> Condition {
    let waiting = Condition::all().add(is(JobState::Waiting)).add(Column::RunAt.lte(now));
    let lost = Condition::all().add(is(JobState::Running)).add(Column::ClaimedUntil.lte(now));
    Condition::all()
        .add(Column::Kind.is_in(kinds.iter().map(|kind| kind.name)))
        .add(Column::Id.is_not_in(working.iter().map(|id| id.0)))
        .add(Condition::any().add(waiting).add(lost))
}

fn is(state: JobState) -> sea_orm::sea_query::SimpleExpr {
    Column::State.eq(state.as_str())
}

/// Gives up jobs whose process died in every attempt. Without an error, by which that is known.
async fn give_up_lost(tx: &DatabaseTransaction, due: &Condition, now: DateTime<Utc>) -> StoreResult<()> {
    let lost = Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Dead.as_str()))
        .col_expr(Column::Error, Expr::value(Option::<String>::None))
        .col_expr(Column::ClaimedBy, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(due.clone())
        .filter(is(JobState::Running))
        .filter(Expr::col(Column::Attempts).gte(Expr::col(Column::MaxAttempts)))
        .exec(tx)
        .await?;
    if lost.rows_affected > 0 {
        tracing::error!(jobs = lost.rows_affected, "given up: their processes died in every attempt");
    }
    Ok(())
}

/// The company of which the fewest jobs run, then the longest wait.
fn in_turn(jobs: Select<Entity>, now: DateTime<Utc>) -> Select<Entity> {
    let running = other_running(now, Expr::col(other(Column::Id)).count());
    jobs.order_by(Expr::SubQuery(None, Box::new(running.into())), Order::Asc)
        .order_by_asc(Column::RunAt)
        .order_by_asc(Column::Id)
}

/// No other job of the same kind and company runs.
fn alone_of_its_kind(now: DateTime<Utc>) -> sea_orm::sea_query::SimpleExpr {
    let mut same = other_running(now, Expr::value(1));
    same.and_where(Expr::col(other(Column::Kind)).equals((Entity, Column::Kind)));
    Expr::exists(same).not()
}

/// The company's jobs that a process is at.
fn other_running(now: DateTime<Utc>, what: sea_orm::sea_query::SimpleExpr) -> SelectStatement {
    Query::select()
        .expr(what)
        .from_as(Entity, Alias::new(OTHER))
        .and_where(Expr::col(other(Column::CompanyId)).equals((Entity, Column::CompanyId)))
        .and_where(Expr::col(other(Column::State)).eq(JobState::Running.as_str()))
        .and_where(Expr::col(other(Column::ClaimedUntil)).gt(now))
        .to_owned()
}

const OTHER: &str = "other";

fn other(column: Column) -> (Alias, Column) {
    (Alias::new(OTHER), column)
}
