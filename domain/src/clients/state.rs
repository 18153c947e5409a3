//! A client's state (« States » in the domain model).

use crate::error::Refusal;
use crate::field::choices;
use crate::state::{Act, states};

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

states!(ClientState);

impl ClientState {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::can_be_left_again;

    #[test]
    fn every_state_can_be_left_again() {
        can_be_left_again::<ClientState>();
        assert_eq!(ClientState::Archived.after(Act::Deactivate), Err(Refusal::WrongState));
        assert_eq!(ClientState::Archived.after(Act::Archive), Ok(ClientState::Archived));
    }

    #[test]
    fn what_is_thrown_away_alone_is_not_changed() {
        let editable: Vec<_> = ClientState::ALL.iter().copied().filter(|state| state.editable()).collect();
        assert_eq!(editable, [ClientState::Active, ClientState::Inactive, ClientState::Archived]);
    }
}
