//! The next job, taken by one process alone.

use chrono::{DateTime, Utc};
use domain::ids::JobId;
use domain::jobs::{JobKind, JobState};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockBehavior, LockType, Query, SelectStatement, SimpleExpr};
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
/// look at the same instant may take two). On `PostgreSQL` a row that another process is taking is passed over, and so is one whose
/// last holder has died and is still being rolled back: the next look finds it. On SQLite whoever has begun to write is alone.
pub async fn claim(
    database: &Database,
    kinds: &[JobKind],
    working: &[JobId],
    now: DateTime<Utc>,
) -> StoreResult<Option<Claim>> {
    let at = Look { working, now };
    let next = in_turn(Entity::find().filter(at.due(kinds)).filter(at.alone_of_its_kind()), at);
    // Looked for before anything is written: on SQLite a look every second must not take the one writer from the others.
    if next.clone().one(database.read()).await?.is_none() {
        return Ok(None);
    }
    let tx = database.begin().await?;
    give_up_lost(&tx, at.due(kinds), now).await?;
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

fn is(state: JobState) -> SimpleExpr {
    Column::State.eq(state.as_str())
}

/// Gives up jobs whose process died in every attempt. Without an error, by which that is known.
async fn give_up_lost(tx: &DatabaseTransaction, due: Condition, now: DateTime<Utc>) -> StoreResult<()> {
    let lost = Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Dead.as_str()))
        .col_expr(Column::Error, Expr::value(Option::<String>::None))
        .col_expr(Column::ClaimedBy, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(due)
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
fn in_turn(jobs: Select<Entity>, at: Look<'_>) -> Select<Entity> {
    let running = at.running_beside(Expr::col(other(Column::Id)).count());
    jobs.order_by(Expr::SubQuery(None, Box::new(running.into())), Order::Asc)
        .order_by_asc(Column::RunAt)
        .order_by_asc(Column::Id)
        .limit(1)
}

/// A process looks: when, and what it is at.
#[derive(Clone, Copy)]
struct Look<'a> {
    working: &'a [JobId],
    now: DateTime<Utc>,
}

impl Look<'_> {
    /// What is to be done: its time has come, or its lease has run out.
    fn due(self, kinds: &[JobKind]) -> Condition {
        let waiting = Condition::all().add(is(JobState::Waiting)).add(Column::RunAt.lte(self.now));
        let lost = Condition::all().add(is(JobState::Running)).add(Column::ClaimedUntil.lte(self.now));
        Condition::all()
            .add(Column::Kind.is_in(kinds.iter().map(|kind| kind.name)))
            .add(Column::Id.is_not_in(self.ids()))
            .add(Condition::any().add(waiting).add(lost))
    }

    /// No other job of the same kind and company runs.
    fn alone_of_its_kind(self) -> SimpleExpr {
        let mut same = self.running_beside(Expr::value(1));
        same.and_where(Expr::col(other(Column::Kind)).equals((Entity, Column::Kind)));
        Expr::exists(same).not()
    }

    /// The company's jobs that a process is at.
    fn running_beside(self, what: SimpleExpr) -> SelectStatement {
        let lives = Condition::any()
            .add(Expr::col(other(Column::ClaimedUntil)).gt(self.now))
            .add(Expr::col(other(Column::Id)).is_in(self.ids()));
        Query::select()
            .expr(what)
            .from_as(Entity, Alias::new(OTHER))
            .and_where(Expr::col(other(Column::CompanyId)).equals((Entity, Column::CompanyId)))
            .and_where(Expr::col(other(Column::State)).eq(JobState::Running.as_str()))
            .cond_where(lives)
            .to_owned()
    }

    fn ids(self) -> impl Iterator<Item = Uuid> {
        self.working.iter().map(|id| id.0)
    }
}

const OTHER: &str = "other";

fn other(column: Column) -> (Alias, Column) {
    (Alias::new(OTHER), column)
}
