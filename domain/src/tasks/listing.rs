//! The list of tasks: its columns and what it may be narrowed by.

use super::TaskState;
use crate::ids::ClientId;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::subject::Subject;
use crate::table::ColumnKind;

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// The task's title.
    TITLE = "task": SEARCHED,
    /// Its client's name.
    CLIENT = "client": SEARCHED,
    /// Its client, by id.
    CLIENT_ID = "client_id": PLAIN,
    /// Who does it.
    OWNER = "owner": ColumnKind::Choice,
    /// The day it is due.
    DUE = "due": ColumnKind::Date,
    /// How far it has come.
    STATE = "state": ColumnKind::Choice,
    /// What was spent on it, in minutes.
    SPENT = "spent": ColumnKind::Integer,
    /// What of that is billable and not invoiced, in minutes.
    TO_BILL = "to_bill": ColumnKind::Integer,
    /// Whether there is any of it.
    IS_TO_BILL = "is_to_bill": ColumnKind::Flag,
    /// The day it was created, in the company's time zone.
    CREATED = "created": ColumnKind::Date,
}

/// The list of tasks.
pub static TASKS: Listing = Listing {
    subject: Subject::Task,
    path: "/tasks",
    schema: SCHEMA,
    title: TITLE,
    title_else: None,
    number: None,
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &[
        TaskState::ToDo.as_str(),
        TaskState::InProgress.as_str(),
        TaskState::Done.as_str(),
        TaskState::Billed.as_str(),
        TaskState::Deleted.as_str(),
    ],
    usual_states: &[TaskState::ToDo.id(), TaskState::InProgress.id()],
    gone: TaskState::Deleted.id(),
    columns: &[CLIENT, OWNER, DUE, SPENT, TO_BILL, STATE, CREATED],
    usual_columns: &[CLIENT, OWNER, DUE, SPENT, TO_BILL, STATE],
    sorts: &[DUE, TITLE, CLIENT, OWNER, SPENT, TO_BILL, STATE, CREATED],
    usual_descending: false,
    criteria: &[
        Criterion { name: "owner", column: OWNER, kind: CriterionKind::Person },
        Criterion { name: "time", column: IS_TO_BILL, kind: CriterionKind::Flag("nothing", "to_bill") },
        Criterion { name: "due_from", column: DUE, kind: CriterionKind::DayFrom },
        Criterion { name: "due_to", column: DUE, kind: CriterionKind::DayTo },
        Criterion { name: "from", column: CREATED, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: CREATED, kind: CriterionKind::DayTo },
    ],
    // Hours of many tasks say nothing beside each other.
    sums: &[],
    codes: &[],
    named: &[OWNER],
};

/// A task's client.
#[must_use]
pub fn client(row: &ListRow) -> Option<ClientId> {
    row.text(CLIENT_ID).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_written_one_way_and_nonsense_is_left_out() {
        let query = TASKS.read_string("time=to_bill&due_to=2026-03-31&owner=x&sort=spent&dir=desc");
        assert_eq!(query.criteria.get("time"), Some("to_bill"));
        assert_eq!(TASKS.written(&query), "?time=to_bill&due_to=2026-03-31&sort=spent&dir=desc");
        assert_eq!(TASKS.read_string("time=all&due_from=x&sort=is_to_bill"), TASKS.usual());
        assert_eq!((TASKS.state_id("billed"), TASKS.state_id("archived")), (Some(3), None));
    }

    #[test]
    fn the_states_stand_in_the_order_of_their_numbers() {
        for state in TaskState::ALL {
            assert_eq!(TASKS.state_id(state.as_str()), Some(state.id()));
        }
    }
}
