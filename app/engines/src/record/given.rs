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
    /// Facts for the row under the name: `.fact`s.
    pub facts: fn(Uuid) -> AnyView,
    /// Panels for the column beside what happened.
    pub beside: fn(Uuid) -> AnyView,
    /// What may be made for it by whoever looks: where the forms are.
    pub offered: fn(Locale, Uuid) -> Vec<RowLink>,
}
