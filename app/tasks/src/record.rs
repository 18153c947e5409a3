//! `/tasks/{id}`: what is to do, the time spent on it, and the timer.

pub mod api;

mod actions;
mod panel;
mod time;
mod time_form;
mod told;

use domain::ids::TaskId;
use domain::tasks::{TaskEvent, TaskState};
use leptos::prelude::*;
use uuid::Uuid;

use super::calls::Calls;
use super::face::FACE;
use super::running::Timer;
use super::view::TaskView;
use api::{activity_of_task, get_task};
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown, long_text};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, Icon, TextSkeleton};
use kit::words::{td_string, words};

async fn task(id: Uuid) -> Answer<TaskView> {
    get_task(TaskId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<TaskEvent>> {
    activity_of_task(TaskId(id), None).await
}

/// One task.
#[component]
pub fn TaskPage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, task, lately);
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(view) => {
                        acts.settle();
                        view! { <Whole view acts entries/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// What is known of a task, part by part.
#[component]
fn Whole(view: TaskView, acts: Acts, entries: Shown<ActivityPage<TaskEvent>>) -> impl IntoView {
    let l = words();
    let (id, title) = (view.task.id, view.task.data.title.as_str().to_owned());
    let record = Target { id: id.0, name: title.clone(), state: view.task.state.id() };
    let client = view.task.data.client.map(|client| {
        let name = view.names.get(&client.to_string()).cloned().unwrap_or_default();
        view! {
            <div class="reach">
                <a class="link" href=format!("/clients/{client}")><Icon glyph=Glyph::User/>{name}</a>
            </div>
        }
    });
    let calls = Calls::new();
    let view = StoredValue::new(view);
    let overview = move || view! { <Overview view acts calls entries/> };
    let parts =
        vec![Part::new("overview", td_string!(l, record.overview), overview), told::TELLING.part(id.0, entries)];
    view! {
        <PageTitle text=title/>
        <Head
            face=&FACE
            record=record.clone()
            number=String::new()
            image=None
            acts
            badges=().into_any()
            below=client.into_any()
            actions=view! { <actions::Actions view record acts calls/> }.into_any()
        />
        <div class="page-body"><Parts parts/></div>
    }
}

/// What it is, what was spent on it, and what happened lately.
#[component]
fn Overview(
    view: StoredValue<TaskView>,
    acts: Acts,
    calls: Calls,
    entries: Shown<ActivityPage<TaskEvent>>,
) -> impl IntoView {
    let l = words();
    let (id, stored) = view.with_value(|view| (view.task.id, view.task.state.id()));
    let warning = move || {
        let is_gone = TaskState::of(acts.state(id.0, stored)) == Some(TaskState::Deleted);
        is_gone.then(|| {
            view! { <Alert kind=AlertKind::Bad icon=Glyph::Trash>{td_string!(l, tasks.deleted_alert)}</Alert> }
        })
    };
    let (running, description) = view.with_value(|view| (view.running.clone(), view.task.data.description.clone()));
    let running = running.map(|running| view! { <Timer view=running calls here=id/> });
    let description = description.map(|text| {
        view! { <Alert kind=AlertKind::Neutral icon=Glyph::Note>{long_text(text.as_str())}</Alert> }
    });
    view! {
        {warning}
        {running}
        {view.with_value(|view| panel::facts(l, view))}
        {description}
        <time::Times view/>
        {told::TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
    }
}
