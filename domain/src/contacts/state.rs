//! A contact's state.

use crate::error::Refusal;
use crate::field::choices;
use crate::state::{Act, states};

choices! {
    /// Whether a person is written to, only remembered, or thrown away; every state can be left again.
    ContactState {
        /// There.
        #[default]
        Active = "active",
        /// No longer there: shown grey, not written to (A5.7).
        Inactive = "inactive",
        /// Thrown away, restorable; the e-mail is free for another.
        Deleted = "deleted",
    }
}

states!(ContactState);

impl ContactState {
    /// The state after an act. Asking for the state a contact is in already is no mistake: two people may click at once.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        match (act, self) {
            (Act::Archive, _) | (Act::Deactivate | Act::Activate, Self::Deleted) => Err(Refusal::WrongState),
            (Act::Deactivate, _) => Ok(Self::Inactive),
            (Act::Delete, _) => Ok(Self::Deleted),
            (Act::Activate | Act::Restore, _) => Ok(Self::Active),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::can_be_left_again;

    #[test]
    fn every_state_can_be_left_again() {
        can_be_left_again::<ContactState>();
        assert_eq!(ContactState::Active.after(Act::Deactivate), Ok(ContactState::Inactive));
        assert_eq!(ContactState::Inactive.after(Act::Deactivate), Ok(ContactState::Inactive));
        assert_eq!(ContactState::Inactive.after(Act::Activate), Ok(ContactState::Active));
        for &state in ContactState::ALL {
            assert_eq!(state.after(Act::Archive), Err(Refusal::WrongState));
        }
    }
}
