//! What a form names must exist in the company and be of the right kind: a form may say anything.

use domain::clients::ClientState;
use domain::error::{FieldError, FieldErrors};
use domain::expenses::{Expense, ExpenseForm, NewExpense};
use domain::ids::{ClientId, ListItemId};
use domain::lists::ListKind;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};

use super::currency;
use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant, lists};

/// Reads a form: its amounts in the expense's currency, or the company's. `before` is the expense that it is saved over: what that names
/// already was looked at then. What stands on an invoice stays its client's.
pub(super) async fn parsed(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<&Expense>,
    form: &ExpenseForm,
) -> StoreResult<NewExpense> {
    let currency = match before {
        Some(before) => before.data.currency,
        None => currency(tx).await?,
    };
    let new = form.parse(currency)?;
    let (data, held) = (&new.data, before.map(|before| &before.data));
    let mut errors = FieldErrors::default();
    if let Some(id) = data.supplier.filter(|id| held.and_then(|held| held.supplier) != Some(*id))
        && !has(tx, of_company(tx, id).filter(Column::IsSupplier.eq(true))).await?
    {
        errors.push("fields.supplier", FieldError::Unknown);
    }
    if let Some(id) = data.client.filter(|id| held.and_then(|held| held.client) != Some(*id))
        && !has(tx, of_company(tx, id)).await?
    {
        errors.push("fields.client", FieldError::Unknown);
    }
    for (kind, name, id, held) in [
        (ListKind::ExpenseCategory, "fields.category", data.category, held.and_then(|held| held.category)),
        (ListKind::PaymentMethod, "fields.method", data.method, held.and_then(|held| held.method)),
    ] {
        if let Some(id) = id.filter(|id| held != Some(*id))
            && !is_entry(tx, kind, id).await?
        {
            errors.push(name, FieldError::Unknown);
        }
    }
    if before.is_some_and(|before| before.invoice.is_some())
        && let Some(held) = held
    {
        if held.client != data.client {
            errors.push("fields.client", FieldError::NotAChoice);
        }
        if held.billable != data.billable {
            errors.push("fields.billable", FieldError::NotAChoice);
        }
    }
    if errors.is_empty() { Ok(new) } else { Err(errors.into()) }
}

/// A client of the company, unless it was thrown away.
fn of_company(tx: &Tenant<DatabaseTransaction>, id: ClientId) -> Select<Entity> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::Id.eq(id.0));
    of_company.filter(Column::State.ne(ClientState::Deleted.as_str()))
}

async fn has(tx: &Tenant<DatabaseTransaction>, these: Select<Entity>) -> StoreResult<bool> {
    Ok(these.limit(1).count(tx.db()).await? > 0)
}

async fn is_entry(tx: &Tenant<DatabaseTransaction>, kind: ListKind, id: ListItemId) -> StoreResult<bool> {
    Ok(lists::of(tx, kind).await?.iter().any(|item| item.id == id))
}
