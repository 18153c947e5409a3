//! The columns of files of tasks. They go out; nothing brings tasks in.

use super::{TASK_FORM, TaskFields, TaskState};
use crate::imports::choices::Choices;
use crate::imports::{Column, Columns, Value};
use crate::subject::Subject;

/// Files of tasks: a row a task, with the time spent on it.
pub static TASK_COLUMNS: Columns = Columns {
    subject: Subject::Task,
    title: ("Tâches", "Tasks"),
    own: OWN,
    foreign: &[],
    named: &[],
    form: &TASK_FORM,
    repeated: &[],
    programs: &[],
    several: &[],
    has_cards: false,
};

/// Where what was spent stands, in the form that is taken out.
pub const SPENT: &str = "spent";

/// Where what is to be invoiced of it stands.
pub const TO_BILL: &str = "to_bill";

/// The title comes first, then the state, then the other fields, then the time.
const FIELDS: (&[Column], &[Column]) = TaskFields::COLUMNS.split_at(1);

/// Every column, in the order of an export.
const OWN: &[&[Column]] = &[
    FIELDS.0,
    &[Column { path: "state", value: Value::Choice(STATES), french: "État", english: "State" }],
    FIELDS.1,
    &[
        Column { path: SPENT, value: Value::Line, french: "Temps passé", english: "Time spent" },
        Column { path: TO_BILL, value: Value::Line, french: "Temps à facturer", english: "Time to bill" },
    ],
];

/// Its state.
const STATES: Choices = &[
    (TaskState::ToDo.as_str(), "À faire", "To do", &[]),
    (TaskState::InProgress.as_str(), "En cours", "In progress", &[]),
    (TaskState::Done.as_str(), "Terminée", "Done", &[]),
    (TaskState::Billed.as_str(), "Facturée", "Billed", &[]),
    (TaskState::Deleted.as_str(), "Supprimée", "Deleted", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::write;

    #[test]
    fn no_two_columns_share_a_name() {
        let own: Vec<&Column> = TASK_COLUMNS.own().collect();
        for (at, column) in own.iter().enumerate() {
            let is_like = |other: &&&Column| other.french == column.french || other.english == column.english;
            assert_eq!(own[..at].iter().find(is_like), None, "{}", column.path);
        }
    }

    #[test]
    fn every_state_has_words() {
        for state in TaskState::ALL {
            assert!(write(STATES, state.as_str(), Language::English).is_some(), "{state:?}");
        }
    }
}
