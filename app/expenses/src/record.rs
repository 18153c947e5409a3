//! `/expenses/{id}`: what was bought, its receipt, and what became of it.

pub mod api;

mod actions;
mod panel;
mod receipt;
mod told;

use domain::expenses::{ExpenseEvent, ExpenseState};
use domain::ids::ExpenseId;
use leptos::prelude::*;
use uuid::Uuid;

use super::face::FACE;
use api::{ExpenseView, activity_of_expense, get_expense};
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown, long_text};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, Icon, TextSkeleton};
use kit::words::{td_string, words};

async fn expense(id: Uuid) -> Answer<ExpenseView> {
    get_expense(ExpenseId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<ExpenseEvent>> {
    activity_of_expense(ExpenseId(id), None).await
}

/// One expense.
#[component]
pub fn ExpensePage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, expense, lately);
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

/// What is known of an expense, part by part.
#[component]
fn Whole(view: ExpenseView, acts: Acts, entries: Shown<ActivityPage<ExpenseEvent>>) -> impl IntoView {
    let l = words();
    let (id, title) = (view.expense.id, view.expense.data.description.as_str().to_owned());
    let record = Target { id: id.0, name: title.clone(), state: view.expense.state.id() };
    let client = view.expense.data.client.map(|client| {
        let name = view.name(&client);
        view! {
            <div class="reach">
                <a class="link" href=format!("/clients/{client}")><Icon glyph=Glyph::User/>{name}</a>
            </div>
        }
    });
    let receipt = RwSignal::new(false);
    let view = StoredValue::new(view);
    let overview = move || view! { <Overview view acts entries receipt/> };
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
            actions=view! { <actions::Actions view record acts receipt/> }.into_any()
        />
        <div class="page-body"><Parts parts/></div>
    }
}

/// What it cost, its receipt, and what happened lately.
#[component]
fn Overview(
    view: StoredValue<ExpenseView>,
    acts: Acts,
    entries: Shown<ActivityPage<ExpenseEvent>>,
    receipt: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let (id, stored) = view.with_value(|view| (view.expense.id, view.expense.state.id()));
    let warning = move || {
        let (kind, icon, text) = match ExpenseState::of(acts.state(id.0, stored)) {
            Some(ExpenseState::Archived) => (AlertKind::Warn, Glyph::Archive, td_string!(l, expenses.archived_alert)),
            Some(ExpenseState::Deleted) => (AlertKind::Bad, Glyph::Trash, td_string!(l, expenses.deleted_alert)),
            _ => return None,
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    let note = view.with_value(|view| view.expense.data.note.clone()).map(|note| {
        view! {
            <Alert kind=AlertKind::Neutral icon=Glyph::Note>
                <strong>{td_string!(l, expenses.note)}</strong>
                {long_text(note.as_str())}
            </Alert>
        }
    });
    view! {
        {warning}
        {note}
        {view.with_value(|view| panel::facts(l, view))}
        <div class="split">
            <aside class="card record-aside">
                {view.with_value(|view| panel::details(l, view))}
                <receipt::Receipt view open=receipt/>
            </aside>
            {told::TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
        </div>
    }
}
