//! The words for what tasks hold: labels of fields, names of states, time.

use domain::tasks::{RateSource, TaskState};

use kit::labels;
use kit::ui::BadgeKind;
use kit::words::{Locale, integer, is_one, td_string};

/// The word for a state.
pub fn state(l: Locale, state: TaskState) -> &'static str {
    match state {
        TaskState::ToDo => td_string!(l, tasks.state_to_do),
        TaskState::InProgress => td_string!(l, tasks.state_in_progress),
        TaskState::Done => td_string!(l, tasks.state_done),
        TaskState::Billed => td_string!(l, tasks.state_billed),
        TaskState::Deleted => td_string!(l, tasks.state_deleted),
    }
}

/// The word for all tasks in a state, on its chip.
pub fn states(l: Locale, state: TaskState) -> &'static str {
    match state {
        TaskState::ToDo => td_string!(l, tasks.states_to_do),
        TaskState::InProgress => td_string!(l, tasks.states_in_progress),
        TaskState::Done => td_string!(l, tasks.states_done),
        TaskState::Billed => td_string!(l, tasks.states_billed),
        TaskState::Deleted => td_string!(l, tasks.states_deleted),
    }
}

/// What a state means to whoever looks.
pub const fn badge(state: TaskState) -> BadgeKind {
    match state {
        TaskState::ToDo => BadgeKind::Neutral,
        TaskState::InProgress => BadgeKind::Info,
        TaskState::Done => BadgeKind::Warn,
        TaskState::Billed => BadgeKind::Good,
        TaskState::Deleted => BadgeKind::Bad,
    }
}

/// Whose rate holds.
pub fn source(l: Locale, source: RateSource) -> &'static str {
    match source {
        RateSource::Task => td_string!(l, tasks.rate_of_task),
        RateSource::Client => td_string!(l, tasks.rate_of_client),
        RateSource::Company => td_string!(l, tasks.rate_of_company),
    }
}

/// A number of tasks.
pub fn count(l: Locale, number: u64) -> String {
    let count = integer(number);
    if is_one(l, number) {
        td_string!(l, tasks.count_one, count).to_string()
    } else {
        td_string!(l, tasks.count_many, count).to_string()
    }
}

domain::for_each_task_field!(labels, field, tasks);

/// The label of a path of the form (`fields.rate`).
pub fn path(l: Locale, path: &str) -> String {
    let name = path.strip_prefix("fields.").unwrap_or(path);
    field(l, name).unwrap_or(name).to_owned()
}

/// The label of a path of the form of time (`fields.spent`).
pub fn time_path(l: Locale, path: &str) -> String {
    match path.strip_prefix("fields.").unwrap_or(path) {
        "day" => td_string!(l, tasks.day),
        "spent" => td_string!(l, tasks.duration),
        "note" => td_string!(l, tasks.note),
        other => return other.to_owned(),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use domain::tasks::{TaskFields, TimeFields};

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in TaskFields::NAMES {
                assert!(field(l, name).is_some_and(|label| !label.is_empty()), "{name}");
            }
            for name in TimeFields::NAMES {
                assert_ne!(time_path(l, &format!("fields.{name}")), *name);
            }
        }
        assert_eq!(path(Locale::fr, "fields.rate"), "Taux horaire");
    }
}
