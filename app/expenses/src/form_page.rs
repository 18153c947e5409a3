//! `/expenses/new` and `/expenses/{id}/edit`: one form.

use domain::access::Permission;
use domain::ids::{ClientId, ExpenseId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use crate::form::ExpenseSheet;
use crate::form::api::start_expense_form;
use crate::form::options::FormStart;
use engines::form::FormPages;
use kit::failure::Used;
use kit::words::{td_string, words};

/// A new expense. Whom it was made for (`client`) may stand in the address, beside its name.
#[component]
pub fn ExpenseNewPage() -> impl IntoView {
    view! { <Used subject=Subject::Expense><NewExpense/></Used> }
}

#[component]
fn NewExpense() -> impl IntoView {
    let query = use_query_map();
    pages().new_page_of(move || query.with(wanted), |client| start_expense_form(None, client))
}

/// An expense that exists.
#[component]
pub fn ExpenseEditPage() -> impl IntoView {
    pages().edit_page(|id| start_expense_form(id.map(ExpenseId), None))
}

/// What is no id asks for nothing.
fn wanted(query: &ParamsMap) -> Option<ClientId> {
    query.get("client").and_then(|client| client.parse().ok())
}

fn pages() -> FormPages<FormStart> {
    let titles = [td_string!(words(), expenses.new_title), td_string!(words(), expenses.edit_title)];
    FormPages {
        titles,
        needs: Permission::EditExpenses,
        drawn: |start, name| view! { <ExpenseSheet start name/> }.into_any(),
    }
}
