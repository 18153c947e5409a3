//! A client's state (« States » in the domain model).

use crate::error::Refusal;
use crate::field::choices;
use crate::listing::StateId;

choices! {
    /// Whether a client is used, hidden or thrown away; every state can be left again.
    ClientState {
        /// In use.
        #[default]
        Active = "active",
        /// Not offered in pickers and searches, kept (A1.11).
        Inactive = "inactive",
        /// Hidden from lists; totals unchanged.
        Archived = "archived",
        /// Thrown away, excluded from reports, restorable.
        Deleted = "deleted",
    }
}

/// What a user may ask of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Hide from lists.
    Archive,
    /// Throw away.
    Delete,
    /// Bring an archived or deleted client back.
    Restore,
    /// Offer again in pickers.
    Activate,
    /// Keep, but offer no more.
    Deactivate,
}

impl ClientState {
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

    /// The state after an act. Asking for the state a client is in already is no mistake: two people may click at once.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        use ClientState as S;
        match (act, self) {
            (Act::Archive, S::Active | S::Inactive | S::Archived) => Ok(S::Archived),
            (Act::Delete, _) => Ok(S::Deleted),
            (Act::Restore, _) | (Act::Activate, S::Active | S::Inactive) => Ok(S::Active),
            (Act::Deactivate, S::Active | S::Inactive) => Ok(S::Inactive),
            (Act::Archive, S::Deleted) | (Act::Activate | Act::Deactivate, S::Archived | S::Deleted) => {
                Err(Refusal::WrongState)
            }
        }
    }

    /// Whether forms and searches offer the client (A1.11).
    #[must_use]
    pub const fn offered(self) -> bool {
        matches!(self, Self::Active)
    }

    /// Whether the client's file may be changed: what is thrown away is restored first (A1.10).
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
        for &state in ClientState::ALL {
            assert_eq!(state.after(Act::Restore), Ok(ClientState::Active));
            assert_eq!(state.after(Act::Delete), Ok(ClientState::Deleted));
        }
        assert_eq!(ClientState::Deleted.after(Act::Archive), Err(Refusal::WrongState));
        assert_eq!(ClientState::Archived.after(Act::Deactivate), Err(Refusal::WrongState));
        assert_eq!(ClientState::Archived.after(Act::Archive), Ok(ClientState::Archived));
    }

    #[test]
    fn what_is_thrown_away_alone_is_not_changed() {
        let editable: Vec<_> = ClientState::ALL.iter().copied().filter(|state| state.editable()).collect();
        assert_eq!(editable, [ClientState::Active, ClientState::Inactive, ClientState::Archived]);
    }
}
