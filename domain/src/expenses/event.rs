//! What happens to expenses, as it is kept.

use serde::{Deserialize, Serialize};

use super::ExpenseState;
use crate::form::Change;
use crate::ids::DocumentId;

/// Something that happened to an expense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ExpenseEvent {
    /// It was entered.
    Created,
    /// Values were changed; `version` is the one that the save made.
    Updated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// It went on a draft of an invoice.
    Billed {
        /// Which one.
        invoice: DocumentId,
    },
    /// The draft gave it back.
    Unbilled {
        /// Which one.
        invoice: DocumentId,
    },
    /// It was put aside.
    Archived,
    /// It was thrown away.
    Deleted,
    /// It was brought back.
    Restored,
    /// Its receipt was set or taken off.
    ReceiptChanged {
        /// Whether there is one now.
        set: bool,
    },
}

impl ExpenseEvent {
    /// What is told of a change of state by an act; `None` where nothing changes, and where what led to it tells of it: that it was paid,
    /// or went on an invoice.
    #[must_use]
    pub const fn of_states(from: ExpenseState, to: ExpenseState) -> Option<Self> {
        use ExpenseState as S;
        match (from, to) {
            (S::Deleted, S::Deleted)
            | (S::Archived, S::Archived)
            | (S::ToPay | S::Paid | S::Billed, S::ToPay | S::Paid | S::Billed) => None,
            (_, S::Deleted) => Some(Self::Deleted),
            (_, S::Archived) => Some(Self::Archived),
            (S::Deleted | S::Archived, _) => Some(Self::Restored),
        }
    }

    /// The values that the event changed, when it counts as a save (`Expense::version` moved by one).
    #[must_use]
    pub fn saved(&self) -> Option<Vec<Change>> {
        if let Self::Updated { changes, .. } = self { Some(changes.clone()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_state_that_stays_tells_nothing() {
        for &state in ExpenseState::ALL {
            assert_eq!(ExpenseEvent::of_states(state, state), None, "{state:?}");
        }
        assert_eq!(ExpenseEvent::of_states(ExpenseState::Archived, ExpenseState::Paid), Some(ExpenseEvent::Restored));
    }

    #[test]
    fn events_keep_their_names_in_the_database() {
        let event = ExpenseEvent::ReceiptChanged { set: true };
        assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"event":"receipt_changed","set":true}"#);
        assert_eq!(event.saved(), None);
        let billed = ExpenseEvent::Billed { invoice: DocumentId(Uuid::nil()) };
        assert_eq!(serde_json::from_value::<ExpenseEvent>(serde_json::to_value(&billed).unwrap()).unwrap(), billed);
        let saved = ExpenseEvent::Updated { version: 2, changes: vec![Change::of_tick("fields.billable", true)] };
        assert_eq!(saved.saved().map(|changes| changes.len()), Some(1));
    }
}
