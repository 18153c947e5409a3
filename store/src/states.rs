//! Archive, delete, restore: one record or ten thousand, and undone; whoever's records they are.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::state::{Act, State};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, UpdateMany};
use uuid::Uuid;

use crate::activity::About;
use crate::changes::{self, Change, Listed, Told};
use crate::{StoreError, StoreResult, Tenant};

/// The most records of one act: more than anybody ticks, few enough for one statement.
pub const MAX_AT_ONCE: u16 = 10_000;

/// A record, the state that it is in, and the one that it enters.
pub(crate) type Step<F> = (<F as changes::Feature>::Record, <F as HasStates>::State, <F as HasStates>::State);

/// Records and the states that they are in, or are to be in.
pub(crate) type Standing<F> = Vec<(<F as changes::Feature>::Record, <F as HasStates>::State)>;

/// A column of a feature's table.
type ColumnOf<F> = <<F as Listed>::Entity as EntityTrait>::Column;

/// What a feature states of the states of its records.
pub(crate) trait HasStates: Listed<Record: Copy + Eq + Hash + Send + Sync> {
    /// Its states.
    type State: State;
    /// The name of its state.
    const STATE: ColumnOf<Self>;
    /// When it was last changed.
    const UPDATED_AT: ColumnOf<Self>;

    /// What is told of a change of state; nothing where nothing changes.
    fn told(from: Self::State, to: Self::State) -> Option<Self::Event>;

    /// Sets what else the row says of its state.
    fn also(update: UpdateMany<Self::Entity>, _to: Self::State, _at: DateTime<Utc>) -> UpdateMany<Self::Entity> {
        update
    }

    /// Refuses steps that something else stands against.
    fn refuse(tx: &Tenant<DatabaseTransaction>, steps: &[Step<Self>]) -> impl Future<Output = StoreResult<()>> + Send;

    /// Has others who show these records show their new states.
    fn entered(
        _tx: &Tenant<DatabaseTransaction>,
        _steps: &[Step<Self>],
    ) -> impl Future<Output = StoreResult<()>> + Send {
        async { Ok(()) }
    }
}

/// Does the same to records, all or none. Answers the states they were in, which [`put_back`] undoes it with.
pub(crate) async fn act<F: HasStates>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    records: &[F::Record],
    act: Act,
) -> StoreResult<Standing<F>> {
    changes::make(tx, of, async |change| {
        let before = states::<F>(tx, records).await?;
        let steps = before.iter().map(|(record, from)| Ok((*record, *from, from.after(act)?)));
        let steps: Vec<Step<F>> = steps.collect::<Result<_, Refusal>>()?;
        Ok((before, enter(tx, change, &steps).await?))
    })
    .await
}

/// Puts records back into the states they were in: the undoing of [`act`]. Answers those that they leave.
pub(crate) async fn put_back<F: HasStates>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    to: &[(F::Record, F::State)],
) -> StoreResult<Standing<F>> {
    changes::make(tx, of, async |change| {
        let wanted: HashMap<F::Record, F::State> = to.iter().copied().collect();
        let records: Vec<F::Record> = to.iter().map(|(record, _)| *record).collect();
        let before = states::<F>(tx, &records).await?;
        let step = |(record, from): &(F::Record, F::State)| Some((*record, *from, *wanted.get(record)?));
        let steps: Vec<Step<F>> = before.iter().filter_map(step).collect();
        let told = enter(tx, change, &steps).await?;
        Ok((before, told))
    })
    .await
}

/// The states of records, each once, in the order asked. One that is not the company's makes all of them not found.
async fn states<F: HasStates>(tx: &Tenant<DatabaseTransaction>, records: &[F::Record]) -> StoreResult<Standing<F>> {
    if records.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    let rows: Vec<(Uuid, String)> = F::Entity::find()
        .select_only()
        .columns([F::ID, F::STATE])
        .filter(F::COMPANY.eq(tx.company().0))
        .filter(F::ID.is_in(records.iter().map(|record| id::<F>(*record))))
        .into_tuple()
        .all(tx.db())
        .await?;
    let found: HashMap<Uuid, String> = rows.into_iter().collect();
    let mut seen = HashSet::new();
    let once = records.iter().filter(|record| seen.insert(**record));
    once.map(|record| {
        let id = id::<F>(*record);
        Ok((*record, read(found.get(&id).ok_or(StoreError::NotFound)?, id)?))
    })
    .collect()
}

/// Puts each record into its new state, where that is another one.
async fn enter<F: HasStates>(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<F>,
    steps: &[Step<F>],
) -> StoreResult<Told> {
    F::refuse(tx, steps).await?;
    for &to in F::State::STATES {
        let ids = moved::<F>(steps, |from, into| into == to && from != to);
        if !ids.is_empty() {
            let update = change
                .update_many(tx)
                .col_expr(F::STATE, Expr::value(to.name()))
                .col_expr(F::UPDATED_AT, Expr::value(tx.now()));
            F::also(update, to, tx.now()).filter(F::ID.is_in(ids)).exec(tx.db()).await?;
        }
    }
    F::entered(tx, steps).await?;
    let events = steps.iter().filter_map(|(record, from, to)| Some((*record, F::told(*from, *to)?)));
    change.tell_all(tx, events.collect()).await
}

/// The records of the steps that are meant, by their states before and after.
pub(crate) fn moved<F: HasStates>(steps: &[Step<F>], is_meant: impl Fn(F::State, F::State) -> bool) -> Vec<Uuid> {
    steps.iter().filter(|(_, from, to)| is_meant(*from, *to)).map(|(record, ..)| id::<F>(*record)).collect()
}

/// A stored state.
pub(crate) fn read<S: State>(stored: &str, row: Uuid) -> StoreResult<S> {
    S::named(stored).map_err(|_| StoreError::Corrupt(format!("state {stored:?} of {row}")))
}

fn id<F: HasStates>(record: F::Record) -> Uuid {
    let About { record, .. } = record.into();
    record
}
