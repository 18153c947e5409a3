//! What is known of a task, in a row of facts: what was spent on it, what that comes to, who does it and by when.

use std::collections::BTreeMap;

use domain::format::{DateStyle, date, money};
use domain::subject::Subject;
use domain::tasks::{reading, spent, worth};
use leptos::prelude::*;

use crate::face::FACE;
use crate::form::api::set_task_field;
use crate::view::TaskView;
use crate::wording;
use engines::lines;
use engines::record::api::Offered;
use engines::record::{Change, Changing, FactRow, InPlace, Lines, fact_value, offering};
use kit::words::{Locale, formats, td_string};

/// The row of facts.
pub fn facts(l: Locale, view: &TaskView) -> AnyView {
    let (f, data, time) = (formats(), &view.task.data, view.spent);
    let day = |day| date(day, DateStyle::Medium, f);
    let name = |id: String| view.names.get(&id).cloned();
    let to_bill = (time.to_bill > 0).then(|| match view.rate {
        Some(rate) => format!("{} · {}", spent::written(time.to_bill), money(worth(time.to_bill, rate.amount), f)),
        None => spent::written(time.to_bill),
    });
    let billed = (time.billed > 0).then(|| spent::written(time.billed));
    let rate = match view.rate {
        _ if !data.billable => td_string!(l, tasks.not_billable).to_owned(),
        Some(rate) => format!("{} · {}", money(rate.amount, f), wording::source(l, rate.source)),
        None => td_string!(l, tasks.no_rate).to_owned(),
    };
    let all = [
        ("spent", td_string!(l, tasks.column_spent), Some(spent::written(time.all))),
        ("to_bill", td_string!(l, tasks.column_to_bill), to_bill),
        ("billed", td_string!(l, tasks.billed_time), billed),
        ("rate", td_string!(l, tasks.rate), Some(rate)),
        ("owner", td_string!(l, tasks.owner), data.owner.and_then(|owner| name(owner.to_string()))),
        ("due_on", td_string!(l, tasks.due_on), data.due_on.map(day)),
        ("created_on", td_string!(l, tasks.column_created), Some(day(view.created_on))),
    ];
    let in_place = in_place(l, view);
    let fact = |(name, label, value): (&'static str, &'static str, Option<String>)| {
        let row = FactRow { name: name.to_owned(), label: label.to_owned(), value: value?.into_any() };
        let value = fact_value(row, in_place);
        Some(view! { <div class="fact"><dt>{label}</dt><dd class="starred">{value}</dd></div> })
    };
    view! { <dl class="card facts record-facts">{all.into_iter().filter_map(fact).collect_view()}</dl> }.into_any()
}

/// What of a task may be changed in place by whoever looks: what an hour of it costs, who does it and by when.
fn in_place(l: Locale, view: &TaskView) -> Option<InPlace> {
    let task = &view.task;
    if !task.state.editable() || !FACE.may_edit() {
        return None;
    }
    let reading = reading(task.data.currency);
    let lines = Lines::default().fields(lines!(task.data, reading; rate), &BTreeMap::new());
    let lines = lines.days(lines!(task.data, reading; due_on));
    let lines = lines.chosen(lines!(task.data, reading; owner));
    let (id, names) = (task.id, view.names.clone());
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_task_field(id, version, path, typed))
    };
    let offer = move |_, held: String| offering(Subject::Task, Offered::Members, held, &names);
    let label = move |path: &str| wording::path(l, path);
    Some(InPlace::new(&FACE, (id.0, task.version), lines, label, save).choosing(offer))
}
