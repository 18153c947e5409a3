//! `/tasks/new` and `/tasks/{id}/edit`: one form.

use domain::access::Permission;
use domain::ids::{ClientId, TaskId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use crate::form::TaskSheet;
use crate::form::api::start_task_form;
use crate::form::options::FormStart;
use engines::form::FormPages;
use kit::failure::Used;
use kit::words::{td_string, words};

/// A new task. Whom it is for (`client`) may stand in the address, beside its name.
#[component]
pub fn TaskNewPage() -> impl IntoView {
    view! { <Used subject=Subject::Task><NewTask/></Used> }
}

#[component]
fn NewTask() -> impl IntoView {
    let query = use_query_map();
    pages().new_page_of(move || query.with(wanted), |client| start_task_form(None, client))
}

/// A task that exists.
#[component]
pub fn TaskEditPage() -> impl IntoView {
    pages().edit_page(|id| start_task_form(id.map(TaskId), None))
}

/// What is no id asks for nothing.
fn wanted(query: &ParamsMap) -> Option<ClientId> {
    query.get("client").and_then(|client| client.parse().ok())
}

fn pages() -> FormPages<FormStart> {
    let titles = [td_string!(words(), tasks.new_title), td_string!(words(), tasks.edit_title)];
    FormPages {
        titles,
        needs: Permission::EditTasks,
        drawn: |start, name| view! { <TaskSheet start name/> }.into_any(),
    }
}
