use domain::access::Permission;
use domain::tasks::{TaskState, TaskStep};
use leptos::prelude::*;

use crate::calls::Calls;
use crate::face::FACE;
use crate::view::TaskView;
use engines::listing::acts::{Acts, Target};
use engines::record;
use kit::bootstrap::may;
use kit::ui::{Button, ButtonKind, Glyph, MenuItem, MenuSeparator};
use kit::words::td_string;

/// What comes next with a task: its timer, that it is done, its invoice; and behind the arrow everything else.
#[component]
pub fn Actions(
    /// The task.
    view: StoredValue<TaskView>,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
    /// The calls of the page.
    calls: Calls,
) -> impl IntoView {
    if !FACE.may_edit() {
        return ().into_any();
    }
    let l = calls.l;
    let (id, state, client) = view.with_value(|view| (view.task.id, view.task.state, view.task.data.client));
    let runs = view.with_value(|view| view.running.as_ref().is_some_and(|running| running.running.task == id));
    let billed = view.with_value(|view| view.spent.to_bill > 0).then_some(client).flatten();
    let (bill, may_bill) = (calls.bill(), may(Permission::EditDocuments));
    let is_here = move || TaskState::of(acts.state(id.0, state.id())).is_some_and(TaskState::editable);
    let next = move || {
        is_here().then(|| {
            let start = (!runs).then(|| {
                view! {
                    <Button icon=Glyph::Clock busy=calls.busy on_press=move |()| calls.start(id)>
                        {td_string!(l, tasks.start_timer)}
                    </Button>
                }
            });
            let finish = state.is_open().then(|| {
                view! {
                    <Button
                        kind=ButtonKind::Primary
                        icon=Glyph::Check
                        busy=calls.busy
                        on_press=move |()| calls.step(id, TaskStep::Finish)
                    >
                        {td_string!(l, tasks.finish)}
                    </Button>
                }
            });
            let invoice = billed.filter(|_| may_bill).map(|client| {
                let kind = if state.is_open() { ButtonKind::Plain } else { ButtonKind::Primary };
                view! {
                    <Button kind icon=Glyph::Invoice busy=calls.busy on_press=move |()| bill.run((client, Some(id)))>
                        {td_string!(l, tasks.bill_time)}
                    </Button>
                }
            });
            view! {
                {start}
                {finish}
                {invoice}
            }
        })
    };
    let changes = move || {
        let (label, step) = match state {
            TaskState::ToDo => (td_string!(l, tasks.begin), TaskStep::Start),
            TaskState::Done | TaskState::Billed => (td_string!(l, tasks.reopen), TaskStep::Reopen),
            TaskState::InProgress | TaskState::Deleted => return None,
        };
        let run = Callback::new(move |()| calls.step(id, step));
        Some(view! {
            <MenuItem label icon=Glyph::Repeat on_select=run/>
            <MenuSeparator/>
        })
    };
    view! { <record::Actions face=&FACE record acts changes others=|| () next/> }.into_any()
}
