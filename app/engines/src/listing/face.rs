//! How a feature's list looks and what is done in it: what the engine of lists asks a feature.

use std::pin::Pin;

use domain::access::Permission;
use domain::listing::{Criterion, ListQuery, ListRow, Listing, StateId};
use domain::state::Act;
use domain::table::ColumnIndex;
use leptos::prelude::*;
use maud::Markup;
use uuid::Uuid;

use super::{Acts, Look, Selection};
use kit::bootstrap::{bootstrap, may, uses};
use kit::error::AppError;
use kit::ui::{BadgeKind, Glyph};
use kit::words::Locale;

/// See the module; one static a feature.
pub struct Face {
    /// What the list is.
    pub listing: &'static Listing,
    /// The class of its table.
    pub class: &'static str,
    /// What its empty state shows.
    pub glyph: Glyph,
    /// Its words.
    pub word: fn(Locale, Word) -> &'static str,
    /// So many of them, in words.
    pub count: fn(Locale, u64) -> String,
    /// A column's name.
    pub column: fn(Locale, ColumnIndex) -> &'static str,
    /// The classes of a column's cells: `num` at the end, `mid` and `low` yield when room is short, `cell-…` have a place on the phone.
    pub column_class: fn(ColumnIndex) -> &'static str,
    /// What a row is called, with whatever stands beside its name.
    pub title: fn(&ListRow, &Look) -> Markup,
    /// What stands in another cell.
    pub cell: fn(&ListRow, ColumnIndex, &Look) -> Markup,
    /// The words for the records of a state, on its chip.
    pub state: fn(Locale, StateId) -> &'static str,
    /// The label of a row of a state that is not the usual one (A1.9).
    pub tag: fn(Locale, &ListRow, StateId) -> Option<(BadgeKind, &'static str)>,
    /// The word for the state of one record, on its page.
    pub standing: fn(Locale, StateId) -> (BadgeKind, &'static str),
    /// A criterion's name.
    pub criterion: fn(Locale, &str) -> &'static str,
    /// The values of a criterion that are the same in every company, each with its words, in the order that they are offered in. What is
    /// chosen already is among them, though it is offered no more.
    pub values: fn(Locale, &Criterion, &str) -> Vec<(String, String)>,
    /// Where a row's menu leads besides the form that changes its record, for whoever may go there.
    pub links: fn(Locale, &ListRow) -> Vec<RowLink>,
    /// What is done to its records.
    pub verbs: Verbs,
    /// What else may be done to all that are ticked.
    pub bulk: Option<fn(Selection, Acts) -> BulkSlot>,
    /// Whether records are brought in from a file, on a page below the list.
    pub is_imported: bool,
    /// The kinds of file that they are taken out as: extension and words.
    pub export: Option<Files>,
}

impl Face {
    /// Where the list is.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.listing.path
    }

    /// The address of the list so asked for.
    #[must_use]
    pub fn href(&self, query: &ListQuery) -> String {
        format!("{}{}", self.path(), self.listing.written(query))
    }

    /// Where the advanced search of it is, without script.
    #[must_use]
    pub fn search_href(&self, query: &ListQuery) -> String {
        format!("{}/search{}", self.path(), self.listing.written(&query.from_start()))
    }

    /// The page of a record.
    #[must_use]
    pub fn record(&self, id: Uuid) -> String {
        format!("{}/{id}", self.path())
    }

    /// The record whose page is there, or another page below that one.
    #[must_use]
    pub fn record_at(&self, path: &str) -> Option<Uuid> {
        path.strip_prefix(self.path())?.strip_prefix('/')?.split('/').next()?.parse().ok()
    }

    /// Whether whoever looks may see its records.
    #[must_use]
    pub fn may_view(&self) -> bool {
        may(Permission::to_view(self.listing.subject)) && uses(self.listing.subject)
    }

    /// Whether whoever looks may change its records.
    #[must_use]
    pub fn may_edit(&self) -> bool {
        may(Permission::to_edit(self.listing.subject)) && uses(self.listing.subject)
    }

    /// What whoever looks may do to a record of a state: what stands in its menu.
    #[must_use]
    pub fn offered(&self, state: StateId) -> Vec<Act> {
        let known = bootstrap();
        let acts = (self.verbs.acts)(state).iter().copied();
        acts.filter(|act| known.may(self.needs(state, *act))).collect()
    }

    /// What it takes to do something to a record of a state: what is thrown away is brought back by whoever may throw away.
    fn needs(&self, state: StateId, act: Act) -> Permission {
        let is_of_gone = act == Act::Delete || (act == Act::Restore && state == self.listing.gone);
        let of = if is_of_gone { Permission::to_delete } else { Permission::to_edit };
        of(self.listing.subject)
    }

    /// Whether there is anything to do with rows that are ticked.
    #[must_use]
    pub fn can_pick(&self) -> bool {
        let is_acted_on = !self.verbs.bulk.is_empty() || self.bulk.is_some();
        (is_acted_on && self.may_edit()) || self.may_export()
    }

    /// Whether whoever looks may bring records in from a file.
    #[must_use]
    pub fn may_import(&self) -> bool {
        self.is_imported && may(Permission::to_import(self.listing.subject))
    }

    /// Whether whoever looks may take its records out as a file.
    #[must_use]
    pub fn may_export(&self) -> bool {
        self.export.is_some() && may(Permission::to_export(self.listing.subject))
    }
}

/// A feature's own words in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// What the list is called.
    Title,
    /// What the table is called, for whoever does not see it.
    ListLabel,
    /// What the filter looks into.
    FilterLabel,
    /// What creates a record.
    New,
    /// What changes one.
    Edit,
    /// The column of what a row is called.
    Column,
    /// What stands before the sum under the list.
    Total,
    /// What stands before the second sum, where there is one.
    SecondTotal,
    /// Nothing yet: what this is.
    EmptyTitle,
    /// The same, at greater length.
    EmptyText,
    /// What brings records in from a file.
    Import,
    /// None is found: what is said of that.
    NoneTitle,
    /// The filter finds none.
    NoneText,
    /// There is none in the states shown.
    NoneInState,
    /// What is done to those that are ticked.
    Bulk,
}

/// Where a row's menu leads.
pub struct RowLink {
    /// Its words.
    pub label: &'static str,
    /// Its drawing.
    pub glyph: Glyph,
    /// Its address.
    pub href: String,
}

/// Gives kinds of file: extension and words.
pub type Files = fn(Locale) -> Vec<(&'static str, &'static str)>;

/// Records and the states that they were in.
pub type Before = Vec<(Uuid, StateId)>;

/// An answer of the server that is on its way.
pub type Sending<T> = Pin<Box<dyn Future<Output = Result<T, AppError>>>>;

/// What is done to records of a feature.
pub struct Verbs {
    /// What may be done to a record of a state, in the order of its menu.
    pub acts: fn(StateId) -> &'static [Act],
    /// The state after an act; nothing where that cannot be.
    pub after: fn(StateId, Act) -> Option<StateId>,
    /// Whether a record of a state may be changed.
    pub is_editable: fn(StateId) -> bool,
    /// What may be done to many at once.
    pub bulk: &'static [Act],
    /// What was done, in words: to the one of this name, or to so many.
    pub done: fn(Locale, Act, String, usize) -> String,
    /// Does it on the server, to as many as it takes at once, and tells the state that each was in.
    pub send: fn(Vec<Uuid>, Act) -> Sending<Before>,
    /// Puts records back into the states that they were in.
    pub put_back: fn(Before) -> Sending<()>,
    /// What may be done instead to a record of the usual state, where the server refuses for this.
    pub instead: fn(&AppError) -> Option<Act>,
}

/// What a feature adds to what is done to many: a button in the bar, and what that opens.
pub struct BulkSlot {
    /// The button, where it leads to anything now.
    pub button: Callback<(), Option<AnyView>>,
    /// What it opens, which outlives the bar.
    pub place: AnyView,
}
