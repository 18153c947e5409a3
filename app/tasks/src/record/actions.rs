use domain::access::Permission;
use domain::ids::{ClientId, TaskId};
use domain::tasks::{TaskState, TaskStep};
use leptos::prelude::*;

use crate::calls::{Bill, Calls};
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
    let doing = Doing::of(view, calls);
    let (id, state) = (doing.id, doing.state);
    let is_here = move || TaskState::of(acts.state(id.0, state.id())).is_some_and(TaskState::editable);
    let next = move || {
        is_here().then(|| {
            view! {
                {doing.start()}
                {doing.finish()}
                {doing.invoice()}
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

/// The buttons that stand before the others.
#[derive(Clone, Copy)]
struct Doing {
    calls: Calls,
    id: TaskId,
    state: TaskState,
    /// Whether the timer of whoever looks runs on it.
    runs: bool,
    /// Whose invoice its time may go on.
    billed: Option<ClientId>,
    bill: Bill,
}

impl Doing {
    fn of(view: StoredValue<TaskView>, calls: Calls) -> Self {
        let bill = calls.bill();
        view.with_value(|view| {
            let task = &view.task;
            let is_to_bill = view.spent.to_bill > 0 && may(Permission::EditDocuments);
            Self {
                calls,
                id: task.id,
                state: task.state,
                runs: view.running.as_ref().is_some_and(|running| running.running.task == task.id),
                billed: task.data.client.filter(|_| is_to_bill),
                bill,
            }
        })
    }

    fn start(self) -> Option<AnyView> {
        let Self { calls, id, .. } = self;
        let words = td_string!(calls.l, tasks.start_timer);
        let start = move |()| calls.start(id);
        let button = || view! { <Button icon=Glyph::Clock busy=calls.busy on_press=start>{words}</Button> }.into_any();
        (!self.runs).then(button)
    }

    fn finish(self) -> Option<AnyView> {
        let Self { calls, id, .. } = self;
        let words = td_string!(calls.l, tasks.finish);
        let finish = move |()| calls.step(id, TaskStep::Finish);
        let button = || {
            view! { <Button kind=ButtonKind::Primary icon=Glyph::Check busy=calls.busy on_press=finish>{words}</Button> }
                .into_any()
        };
        self.state.is_open().then(button)
    }

    fn invoice(self) -> Option<AnyView> {
        let Self { calls, id, bill, .. } = self;
        let client = self.billed?;
        let words = td_string!(calls.l, tasks.bill_time);
        let kind = if self.state.is_open() { ButtonKind::Plain } else { ButtonKind::Primary };
        let send = move |()| bill.run((client, Some(id)));
        Some(view! { <Button kind icon=Glyph::Invoice busy=calls.busy on_press=send>{words}</Button> }.into_any())
    }
}
