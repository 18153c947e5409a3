//! The states of records: what all features share. Which states there are, and what an act makes of each, is the feature's.

use std::fmt::Debug;
use std::hash::Hash;

use crate::error::{FieldError, Refusal};

/// A state's number: its place among those of its feature.
pub type StateId = u16;

/// What a user may ask of a state. Not every state of every feature allows each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Hide from lists.
    Archive,
    /// Throw away.
    Delete,
    /// Bring an archived or deleted record back.
    Restore,
    /// Offer again in pickers.
    Activate,
    /// Keep, but offer no more.
    Deactivate,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 5] = [Self::Archive, Self::Delete, Self::Restore, Self::Activate, Self::Deactivate];
}

/// A state of a feature's records, as what goes through all features sees it.
pub trait State: Copy + Debug + Eq + Hash + Send + Sync + 'static {
    /// Every state, in the order of their numbers; the first is the usual one.
    const STATES: &'static [Self];

    /// Thrown away: named nowhere, restored before it is changed.
    const GONE: Self;

    /// Its stored name.
    fn name(self) -> &'static str;

    /// The state of a stored name.
    fn named(name: &str) -> Result<Self, FieldError>;

    /// The state after an act. Asking for the state that a record is in already is no mistake: two people may click at once.
    fn after(self, act: Act) -> Result<Self, Refusal>;
}

/// Makes choices the states of a feature: what a state is called and numbered follows from their list, `after` says what acts make of
/// them, and what is `Deleted` is thrown away.
macro_rules! states {
    ($state:ident) => {
        impl $state {
            /// Its number in the list: its place among all.
            #[must_use]
            pub const fn id(self) -> $crate::state::StateId {
                self as $crate::state::StateId
            }

            /// The state of a number.
            #[must_use]
            pub fn of(id: $crate::state::StateId) -> Option<Self> {
                Self::ALL.get(usize::from(id)).copied()
            }

            /// Whether the record may be changed: what is thrown away is restored first.
            #[must_use]
            pub const fn editable(self) -> bool {
                !matches!(self, Self::Deleted)
            }
        }

        impl $crate::state::State for $state {
            const STATES: &'static [Self] = Self::ALL;
            const GONE: Self = Self::Deleted;

            fn name(self) -> &'static str {
                self.as_str()
            }

            fn named(name: &str) -> Result<Self, $crate::error::FieldError> {
                Self::parse(name)
            }

            fn after(self, act: $crate::state::Act) -> Result<Self, $crate::error::Refusal> {
                self.after(act)
            }
        }
    };
}
pub(crate) use states;

/// What holds of the states of every feature: tests of each call it.
#[cfg(test)]
pub(crate) fn can_be_left_again<S: State>() {
    for &state in S::STATES {
        assert_eq!(state.after(Act::Restore), Ok(S::STATES[0]), "{state:?}");
        assert_eq!(state.after(Act::Delete), Ok(S::GONE), "{state:?}");
        assert_eq!(S::named(state.name()), Ok(state));
    }
    for act in Act::ALL.into_iter().filter(|act| !matches!(act, Act::Restore | Act::Delete)) {
        assert_eq!(S::GONE.after(act), Err(Refusal::WrongState), "{act:?}");
    }
}
