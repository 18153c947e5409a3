//! Expenses that are said to be paid.

use domain::error::Refusal;
use domain::field::FieldValue;
use domain::form::Edit;
use domain::ids::ExpenseId;
use sea_orm::DatabaseTransaction;

use super::{read, today, update};
use crate::{StoreResult, Tenant};

/// The most expenses paid at once: each is a save of its own.
const MOST: usize = 500;

/// The day on which one was paid, in its form.
const PAID_ON: &str = "fields.paid_on";

/// Says that expenses were paid today, all or none. Those that are paid stay as they are: two people may click at once. Answers the others
/// with the version that each has now, which [`take_back_pay`] undoes it with.
pub async fn pay(tx: &Tenant<DatabaseTransaction>, ids: &[ExpenseId]) -> StoreResult<Vec<(ExpenseId, i32)>> {
    within(ids.len())?;
    let today = today(tx).await?;
    let mut paid = Vec::with_capacity(ids.len());
    for id in ids {
        let expense = read::get(tx, *id).await?;
        if expense.data.paid_on.is_some() {
            continue;
        }
        let typed = today.written(&domain::expenses::reading(expense.data.currency));
        let edit = Edit::One { path: PAID_ON.to_owned(), typed };
        paid.push((*id, update::save(tx, *id, expense.version, edit).await?.version));
    }
    Ok(paid)
}

/// Takes back that expenses were paid, all or none: the undoing of [`pay`], by the versions that it made. Where somebody has said another
/// day since, it is a `Conflict`.
pub async fn take_back_pay(tx: &Tenant<DatabaseTransaction>, paid: &[(ExpenseId, i32)]) -> StoreResult<()> {
    within(paid.len())?;
    for (id, version) in paid {
        let edit = Edit::One { path: PAID_ON.to_owned(), typed: String::new() };
        update::save(tx, *id, *version, edit).await?;
    }
    Ok(())
}

fn within(count: usize) -> StoreResult<()> {
    if count > MOST {
        return Err(Refusal::TooMany { max: u32::try_from(MOST).unwrap_or(u32::MAX) }.into());
    }
    Ok(())
}
