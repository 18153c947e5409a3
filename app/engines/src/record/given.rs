//! What other features show on the page of a record: neither knows the other, and whoever puts the pages together names both.

use leptos::prelude::*;
use uuid::Uuid;

use super::tabs::Part;
use crate::listing::RowLink;
use kit::words::Locale;

/// See the module; one static a feature that gives something. Each is asked of the record's id, once its page is drawn.
pub struct Given {
    /// Further parts of the page.
    pub parts: fn(Uuid) -> Vec<Part>,
    /// What stands in the part that is shown first.
    pub overview: fn(Uuid) -> GivenOverview,
    /// What may be made for it by whoever looks: where the forms are.
    pub offered: fn(Locale, Uuid) -> Vec<RowLink>,
}

/// What is given for a record's overview: asked for once, shown in two places.
pub struct GivenOverview {
    /// Facts for the row under the name: `.fact`s.
    pub facts: AnyView,
    /// Panels for the column beside what happened.
    pub beside: AnyView,
}
