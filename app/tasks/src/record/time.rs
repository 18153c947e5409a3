//! The time spent on a task, entry by entry: entered, corrected, taken out.

use domain::format::{DateStyle, date};
use domain::tasks::{TimeEntry, spent};
use leptos::prelude::*;

use super::time_form::{Meant, TimeDialog};
use crate::calls::Calls;
use crate::face::FACE;
use crate::view::TaskView;
use kit::ui::{Button, EmptyState, Glyph, IconButton};
use kit::words::{Locale, formats, td_string, words};

/// See the module.
#[component]
pub fn Times(
    /// The task.
    view: StoredValue<TaskView>,
) -> impl IntoView {
    let l = words();
    let calls = Calls::new();
    let (task, is_here, entries) =
        view.with_value(|view| (view.task.id, view.task.state.editable(), view.entries.clone()));
    let may = is_here && FACE.may_edit();
    let (meant, open) = (RwSignal::new(Meant::New), RwSignal::new(false));
    let ask = Callback::new(move |what: Meant| {
        meant.set(what);
        open.set(true);
    });
    let add = may.then(|| {
        view! {
            <Button class="sm" icon=Glyph::Plus on_press=move |()| ask.run(Meant::New)>{td_string!(l, tasks.add_time)}</Button>
        }
    });
    let rows = |entry| row(l, view, entry, may, (ask, calls));
    let body = if entries.is_empty() {
        view! { <EmptyState icon=Glyph::Clock title=td_string!(l, tasks.no_time_yet) text=td_string!(l, tasks.no_time_text)/> }
            .into_any()
    } else {
        table(l, may, entries.into_iter().map(rows).collect())
    };
    view! {
        <section class="card" aria-labelledby="times">
            <header class="card-head"><h2 id="times">{td_string!(l, tasks.time)}</h2>{add}</header>
            {body}
        </section>
        {may.then(|| view! { <TimeDialog task meant open/> })}
    }
}

fn table(l: Locale, may: bool, rows: Vec<AnyView>) -> AnyView {
    let acts = may.then(|| {
        view! { <th scope="col"><span class="sr-only">{td_string!(l, common.actions)}</span></th> }
    });
    view! {
        <div class="table-wrap">
            <table class="grid plain times">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, tasks.day)}</th>
                        <th scope="col">{td_string!(l, tasks.who)}</th>
                        <th scope="col" class="num">{td_string!(l, tasks.duration)}</th>
                        <th scope="col">{td_string!(l, tasks.note)}</th>
                        <th scope="col">{td_string!(l, tasks.invoice)}</th>
                        {acts}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What may be done with an entry, and by which calls.
type Doing = (Callback<Meant>, Calls);

fn row(l: Locale, view: StoredValue<TaskView>, entry: TimeEntry, may: bool, doing: Doing) -> AnyView {
    let f = formats();
    let name = |id: String| view.with_value(|view| view.names.get(&id).cloned());
    let who = name(entry.user.to_string()).unwrap_or_default();
    let time = match entry.spent {
        Some(minutes) => spent::written(minutes.get().into()),
        None => td_string!(l, tasks.runs).to_owned(),
    };
    let invoice = entry.invoice.map(|invoice| {
        let number = name(invoice.to_string()).unwrap_or_else(|| td_string!(l, tasks.draft).to_owned());
        view! { <a class="link" href=format!("/invoices/{invoice}")>{number}</a> }
    });
    let note = entry.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let day = date(entry.day, DateStyle::Medium, f);
    let acts = may.then(|| view! { <td class="num">{acts(l, &entry, &day, doing)}</td> });
    view! {
        <tr>
            <th scope="row">{day}</th>
            <td class="soft">{who}</td>
            <td class="num">{time}</td>
            <td class="soft pre">{note}</td>
            <td>{invoice}</td>
            {acts}
        </tr>
    }
    .into_any()
}

/// The two buttons of an entry that may be changed: what stands on an invoice stays, and what runs is stopped first.
fn acts(l: Locale, entry: &TimeEntry, day: &str, (ask, calls): Doing) -> Option<AnyView> {
    let data = entry.data().filter(|_| entry.invoice.is_none())?;
    let (id, meant) = (entry.id, Meant::of(entry.id, &data));
    let correct = td_string!(l, tasks.correct_of, day = day.to_owned()).to_string();
    let remove = td_string!(l, tasks.remove_of, day = day.to_owned()).to_string();
    let buttons = view! {
        <IconButton label=correct icon=Glyph::Pencil on_press=move |()| ask.run(meant.clone())/>
        <IconButton label=remove icon=Glyph::Trash busy=calls.busy on_press=move |()| calls.take_out(id)/>
    };
    Some(buttons.into_any())
}
