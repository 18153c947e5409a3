//! What happens to tasks, as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Minutes, TaskState};
use crate::form::Change;
use crate::ids::DocumentId;

/// Something that happened to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum TaskEvent {
    /// It was created.
    Created,
    /// Values were changed; `version` is the one that the save made.
    Updated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// Somebody began.
    Started,
    /// It was done.
    Finished,
    /// It was not done after all.
    Reopened,
    /// All its time was invoiced.
    Billed,
    /// The draft that invoiced it went, or time was added: something is to be invoiced again.
    Unbilled,
    /// It was thrown away.
    Deleted,
    /// It was brought back.
    Restored,
    /// Time was spent on it.
    TimeAdded {
        /// How much.
        minutes: Minutes,
        /// On which day.
        day: NaiveDate,
    },
    /// An entry of its time was corrected.
    TimeChanged {
        /// From how much.
        from: Minutes,
        /// To how much.
        to: Minutes,
    },
    /// An entry of its time was taken out.
    TimeRemoved {
        /// How much.
        minutes: Minutes,
    },
    /// Time of it went into a draft of an invoice.
    TimeBilled {
        /// How much, in minutes.
        minutes: u32,
        /// Which draft.
        invoice: DocumentId,
    },
}

impl TaskEvent {
    /// What is told of a change of state; `None` where nothing changes.
    #[must_use]
    pub const fn of_states(from: TaskState, to: TaskState) -> Option<Self> {
        use TaskState as S;
        match (from, to) {
            (S::ToDo, S::ToDo)
            | (S::InProgress, S::InProgress)
            | (S::Done, S::Done)
            | (S::Billed, S::Billed)
            | (S::Deleted, S::Deleted) => None,
            (_, S::Deleted) => Some(Self::Deleted),
            (S::Deleted, _) => Some(Self::Restored),
            (_, S::Billed) => Some(Self::Billed),
            (S::Billed, S::Done) => Some(Self::Unbilled),
            (_, S::Done) => Some(Self::Finished),
            (S::ToDo, S::InProgress) => Some(Self::Started),
            (_, S::ToDo | S::InProgress) => Some(Self::Reopened),
        }
    }

    /// The values that the event changed, when it counts as a save (`Task::version` moved by one).
    #[must_use]
    pub fn saved(&self) -> Option<Vec<Change>> {
        if let Self::Updated { changes, .. } = self { Some(changes.clone()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_stays_tells_nothing() {
        for &from in TaskState::ALL {
            for &to in TaskState::ALL {
                assert_eq!(TaskEvent::of_states(from, to).is_none(), from == to, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn events_keep_their_names_in_the_database() {
        let event = TaskEvent::TimeRemoved { minutes: Minutes::new(90).unwrap() };
        assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"event":"time_removed","minutes":90}"#);
        assert_eq!(event.saved(), None);
        let saved = TaskEvent::Updated { version: 2, changes: vec![Change::of_tick("fields.billable", true)] };
        assert_eq!(serde_json::from_value::<TaskEvent>(serde_json::to_value(&saved).unwrap()).unwrap(), saved);
        assert_eq!(saved.saved().map(|changes| changes.len()), Some(1));
    }
}
