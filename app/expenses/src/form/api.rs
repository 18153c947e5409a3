//! What the form of an expense asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
use domain::expenses::ExpenseForm;
#[cfg(feature = "ssr")]
use domain::form::Edit;
use domain::ids::{ClientId, ExpenseId};
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::options::{Editing, FormOptions};
use super::options::{FormStart, SupplierOffer};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What the form of a new expense, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "expenses/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_expense_form(
    /// The expense.
    id: Option<ExpenseId>,
    /// Whom a new one was made for.
    client: Option<ClientId>,
) -> Result<FormStart, AppError> {
    let tenant = session::require(Permission::to_edit(Subject::Expense))?.read();
    let mut lists = store::lists::choices(&tenant).await?;
    lists.retain(|item| matches!(item.kind, ListKind::ExpenseCategory | ListKind::PaymentMethod));
    let profile = store::companies::get(&tenant).await?.profile;
    let today = store::expenses::today(&tenant).await?;
    let mut options =
        FormOptions { lists, currency: profile.currency, usual_vat: profile.usual_vat, today, client: None };
    let Some(id) = id else {
        if let Some(client) = client {
            let name = store::clients::get(&tenant, client).await?.data.name.as_str().to_owned();
            options.client = Some((client, name));
        }
        return Ok(FormStart { options, editing: None });
    };
    let expense = store::expenses::get(&tenant, id).await?;
    if !expense.state.editable() {
        return Err(AppError::Refused(Refusal::WrongState));
    }
    let names = store::expenses::parties(&tenant, &expense).await?;
    let name = |id: ClientId| names.get(&id.to_string()).cloned().unwrap_or_default();
    options.currency = expense.data.currency;
    options.client = expense.data.client.map(|client| (client, name(client)));
    let mut form = expense.to_form();
    if let Some(supplier) = expense.data.supplier {
        // What is shown in the input: its id stands beside it.
        form.fields.supplier_name = name(supplier);
    }
    let editing = Editing { id, version: expense.version, state: expense.state.id(), form };
    Ok(FormStart { options, editing: Some(editing) })
}

/// The most suppliers offered; whoever seeks another types on.
#[cfg(feature = "ssr")]
const MOST_OFFERED: u64 = 8;

/// The company's suppliers whose names bear what was typed.
#[server(prefix = "/api", endpoint = "expenses/suppliers", input = Json, output = Json, client = PageClient)]
pub async fn find_suppliers(
    /// What was typed.
    text: Typed,
) -> Result<Vec<SupplierOffer>, AppError> {
    session::require(Permission::ViewClients)?;
    let tenant = session::require(Permission::to_edit(Subject::Expense))?.read();
    let found = store::expenses::suppliers(&tenant, &text, MOST_OFFERED).await?;
    Ok(found.into_iter().map(|(id, name, number)| SupplierOffer { id, name, number }).collect())
}

/// Enters an expense.
#[server(prefix = "/api", endpoint = "expenses/create", input = Json, output = Json, client = PageClient)]
pub async fn create_expense(
    /// The form, as typed.
    form: ExpenseForm,
) -> Result<ExpenseId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Expense))?.begin().await?;
    let expense = store::expenses::create(&tx, &form).await?;
    tx.commit().await?;
    Ok(expense.id)
}

/// Saves an expense, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "expenses/update", input = Json, output = Json, client = PageClient)]
pub async fn update_expense(
    /// The expense.
    id: ExpenseId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: ExpenseForm,
) -> Result<ExpenseId, AppError> {
    save(id, version, form.into()).await.map(|_| id)
}

/// Saves one value of an expense, unless somebody else has changed that one since `version`. Tells the version that is stored
/// then.
#[server(prefix = "/api", endpoint = "expenses/set", input = Json, output = Json, client = ActClient)]
pub async fn set_expense_field(
    /// The expense.
    id: ExpenseId,
    /// The version that was shown.
    version: i32,
    /// The value's path in the form.
    path: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<i32, AppError> {
    let edit = Edit::One { path: path.into_string(), typed: typed.into_string() };
    save(id, version, edit).await
}

#[cfg(feature = "ssr")]
async fn save(id: ExpenseId, version: i32, edit: Edit<ExpenseForm>) -> Result<i32, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Expense))?.begin().await?;
    let version = store::expenses::save(&tx, id, version, edit).await?.version;
    tx.commit().await?;
    Ok(version)
}
