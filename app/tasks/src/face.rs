//! The list of tasks on screen: its words, its cells, and what is done to tasks.

use domain::format::{DateStyle, date};
use domain::ids::TaskId;
use domain::listing::{Criterion, ListRow, StateId};
use domain::state::Act;
use domain::table::ColumnIndex;
use domain::tasks::listing::{CLIENT, CREATED, DUE, OWNER, SPENT, STATE, TITLE, TO_BILL, client};
use domain::tasks::{TASKS, TaskState, spent};
use maud::{Markup, html};
use uuid::Uuid;

use super::api::{act_on_tasks, put_tasks_back};
use super::wording;
use engines::listing::{Face, Look, RowLink, Verbs, Word, badge, marked};
use kit::ui::{BadgeKind, Glyph};
use kit::words::{Locale, integer, td_string};

/// The list of tasks.
pub static FACE: Face = Face {
    listing: &TASKS,
    class: "tasks",
    glyph: Glyph::Clock,
    word,
    count: wording::count,
    column,
    column_class,
    title,
    cell,
    state: |l, state| TaskState::of(state).map_or("", |state| wording::states(l, state)),
    tag: |_, _, _| None,
    standing,
    criterion,
    values,
    links,
    verbs: Verbs {
        acts,
        after: |state, act| TaskState::of(state)?.after(act).ok().map(TaskState::id),
        is_editable: |state| TaskState::of(state).is_some_and(TaskState::editable),
        bulk: &[Act::Delete, Act::Restore],
        done,
        send: |ids, act| {
            Box::pin(async move {
                let previous = act_on_tasks(ids.into_iter().map(TaskId).collect(), act).await?;
                Ok(previous.into_iter().map(|(id, state)| (id.0, state.id())).collect())
            })
        },
        put_back: |previous| {
            let state = |(id, state): (Uuid, StateId)| Some((TaskId(id), TaskState::of(state)?));
            let previous = previous.into_iter().filter_map(state).collect();
            Box::pin(async move { put_tasks_back(previous).await })
        },
        instead: |_| None,
    },
    bulk: None,
    is_imported: false,
    export: Some(|l| vec![("csv", td_string!(l, listing.export_csv)), ("xlsx", td_string!(l, listing.export_xlsx))]),
};

fn word(l: Locale, word: Word) -> &'static str {
    match word {
        Word::Title => td_string!(l, tasks.title_of_list),
        Word::ListLabel => td_string!(l, tasks.list_label),
        Word::FilterLabel => td_string!(l, tasks.filter_label),
        Word::New => td_string!(l, tasks.new_title),
        Word::Edit => td_string!(l, tasks.edit),
        Word::Column => td_string!(l, tasks.column_task),
        Word::EmptyTitle => td_string!(l, tasks.empty_title),
        Word::EmptyText => td_string!(l, tasks.empty_text),
        Word::NoneTitle => td_string!(l, tasks.none_title),
        Word::NoneText => td_string!(l, tasks.none_text),
        Word::NoneInState => td_string!(l, tasks.none_in_state),
        Word::Bulk => td_string!(l, tasks.bulk_label),
        // Nothing brings tasks in, and there is no sum: nobody asks.
        Word::Import | Word::Total | Word::SecondTotal => "",
    }
}

fn column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        CLIENT => td_string!(l, tasks.client),
        OWNER => td_string!(l, tasks.owner),
        DUE => td_string!(l, tasks.due_on),
        SPENT => td_string!(l, tasks.column_spent),
        TO_BILL => td_string!(l, tasks.column_to_bill),
        STATE => td_string!(l, tasks.column_state),
        CREATED => td_string!(l, tasks.column_created),
        _ => td_string!(l, tasks.column_task),
    }
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        CLIENT => "fit cell-who",
        OWNER => "low col-owner",
        DUE => "mid col-day",
        SPENT => "num cell-sum",
        TO_BILL => "low num col-time",
        STATE => "cell-state",
        CREATED => "low col-day",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    html! {
        a.name href=(FACE.record(row.id)) { span { (marked(row.text(TITLE), &look.found)) } }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let class = column_class(column);
    let content = match column {
        SPENT | TO_BILL => {
            let time = row.number(column).and_then(|minutes| u64::try_from(minutes).ok()).map(spent::written);
            return html! { td class=(class) { (time.unwrap_or_default()) } };
        }
        STATE => {
            let state = TaskState::parse(row.text(STATE)).unwrap_or_default();
            let label = badge(wording::badge(state), wording::state(look.l, state));
            return html! { td class=(class) { (label) } };
        }
        DUE | CREATED => {
            html! { (row.day(column).map_or_else(String::new, |day| date(day, DateStyle::Medium, look.f))) }
        }
        OWNER => html! { (row.text(OWNER)) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = TaskState::of(state).unwrap_or_default();
    (wording::badge(state), wording::state(l, state))
}

fn criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "owner" => td_string!(l, tasks.owner),
        "due_from" => td_string!(l, tasks.due_from),
        "due_to" => td_string!(l, tasks.due_to),
        "from" => td_string!(l, tasks.created_from),
        "to" => td_string!(l, tasks.created_to),
        _ => td_string!(l, tasks.criterion_time),
    }
}

/// Only whether there is time to invoice has values that are the same in every company.
fn values(l: Locale, _: &Criterion, _: &str) -> Vec<(String, String)> {
    let words = [("to_bill", td_string!(l, tasks.time_to_bill)), ("nothing", td_string!(l, tasks.no_time_to_bill))];
    words.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect()
}

fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let of_client = |client| RowLink {
        label: td_string!(l, tasks.see_client),
        glyph: Glyph::User,
        href: format!("/clients/{client}"),
    };
    client(row).map(of_client).into_iter().collect()
}

fn acts(state: StateId) -> &'static [Act] {
    match TaskState::of(state) {
        Some(TaskState::ToDo | TaskState::InProgress | TaskState::Done) => &[Act::Delete],
        Some(TaskState::Deleted) => &[Act::Restore],
        Some(TaskState::Billed) | None => &[],
    }
}

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Delete => td_string!(l, tasks.done_deleted_one, name = name).to_string(),
            _ => td_string!(l, tasks.done_restored_one, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Delete => td_string!(l, tasks.done_deleted_many, count = count).to_string(),
        _ => td_string!(l, tasks.done_restored_many, count = count).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_act_leads_where_the_rules_say() {
        let after = |state: TaskState, act| (FACE.verbs.after)(state.id(), act);
        assert_eq!(after(TaskState::Done, Act::Delete), Some(TaskState::Deleted.id()));
        assert_eq!(after(TaskState::Billed, Act::Delete), None);
        for &state in TaskState::ALL {
            assert!(acts(state.id()).iter().all(|act| after(state, *act).is_some()), "{state:?}");
        }
    }

    #[test]
    fn every_column_and_criterion_has_words_of_its_own() {
        let columns: BTreeSet<_> = TASKS.columns.iter().map(|of| column(Locale::en, *of)).collect();
        assert_eq!(columns.len(), TASKS.columns.len());
        let criteria: BTreeSet<_> = TASKS.criteria.iter().map(|of| criterion(Locale::en, of.name)).collect();
        assert_eq!(criteria.len(), TASKS.criteria.len());
    }
}
