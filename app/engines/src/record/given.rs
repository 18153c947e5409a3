//! What other features show on the page of a record: neither knows the other, and whoever puts the pages together names both.

use leptos::prelude::*;
use uuid::Uuid;

use super::tabs::Part;
use crate::listing::RowLink;
use kit::words::Locale;

/// See the module; one static a feature that gives something, by the record's id.
pub struct Given {
    /// Further parts of the page.
    pub parts: fn(Uuid) -> Vec<Part>,
    /// What stands in the part that is shown first. It is called once, with the page's own address and beside the question that the page itself
    /// asks: a part of the page that waits is begun several times, and would ask as often.
    pub overview: fn(Memo<Option<Uuid>>) -> GivenOverview,
    /// What may be made for it by whoever looks: where the forms are.
    pub offered: fn(Locale, Uuid) -> Vec<RowLink>,
    /// What of it one comes to see most, on a page of its own: the button before what may be made.
    pub shown: fn(Locale, Uuid) -> Option<RowLink>,
    /// What of it may be downloaded.
    pub files: fn(Locale, Uuid) -> Vec<RowLink>,
}

/// What is given for a record's overview: asked for once, shown in two places.
#[derive(Clone)]
pub struct GivenOverview {
    /// Facts for the row under the name: `.fact`s.
    pub facts: ViewFn,
    /// Panels for the column beside what happened.
    pub beside: ViewFn,
}
