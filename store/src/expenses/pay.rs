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

/// Says that expenses were paid today, all or none. Those that are paid stay as they are: two people may click at once.
pub async fn pay(tx: &Tenant<DatabaseTransaction>, ids: &[ExpenseId]) -> StoreResult<()> {
    if ids.len() > MOST {
        return Err(Refusal::TooMany { max: u32::try_from(MOST).unwrap_or(u32::MAX) }.into());
    }
    let today = today(tx).await?;
    for id in ids {
        let expense = read::get(tx, *id).await?;
        if expense.data.paid_on.is_some() {
            continue;
        }
        let typed = today.written(&domain::expenses::reading(expense.data.currency));
        let edit = Edit::One { path: "fields.paid_on".to_owned(), typed };
        update::save(tx, *id, expense.version, edit).await?;
    }
    Ok(())
}
