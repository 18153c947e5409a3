//! An expense saved again, and its receipt.

use domain::error::Refusal;
use domain::expenses::{self, EXPENSE_FORM, Expense, ExpenseEvent, ExpenseForm};
use domain::form::{Edit, FormText};
use domain::ids::{ExpenseId, FileId};
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use super::{Expenses, check, columns, read};
use crate::changes::{self, Base};
use crate::{StoreError, StoreResult, Tenant, files};

/// Saves an expense over the version that the form, or the one value, was made from.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the expense; a form that changes
/// nothing leaves no trace. What is thrown away is restored before it is changed.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ExpenseId,
    version: i32,
    edit: Edit<ExpenseForm>,
) -> StoreResult<Expense> {
    changes::make(tx, Expenses, async |change| {
        let before = editable(tx, id).await?;
        let base = Base::of(version, &edit);
        let form = edit.over(&EXPENSE_FORM, &[], || before.to_form())?;
        let new = check::parsed(tx, Some(&before), &form).await?;
        let state = before.state.settled(new.data.paid_on.is_some(), before.invoice.is_some());
        let version = before.version + 1;
        let after = Expense { version, state, data: new.data, updated_at: tx.now(), ..before.clone() };
        let changes = expenses::changes(&before.to_form(), &after.to_form());
        // Whoever made the same of it before has told of it.
        if changes.is_empty() && base.is_older_than(before.version) {
            return Ok((before, change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.to_form());
        base.admit::<Expenses>(tx, id.0, before.version, ExpenseEvent::saved, stands).await?;
        if changes.is_empty() {
            return Ok((before, change.without_activity("the form says what there was")));
        }
        change.update(tx, columns::row(tx.company(), &after)).await?;
        let told = change.tell(tx, id, ExpenseEvent::Updated { version, changes }).await?;
        Ok((after, told))
    })
    .await
}

/// Sets an expense's receipt, or takes it off. The file must be one of the expense.
pub async fn set_receipt(tx: &Tenant<DatabaseTransaction>, id: ExpenseId, receipt: Option<FileId>) -> StoreResult<()> {
    changes::make(tx, Expenses, async |change| {
        let before = editable(tx, id).await?;
        if let Some(file) = receipt
            && files::get(tx, file).await?.of != Some((Subject::Expense, id.0))
        {
            return Err(StoreError::NotFound);
        }
        if before.receipt == receipt {
            return Ok(((), change.without_activity("it has that receipt already")));
        }
        let after = Expense { receipt, updated_at: tx.now(), ..before };
        change.update(tx, columns::row(tx.company(), &after)).await?;
        Ok(((), change.tell(tx, id, ExpenseEvent::ReceiptChanged { set: receipt.is_some() }).await?))
    })
    .await
}

/// An expense that may be changed: what is thrown away is restored first.
async fn editable(tx: &Tenant<DatabaseTransaction>, id: ExpenseId) -> StoreResult<Expense> {
    let expense = read::get(tx, id).await?;
    if expense.state.editable() { Ok(expense) } else { Err(Refusal::WrongState.into()) }
}
