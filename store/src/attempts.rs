//! Guessing made slow: failures are counted by what is attacked and by where from, in the database, so that several processes
//! count together.
//!
//! An attempt is counted before it is judged and given back when it was right, so that guesses made at once are all counted.

mod target;

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

pub use target::Target;

use crate::entities::attempt;
use crate::{Database, StoreError, StoreResult, tokens};

/// Clocks of several processes differ by less; by more, the clock was set back.
const SAME_CLOCK: TimeDelta = TimeDelta::minutes(1);
/// Failures are forgotten after a day without any.
const FORGOTTEN: TimeDelta = TimeDelta::hours(24);

/// Counts an attempt against every target, or refuses it while one of them is blocked.
pub async fn begin(database: &Database, targets: &[Target], now: DateTime<Utc>) -> StoreResult<()> {
    let tx = database.begin().await?;
    let mut wait = TimeDelta::zero();
    for target in targets {
        let row = locked(&tx, target, now).await?;
        // A clock that was set back must keep nobody out for as long as it was.
        let is_of_this_clock = row.last_at <= now + SAME_CLOCK;
        if let Some(until) = row.blocked_until.filter(|until| is_of_this_clock && *until > now) {
            wait = wait.max(until - now);
            continue;
        }
        let forgotten = row.last_at + FORGOTTEN <= now;
        let failures = if forgotten { 1 } else { row.failures.saturating_add(1) };
        let mut row = row.into_active_model();
        row.failures = Set(failures);
        row.last_at = Set(now);
        row.blocked_until = Set(delay(failures, target).map(|delay| now + delay));
        row.update(&tx).await?;
    }
    if wait > TimeDelta::zero() {
        // Nothing was attempted, so nothing is counted: waiting out a block is enough.
        tx.rollback().await?;
        let seconds = u32::try_from((wait + TimeDelta::milliseconds(999)).num_seconds()).unwrap_or(u32::MAX);
        return Err(Refusal::TooManyAttempts { seconds }.into());
    }
    tx.commit().await?;
    Ok(())
}

/// Whether `typed` is the one-time code of the installation, printed where only its operator looks.
pub async fn check_setup_code(
    database: &Database,
    code: &str,
    typed: &str,
    address: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let targets = [Target::address(address)];
    begin(database, &targets, now).await?;
    // Hashes are compared, so that the time it takes says nothing about the code.
    if tokens::hash(typed.trim()) != tokens::hash(code) {
        return Err(Refusal::WrongSetupCode.into());
    }
    let tx = database.begin().await?;
    succeed(&tx, &targets).await?;
    Ok(tx.commit().await?)
}

/// Gives an attempt back: it was right. What was counted before it is forgotten.
pub async fn succeed(tx: &DatabaseTransaction, targets: &[Target]) -> StoreResult<()> {
    let (cleared, kept): (Vec<_>, Vec<_>) = targets.iter().cloned().partition(|target| target.cleared);
    for target in cleared {
        attempt::Entity::delete_by_id(target.key).exec(tx).await?;
    }
    give_back(tx, &kept).await
}

/// Gives an attempt back, and nothing more: what was counted before it stays.
pub async fn give_back(tx: &DatabaseTransaction, targets: &[Target]) -> StoreResult<()> {
    for target in targets {
        if let Some(row) = attempt::Entity::find_by_id(target.key.clone()).lock_exclusive().one(tx).await? {
            let failures = row.failures - 1;
            let mut row = row.into_active_model();
            row.failures = Set(failures.max(0));
            row.blocked_until = Set(None);
            row.update(tx).await?;
        }
    }
    Ok(())
}

/// Forgets what is too old to count.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = attempt::Entity::delete_many().filter(attempt::Column::LastAt.lte(now - FORGOTTEN));
    Ok(old.exec(database.write()).await?.rows_affected)
}

/// The target's row, made when missing, and held until the transaction ends.
async fn locked(tx: &DatabaseTransaction, target: &Target, now: DateTime<Utc>) -> StoreResult<attempt::Model> {
    let blank = attempt::ActiveModel {
        key: Set(target.key.clone()),
        failures: Set(0),
        last_at: Set(now),
        blocked_until: Set(None),
    };
    attempt::Entity::insert(blank)
        .on_conflict(OnConflict::column(attempt::Column::Key).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    attempt::Entity::find_by_id(target.key.clone()).lock_exclusive().one(tx).await?.ok_or(StoreError::NotFound)
}

/// How long to wait after so many failures: 1 s, 2 s, 4 s … 15 min.
fn delay(failures: i32, target: &Target) -> Option<TimeDelta> {
    let beyond = u32::try_from(failures - target.free).ok().filter(|beyond| *beyond > 0)?;
    let seconds = 1_i64.checked_shl(beyond - 1).filter(|seconds| *seconds > 0).unwrap_or(i64::MAX);
    Some(TimeDelta::seconds(seconds.min(target.longest.num_seconds())))
}

#[cfg(test)]
mod tests {
    use domain::ids::UserId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let target = Target::code(UserId(Uuid::nil()));
        let seconds = |failures| delay(failures, &target).map(|delay| delay.num_seconds());
        assert_eq!(seconds(5), None);
        assert_eq!(seconds(6), Some(1));
        assert_eq!(seconds(7), Some(2));
        assert_eq!(seconds(15), Some(512));
        assert_eq!(seconds(16), Some(900));
        assert_eq!(seconds(90), Some(900));
        assert_eq!(seconds(i32::MAX), Some(900));
    }

    #[test]
    fn guesses_from_elsewhere_never_keep_an_owner_out_for_long() {
        let longest = |targets: Vec<Target>, minutes| {
            let everywhere = targets.get(1).unwrap();
            (1..1_000)
                .filter_map(|failures| delay(failures, everywhere))
                .all(|wait| wait <= TimeDelta::minutes(minutes))
        };
        assert!(longest(Target::portal("ana", "203.0.113.7"), 5));
        assert!(longest(Target::email("ana", "203.0.113.7"), 1));
        assert!(longest(Target::portal_password("ana", "203.0.113.7"), 1));
    }
}
