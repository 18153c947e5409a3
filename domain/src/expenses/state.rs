//! An expense's state.

use crate::error::Refusal;
use crate::field::choices;
use crate::state::{Act, states};

choices! {
    /// Where an expense stands.
    ExpenseState {
        /// The supplier waits for the money.
        #[default]
        ToPay = "to_pay",
        /// Paid.
        Paid = "paid",
        /// On an invoice of the client whom it was made for, be it a draft.
        Billed = "billed",
        /// Put aside: its amounts still count.
        Archived = "archived",
        /// Thrown away, restorable.
        Deleted = "deleted",
    }
}

states!(ExpenseState);

impl ExpenseState {
    /// The state after an act of the list. What comes back is to be paid until [`Self::settled`] says otherwise; what stands on an invoice
    /// stays: whoever looks at the invoice finds what it was for.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where a state does not allow it.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        match (act, self) {
            (Act::Archive, Self::ToPay | Self::Paid | Self::Billed | Self::Archived) => Ok(Self::Archived),
            (Act::Delete, Self::ToPay | Self::Paid | Self::Archived | Self::Deleted) => Ok(Self::Deleted),
            (Act::Restore, Self::Archived | Self::Deleted) => Ok(Self::ToPay),
            (Act::Restore, _) => Ok(self),
            (Act::Archive | Act::Delete | Act::Activate | Act::Deactivate, _) => Err(Refusal::WrongState),
        }
    }

    /// The state that follows from whether it is paid and whether it stands on an invoice.
    #[must_use]
    pub const fn settled(self, is_paid: bool, is_billed: bool) -> Self {
        match self {
            Self::Archived | Self::Deleted => self,
            _ if is_billed => Self::Billed,
            _ if is_paid => Self::Paid,
            _ => Self::ToPay,
        }
    }

    /// Whether it may go on an invoice.
    #[must_use]
    pub const fn may_be_billed(self) -> bool {
        matches!(self, Self::ToPay | Self::Paid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    #[test]
    fn what_is_put_aside_comes_back() {
        for &state in ExpenseState::ALL {
            let back = state.after(Act::Restore).unwrap();
            assert!(back != ExpenseState::Deleted && back != ExpenseState::Archived, "{state:?}");
            assert_eq!(ExpenseState::named(state.name()), Ok(state));
            assert_eq!(state.after(Act::Deactivate), Err(Refusal::WrongState));
        }
        assert_eq!(ExpenseState::Deleted.after(Act::Archive), Err(Refusal::WrongState));
        assert_eq!(ExpenseState::Billed.after(Act::Delete), Err(Refusal::WrongState));
        assert_eq!(ExpenseState::Billed.after(Act::Archive), Ok(ExpenseState::Archived));
    }

    #[test]
    fn the_state_follows_from_what_has_happened() {
        for &state in ExpenseState::ALL {
            let is_aside = matches!(state, ExpenseState::Archived | ExpenseState::Deleted);
            for (is_paid, is_billed, expected) in [
                (false, false, ExpenseState::ToPay),
                (true, false, ExpenseState::Paid),
                (false, true, ExpenseState::Billed),
                (true, true, ExpenseState::Billed),
            ] {
                assert_eq!(state.settled(is_paid, is_billed), if is_aside { state } else { expected });
            }
        }
    }
}
