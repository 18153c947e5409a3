//! What the browser may ask about expenses from anywhere: in their list, on their page, on that of a client.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::expenses::{ExpenseRow, ExpenseState};
use domain::ids::{ClientId, ExpenseId};
use domain::state::Act;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The most expenses of a client's table: whoever looks for more finds it in the list.
#[cfg(feature = "ssr")]
const MOST: u32 = 1_000;

/// Archives, deletes or restores expenses, and tells the state that each was in.
#[server(prefix = "/api", endpoint = "expenses/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_expenses(
    /// The expenses.
    ids: Chosen<ExpenseId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(ExpenseId, ExpenseState)>, AppError> {
    let needed = if act == Act::Delete {
        Permission::to_delete(Subject::Expense)
    } else {
        Permission::to_edit(Subject::Expense)
    };
    let tx = session::require(needed)?.begin().await?;
    let ids = ids.within()?;
    let previous = store::expenses::act(&tx, &ids, act).await?;
    if previous.iter().any(|(_, state)| *state == ExpenseState::Deleted) {
        session::require(Permission::to_delete(Subject::Expense))?;
    }
    tx.commit().await?;
    Ok(previous)
}

/// Puts expenses back into the states they were in: « Annuler ».
#[server(prefix = "/api", endpoint = "expenses/undo", input = Json, output = Json, client = ActClient)]
pub async fn put_expenses_back(
    /// The states they were in.
    previous: Chosen<(ExpenseId, ExpenseState)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::to_edit(Subject::Expense))?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    let left = store::expenses::put_back(&tx, &previous).await?;
    if previous.iter().chain(&left).any(|(_, state)| *state == ExpenseState::Deleted) {
        session::require(Permission::to_delete(Subject::Expense))?;
    }
    tx.commit().await?;
    Ok(())
}

/// Says that expenses were paid today. Answers those that were not paid before, with the version that each has now.
#[server(prefix = "/api", endpoint = "expenses/pay", input = Json, output = Json, client = ActClient)]
pub async fn pay_expenses(
    /// The expenses.
    ids: Chosen<ExpenseId>,
) -> Result<Vec<(ExpenseId, i32)>, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Expense))?.begin().await?;
    let paid = store::expenses::pay(&tx, &ids.within()?).await?;
    tx.commit().await?;
    Ok(paid)
}

/// Takes back that expenses were paid: « Annuler ».
#[server(prefix = "/api", endpoint = "expenses/unpay", input = Json, output = Json, client = ActClient)]
pub async fn take_back_pay(
    /// The expenses, each with the version that was made by paying it.
    paid: Chosen<(ExpenseId, i32)>,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Expense))?.begin().await?;
    store::expenses::take_back_pay(&tx, &paid.within()?).await?;
    Ok(tx.commit().await?)
}

/// The expenses made for a client, and what was bought from it.
#[server(prefix = "/api", endpoint = "expenses/of-client", input = Json, output = Json, client = PageClient)]
pub async fn expenses_of_client(
    /// The client.
    id: ClientId,
) -> Result<Vec<ExpenseRow>, AppError> {
    session::require(Permission::ViewClients)?;
    let tenant = session::require(Permission::to_view(Subject::Expense))?.read();
    Ok(store::expenses::of_client(&tenant, id, MOST).await?)
}
