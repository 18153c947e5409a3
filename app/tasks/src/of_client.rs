//! What tasks show on the page of a client: what is done for it, how long that took, and what of it is to be invoiced.

use domain::access::Permission;
use domain::format::{DateStyle, date, money};
use domain::ids::ClientId;
use domain::money::Money;
use domain::subject::Subject;
use domain::tasks::{SpentTime, TaskRow, TaskState, spent, worth};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::tasks_of_client;
use crate::calls::{Bill, Calls};
use crate::face::FACE;
use crate::running::Timer;
use crate::view::ClientTasks;
use crate::wording;
use engines::listing::RowLink;
use engines::record::{Given, GivenOverview, Part, Shown};
use kit::bootstrap::may;
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{Badge, Button, ButtonKind, ButtonLink, EmptyState, Glyph, IconButton, TableSkeleton};
use kit::words::{Locale, formats, td_string, today, words};

/// What is given to a client's page.
pub static OF_CLIENT: Given = Given {
    parts,
    overview: |_| GivenOverview { facts: ViewFn::default(), beside: ViewFn::default() },
    offered,
    shown: |_, _| None,
    files: |_, _| Vec::new(),
};

fn parts(client: Uuid) -> Vec<Part> {
    if !FACE.may_view() {
        return Vec::new();
    }
    vec![Part::new("time", td_string!(words(), tasks.time), move || part(client))]
}

fn offered(l: Locale, client: Uuid) -> Vec<RowLink> {
    let link = RowLink { label: td_string!(l, tasks.new_title), glyph: Glyph::Clock, href: new_href(client) };
    if FACE.may_edit() { vec![link] } else { Vec::new() }
}

fn new_href(client: Uuid) -> String {
    format!("{}/new?client={client}", FACE.path())
}

async fn of(client: Uuid) -> Answer<ClientTasks> {
    tasks_of_client(ClientId(client)).await
}

/// The part of a client's page.
fn part(client: Uuid) -> AnyView {
    let asked = Shown::new(Memo::new(move |_| Some(client)), of);
    let renew = move || asked.renew(of, || ());
    live::on_changed(Subject::Task, renew);
    live::on_heard(Subject::Task, renew);
    let calls = Calls::new();
    let bill = calls.bill();
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=4/> }>
            {move || Suspend::new(async move {
                match asked.answer.await {
                    Ok(found) => drawn(client, found, calls, bill),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn drawn(client: Uuid, found: ClientTasks, calls: Calls, bill: Bill) -> AnyView {
    let l = calls.l;
    let ClientTasks { tasks, running } = found;
    let all = tasks.iter().fold(SpentTime::default(), |all, task| all.with(task.spent));
    let invoice = (all.to_bill > 0 && may(Permission::EditDocuments)).then(|| {
        let press = move |()| bill.run((ClientId(client), None));
        view! {
            <Button kind=ButtonKind::Primary icon=Glyph::Invoice busy=calls.busy on_press=press>
                {td_string!(l, tasks.bill_time)}
            </Button>
        }
    });
    let kind = if tasks.is_empty() { ButtonKind::Primary } else { ButtonKind::Plain };
    let create = FACE.may_edit().then(|| {
        view! { <ButtonLink href=new_href(client) kind icon=Glyph::Plus>{td_string!(l, tasks.new_title)}</ButtonLink> }
    });
    if tasks.is_empty() {
        return view! {
            <div class="card"><EmptyState icon=Glyph::Clock title=td_string!(l, tasks.none_of_client)>{create}</EmptyState></div>
        }
        .into_any();
    }
    let runs = running.as_ref().map(|running| running.running.task);
    let timer = running.map(|view| view! { <Timer view calls/> });
    let rows = tasks.iter().map(|task| row(task, runs == Some(task.id), calls)).collect_view();
    view! {
        <div class="toolbar"><div class="page-actions">{invoice}{create}</div></div>
        {timer}
        {statistics(l, &tasks, all)}
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, tasks.column_task)}</th>
                            <th scope="col">{td_string!(l, tasks.column_state)}</th>
                            <th scope="col">{td_string!(l, tasks.due_on)}</th>
                            <th scope="col">{td_string!(l, tasks.owner)}</th>
                            <th scope="col" class="num">{td_string!(l, tasks.column_spent)}</th>
                            <th scope="col" class="num">{td_string!(l, tasks.column_to_bill)}</th>
                            <th scope="col"><span class="sr-only">{td_string!(l, common.actions)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

/// What was done, how long it took, and what is to be invoiced (A15.1 « statistiques »).
fn statistics(l: Locale, tasks: &[TaskRow], all: SpentTime) -> AnyView {
    let count = |is_meant: fn(TaskState) -> bool| tasks.iter().filter(|task| is_meant(task.state)).count().to_string();
    let worths = tasks
        .iter()
        .filter(|task| task.spent.to_bill > 0)
        .map(|task| task.rate.map(|rate| worth(task.spent.to_bill, rate.amount)));
    // Nothing is told where an hour of something costs nobody knows what.
    let value: Option<Money> = worths.collect::<Option<Vec<Money>>>().and_then(|all| {
        let currency = all.first()?.currency();
        Money::sum(all, currency).ok()
    });
    let to_bill = match value {
        Some(value) => format!("{} · {}", spent::written(all.to_bill), money(value, formats())),
        None => spent::written(all.to_bill),
    };
    let facts = [
        (td_string!(l, tasks.open_tasks), count(TaskState::is_open)),
        (td_string!(l, tasks.done_tasks), count(|state| !state.is_open())),
        (td_string!(l, tasks.column_spent), spent::written(all.all)),
        (td_string!(l, tasks.column_to_bill), to_bill),
        (td_string!(l, tasks.billed_time), spent::written(all.billed)),
    ];
    let fact = |(label, value): (&'static str, String)| {
        view! { <div class="fact"><dt>{label}</dt><dd>{value}</dd></div> }
    };
    view! { <dl class="card facts record-facts">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

fn row(task: &TaskRow, runs: bool, calls: Calls) -> AnyView {
    let state = task.state;
    let (l, f, id) = (calls.l, formats(), task.id);
    let time = |minutes: u64| if minutes > 0 { spent::written(minutes) } else { String::new() };
    let due = task.due_on.map(|due| date(due, DateStyle::Medium, f)).unwrap_or_default();
    let is_late = task.state.is_open() && task.due_on.is_some_and(|due| due < today());
    let label = td_string!(l, tasks.start_timer_of, name = task.title.clone()).to_string();
    let start = (FACE.may_edit() && !runs).then(|| {
        view! { <IconButton label icon=Glyph::Clock busy=calls.busy on_press=move |()| calls.start(id)/> }
    });
    view! {
        <tr>
            <th scope="row"><a class="link" href=FACE.record(id.0)>{task.title.clone()}</a></th>
            <td><Badge kind=wording::badge(state)>{wording::state(l, state)}</Badge></td>
            <td class=if is_late { "bad" } else { "soft" }>{due}</td>
            <td class="soft">{task.owner.clone()}</td>
            <td class="num">{time(task.spent.all)}</td>
            <td class="num">{time(task.spent.to_bill)}</td>
            <td class="num">{start}</td>
        </tr>
    }
    .into_any()
}
