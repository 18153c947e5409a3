//! A product's state.

use crate::error::Refusal;
use crate::field::choices;
use crate::listing::StateId;

choices! {
    /// Whether a product is sold, hidden or thrown away; every state can be left again.
    ProductState {
        /// Sold.
        #[default]
        Active = "active",
        /// No longer offered; what was sold keeps it.
        Archived = "archived",
        /// Thrown away, restorable.
        Deleted = "deleted",
    }
}

/// What a user may ask of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Offer no more.
    Archive,
    /// Offer again.
    Unarchive,
    /// Throw away.
    Delete,
    /// Bring an archived or deleted product back.
    Restore,
}

impl ProductState {
    /// Its number in the list: its place among all.
    #[must_use]
    pub const fn id(self) -> StateId {
        self as StateId
    }

    /// The state of a number.
    #[must_use]
    pub fn of(id: StateId) -> Option<Self> {
        Self::ALL.get(usize::from(id)).copied()
    }

    /// The state after an act. Asking for the state a product is in already is no mistake: two people may click at once.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        match (act, self) {
            (Act::Archive | Act::Unarchive, Self::Deleted) => Err(Refusal::WrongState),
            (Act::Archive, _) => Ok(Self::Archived),
            (Act::Delete, _) => Ok(Self::Deleted),
            (Act::Unarchive | Act::Restore, _) => Ok(Self::Active),
        }
    }

    /// Whether the product may be changed: what is thrown away is restored first.
    #[must_use]
    pub const fn editable(self) -> bool {
        !matches!(self, Self::Deleted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_can_be_left_again() {
        for &state in ProductState::ALL {
            assert_eq!(state.after(Act::Restore), Ok(ProductState::Active));
            assert_eq!(state.after(Act::Delete), Ok(ProductState::Deleted));
            assert_eq!(state.editable(), state != ProductState::Deleted);
        }
        assert_eq!(ProductState::Archived.after(Act::Archive), Ok(ProductState::Archived));
        assert_eq!(ProductState::Archived.after(Act::Unarchive), Ok(ProductState::Active));
        for act in [Act::Archive, Act::Unarchive] {
            assert_eq!(ProductState::Deleted.after(act), Err(Refusal::WrongState));
        }
    }
}
