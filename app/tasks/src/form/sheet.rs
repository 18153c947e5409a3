use leptos::prelude::*;

use super::options::FormStart;
use super::state::FormState;
use crate::wording;
use engines::form::{Look, PickClient, Sheet, area, decimal, line, select, tick};
use kit::ui::{FormSection, InputKind};
use kit::words::td_string;

/// The whole form of a task.
#[component]
pub fn TaskSheet(
    /// What it starts from.
    start: FormStart,
    /// What a new task is called so far.
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let title = match state.id {
        None => td_string!(l, tasks.new_title).to_owned(),
        Some(_) => td_string!(l, tasks.edit_title_of, name = state.value("title")).to_string(),
    };
    let parts = move || {
        view! {
            <What state/>
            <Money state/>
        }
    };
    view! { <Sheet form=state.form() title list_title=td_string!(l, tasks.title_of_list) parts/> }
}

/// What is to do, for whom, by whom and by when.
#[component]
fn What(state: FormState) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let title = Look { required: true, autofocus: state.id.is_none(), class: "span-all", ..Look::default() };
    let due = Look { kind: InputKind::Date, ..Look::default() };
    let owners = state.options.with_value(super::options::FormOptions::owners);
    view! {
        <FormSection
            id="task"
            title=td_string!(l, tasks.section_task)
            description=td_string!(l, tasks.section_task_text)
        >
            // Nobody chooses it: it is the client's, or the company's.
            <input type="hidden" name="fields.currency" value=state.value("currency")/>
            <div class="form-grid cols-2">{line(form, "title", title)}</div>
            <div class="form-grid cols-2">
                <PickClient
                    state=state.form()
                    label=wording::field(l, "client").unwrap_or_default()
                    placeholder=td_string!(l, tasks.pick_client)
                    none_text=td_string!(l, tasks.no_client_found)
                />
            </div>
            <div class="form-grid cols-2">
                {select(form, "owner", owners, Some(td_string!(l, tasks.nobody).to_owned()))}
                {line(form, "due_on", due)}
            </div>
            {area(form, "description", td_string!(l, tasks.description_hint))}
        </FormSection>
    }
}

/// What its time costs.
#[component]
fn Money(state: FormState) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let rate = Look { hint: Some(td_string!(l, tasks.rate_hint)), ..decimal() };
    view! {
        <FormSection id="billing" title=td_string!(l, tasks.section_billing)>
            <div class="form-ticks">{tick(form, "billable")}</div>
            <div class="form-grid cols-2">{line(form, "rate", rate)}</div>
        </FormSection>
    }
}
