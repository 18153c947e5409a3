//! Archive, delete, restore: expenses as what has states.

use domain::error::Refusal;
use domain::expenses::{ExpenseEvent, ExpenseState};
use domain::ids::ExpenseId;
use domain::state::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Expenses, read};
use crate::batches::IDS;
use crate::changes::{self, Change};
use crate::entities::expense::Column;
use crate::states::{self, HasStates, Step, moved};
use crate::{StoreResult, Tenant};

/// Does the same to expenses, all or none. Answers the states they were in, which [`put_back`] undoes it with.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ExpenseId],
    act: Act,
) -> StoreResult<Vec<(ExpenseId, ExpenseState)>> {
    let before = states::act(tx, Expenses, ids, act).await?;
    settled(tx, &ids.iter().map(|id| id.0).collect::<Vec<_>>()).await?;
    Ok(before)
}

/// Puts expenses back into the states they were in: the undoing of [`act`]. Answers those that they leave.
pub async fn put_back(
    tx: &Tenant<DatabaseTransaction>,
    to: &[(ExpenseId, ExpenseState)],
) -> StoreResult<Vec<(ExpenseId, ExpenseState)>> {
    let left = states::put_back(tx, Expenses, to).await?;
    settled(tx, &to.iter().map(|(id, _)| id.0).collect::<Vec<_>>()).await?;
    Ok(left)
}

impl HasStates for Expenses {
    type State = ExpenseState;
    const STATE: Column = Column::State;
    const UPDATED_AT: Column = Column::UpdatedAt;

    fn told(from: ExpenseState, to: ExpenseState) -> Option<ExpenseEvent> {
        ExpenseEvent::of_states(from, to)
    }

    /// What stands on an invoice is not thrown away, be it put aside.
    async fn refuse(tx: &Tenant<DatabaseTransaction>, steps: &[Step<Self>]) -> StoreResult<()> {
        let leaving = moved::<Self>(steps, |from, to| to == ExpenseState::Deleted && from != to);
        for ids in leaving.chunks(IDS) {
            let billed = read::of_company(tx).filter(Column::InvoiceId.is_not_null());
            if billed.filter(Column::Id.is_in(ids.iter().copied())).count(tx.db()).await? > 0 {
                return Err(Refusal::WrongState.into());
            }
        }
        Ok(())
    }
}

/// Has expenses enter the states that follow from whether they are paid and billed.
async fn settled(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<()> {
    changes::make(tx, Expenses, async |change| {
        settle(tx, &change, ids).await?;
        Ok(((), change.without_activity("what led to it tells of it")))
    })
    .await
}

/// As [`ExpenseState::settled`] says of each, in a statement for each state: those that stand in it already are not written.
pub(super) async fn settle(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Expenses>,
    ids: &[Uuid],
) -> StoreResult<()> {
    let live = [ExpenseState::ToPay, ExpenseState::Paid, ExpenseState::Billed].map(ExpenseState::as_str);
    for (state, condition) in follows() {
        for ids in ids.chunks(IDS) {
            change
                .update_many(tx)
                .col_expr(Column::State, Expr::value(state.as_str()))
                .filter(Column::Id.is_in(ids.iter().copied()))
                .filter(Column::State.is_in(live))
                .filter(Column::State.ne(state.as_str()))
                .filter(condition.clone())
                .exec(tx.db())
                .await?;
        }
    }
    Ok(())
}

/// The states that follow, and what they follow from.
fn follows() -> [(ExpenseState, Condition); 3] {
    let free = || Condition::all().add(Column::InvoiceId.is_null());
    [
        (ExpenseState::Billed, Condition::all().add(Column::InvoiceId.is_not_null())),
        (ExpenseState::Paid, free().add(Column::PaidOn.is_not_null())),
        (ExpenseState::ToPay, free().add(Column::PaidOn.is_null())),
    ]
}
