//! What a form begins with, as the server told.

use domain::form::FormText;
use domain::listing::StateId;
use uuid::Uuid;

use super::Names;

/// What a form begins with.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// The record being edited; none for a new one.
    pub id: Option<Uuid>,
    /// The version being edited.
    pub version: i32,
    /// Its values, as typed.
    pub text: FormText,
    /// The names of the records that it has chosen.
    pub names: Names,
    /// The state that it is in, of a record whose states mean something to whoever changes it.
    pub state: StateId,
}
