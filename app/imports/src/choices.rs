//! What is chosen of a file.

use domain::imports::{Handling, Policy, Target};
use leptos::prelude::*;

/// What was chosen in the second step; kept while one looks at the preview and comes back.
#[derive(Clone, Copy)]
pub struct Choices {
    /// One target a column.
    pub mapping: RwSignal<Vec<Target>>,
    /// What to do with records that exist.
    pub policy: RwSignal<Policy>,
    /// What they are recognised by, and what of theirs is replaced.
    pub handling: RwSignal<Handling>,
}
