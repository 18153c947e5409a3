//! A product's state.

use crate::error::Refusal;
use crate::field::choices;
use crate::state::{Act, states};

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

states!(ProductState);

impl ProductState {
    /// The state after an act. Asking for the state a product is in already is no mistake: two people may click at once. A product is
    /// offered or archived, and nothing in between.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        match (act, self) {
            (Act::Archive, Self::Active | Self::Archived) => Ok(Self::Archived),
            (Act::Delete, _) => Ok(Self::Deleted),
            (Act::Restore, _) => Ok(Self::Active),
            (Act::Archive, Self::Deleted) | (Act::Activate | Act::Deactivate, _) => Err(Refusal::WrongState),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::can_be_left_again;

    #[test]
    fn every_state_can_be_left_again() {
        can_be_left_again::<ProductState>();
        assert_eq!(ProductState::Archived.after(Act::Archive), Ok(ProductState::Archived));
        for state in ProductState::ALL {
            assert_eq!(state.after(Act::Deactivate), Err(Refusal::WrongState));
            assert_eq!(state.editable(), *state != ProductState::Deleted);
        }
    }
}
