//! Tasks and the time spent on them as the user sees them: the list of what is to do, a task's page with its timer and its time, the form
//! that creates and edits one, and what a client's page shows of them.
#![recursion_limit = "512"]

pub mod api;
pub mod view;
mod wording;

mod calls;
mod changes;
mod chip;
mod face;
pub mod findable;
mod form;
mod form_page;
mod of_client;
mod record;
mod running;

pub use chip::{PLACE as TIMER_PLACE, show as show_timer};
pub use form_page::{TaskEditPage, TaskNewPage};
pub use of_client::OF_CLIENT;
pub use record::TaskPage;

use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

/// `/tasks`: what is to do, under the timer that runs.
#[component]
pub fn TasksPage() -> impl IntoView {
    view! {
        <running::RunningBar/>
        <RecordsPage face=&face::FACE/>
    }
}

/// `/tasks/search`: the advanced search without script.
#[component]
pub fn TaskSearchPage() -> impl IntoView {
    view! { <RecordSearchPage face=&face::FACE/> }
}
