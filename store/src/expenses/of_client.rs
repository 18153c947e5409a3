//! The expenses of one client: those made for it, and what was bought from it.

use domain::expenses::{Expense, ExpenseRow, ExpenseState};
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{columns, read};
use crate::entities::expense::Column;
use crate::{StoreResult, Tenant, clients};

/// The expenses made for a client or bought from it but those that were thrown away, the newest first.
pub async fn of_client<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    limit: u32,
) -> StoreResult<Vec<ExpenseRow>> {
    clients::require(t, client).await?;
    let theirs = Condition::any().add(Column::Client.eq(client.0)).add(Column::Supplier.eq(client.0));
    let rows = read::of_company(t)
        .filter(theirs)
        .filter(Column::State.ne(ExpenseState::Deleted.as_str()))
        .order_by_desc(Column::Date)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit))
        .all(t.db())
        .await?;
    let names = read::names_of(t, &rows).await?;
    let expenses = rows.iter().map(columns::expense).collect::<StoreResult<Vec<Expense>>>()?;
    let numbers = read::numbers(t, expenses.iter().filter_map(|expense| expense.invoice).collect()).await?;
    let row = |expense: Expense| {
        let data = &expense.data;
        let kept = data.supplier.and_then(|id| names.get(&id.0)).map(|(name, _)| name.clone());
        ExpenseRow {
            id: expense.id,
            description: data.description.as_str().to_owned(),
            supplier: data.supplier_name.as_ref().map(|name| name.as_str().to_owned()).or(kept),
            date: data.date,
            state: expense.state,
            net: data.net(),
            gross: data.gross(),
            is_to_bill: data.billable && data.client == Some(client) && expense.state.may_be_billed(),
            invoice: expense.invoice.map(|invoice| (invoice, numbers.get(&invoice).cloned())),
        }
    };
    Ok(expenses.into_iter().map(row).collect())
}
