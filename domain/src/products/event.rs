//! What happens to products, as it is kept.

use serde::{Deserialize, Serialize};

use super::ProductState;
use crate::form::Change;
use crate::ids::ProductId;

/// Something that happened to a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ProductEvent {
    /// It was created by hand.
    Created,
    /// It was made as a copy.
    Duplicated {
        /// Of this one.
        of: ProductId,
    },
    /// It was brought in from a file.
    Imported {
        /// The file's name.
        file: String,
    },
    /// Values were changed; `version` is the one that the save made.
    Updated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// It is offered no more.
    Archived,
    /// It was thrown away.
    Deleted,
    /// It is offered again.
    Restored,
    /// Its picture was set or taken off.
    PictureChanged {
        /// Whether there is one now.
        set: bool,
    },
}

impl ProductEvent {
    /// What is told of a change of state; `None` where nothing changes. An undone deletion tells of the state that it leads to.
    #[must_use]
    pub fn of_states(from: ProductState, to: ProductState) -> Option<Self> {
        (from != to).then_some(match to {
            ProductState::Active => Self::Restored,
            ProductState::Archived => Self::Archived,
            ProductState::Deleted => Self::Deleted,
        })
    }

    /// The values that the event changed, when it counts as a save (`Product::version` moved by one).
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
        for &from in ProductState::ALL {
            for &to in ProductState::ALL {
                assert_eq!(ProductEvent::of_states(from, to).is_none(), from == to, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn events_keep_their_names_in_the_database() {
        let event = ProductEvent::PictureChanged { set: true };
        assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"event":"picture_changed","set":true}"#);
        assert_eq!(event.saved(), None);
        let saved = ProductEvent::Updated { version: 2, changes: vec![Change::of_tick("fields.x", true)] };
        assert_eq!(serde_json::from_value::<ProductEvent>(serde_json::to_value(&saved).unwrap()).unwrap(), saved);
        assert_eq!(saved.saved().unwrap().len(), 1);
    }
}
