//! New expenses.

use domain::expenses::{Expense, ExpenseEvent, ExpenseForm, ExpenseState, NewExpense};
use domain::ids::ExpenseId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Expenses, check, columns};
use crate::changes::{self, Change};
use crate::{StoreResult, Tenant};

/// Enters an expense, in the company's currency.
pub async fn create(tx: &Tenant<DatabaseTransaction>, form: &ExpenseForm) -> StoreResult<Expense> {
    changes::make(tx, Expenses, async |change| {
        let expense = fresh(tx, check::parsed(tx, None, form).await?);
        insert(tx, &change, std::slice::from_ref(&expense)).await?;
        let told = change.tell(tx, expense.id, ExpenseEvent::Created).await?;
        Ok((expense, told))
    })
    .await
}

/// Writes expenses that were checked.
pub(crate) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Expenses>,
    expenses: &[Expense],
) -> StoreResult<()> {
    change.insert(tx, expenses.iter().map(|expense| columns::row(tx.company(), expense)).collect()).await
}

fn fresh(tx: &Tenant<DatabaseTransaction>, new: NewExpense) -> Expense {
    Expense {
        id: ExpenseId(Uuid::now_v7()),
        version: 1,
        state: ExpenseState::ToPay.settled(new.data.paid_on.is_some(), false),
        data: new.data,
        receipt: None,
        invoice: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}
