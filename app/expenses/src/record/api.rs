//! What an expense's page asks for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::expenses::{Expense, ExpenseEvent};
use domain::ids::{ActivityId, ExpenseId};
#[cfg(feature = "ssr")]
use domain::ids::{ClientId, ListItemId};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use store::names::Named;

use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// An expense and the words for what it only names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpenseView {
    /// The expense.
    pub expense: Expense,
    /// The names of its supplier, client, category and means of payment, and its invoice's number, by id.
    pub names: BTreeMap<String, String>,
    /// What its receipt is: its name and its content.
    pub receipt: Option<(String, String)>,
    /// The day it was entered, in the company's time zone.
    pub created_on: NaiveDate,
}

impl ExpenseView {
    /// What something is called that it names by its id.
    pub fn name(&self, id: &dyn ToString) -> String {
        self.names.get(&id.to_string()).cloned().unwrap_or_default()
    }
}

/// One expense.
#[server(prefix = "/api", endpoint = "expenses/get", input = Json, output = Json, client = PageClient)]
pub async fn get_expense(
    /// The expense.
    id: ExpenseId,
) -> Result<ExpenseView, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Expense))?.read();
    let expense = store::expenses::get(&tenant, id).await?;
    let data = &expense.data;
    let named = Named {
        clients: data.supplier.into_iter().chain(data.client).collect(),
        entries: data.category.into_iter().chain(data.method).collect(),
        documents: expense.invoice.into_iter().collect(),
        ..Named::default()
    };
    let receipt = match expense.receipt {
        Some(file) => Some(store::files::get(&tenant, file).await?),
        None => None,
    };
    let zone = store::local_time::zone(&tenant).await?;
    Ok(ExpenseView {
        names: store::names::of(&tenant, &named, Subject::Expense).await?.named,
        receipt: receipt.map(|file| (file.name, file.content_type)),
        created_on: store::local_time::local(expense.created_at, zone).date(),
        expense,
    })
}

/// What happened to an expense before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-expense", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_expense(
    /// The expense.
    id: ExpenseId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<ExpenseEvent>, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Expense))?.read();
    store::expenses::get(&tenant, id).await?;
    let (entries, more) = store::activity::page::<store::expenses::Expenses, _>(&tenant, id.0, before, PAGE).await?;
    let mut named = Named::default();
    for entry in &entries {
        match &entry.event {
            ExpenseEvent::Updated { changes, .. } => changes.iter().for_each(|change| name(&mut named, change)),
            ExpenseEvent::Billed { invoice } | ExpenseEvent::Unbilled { invoice } => {
                named.documents.extend([*invoice]);
            }
            _ => {}
        }
    }
    let words = store::names::of(&tenant, &named, Subject::Expense).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// Notes what the values of a change name by id.
#[cfg(feature = "ssr")]
fn name(named: &mut Named, change: &domain::form::Change) {
    let values = [&change.from, &change.to].into_iter();
    match change.field.as_str() {
        "fields.client" | "fields.supplier" => {
            named.clients.extend(values.filter_map(|id| id.parse::<ClientId>().ok()));
        }
        "fields.category" | "fields.method" => {
            named.entries.extend(values.filter_map(|id| id.parse::<ListItemId>().ok()));
        }
        _ => {}
    }
}
