//! What is asked of a list.

use serde::{Deserialize, Serialize};

use super::{ColumnId, Criteria, Listing, StateId};
use crate::table::{SortKey, Table};

/// The most columns that a list is sorted by.
pub const MOST_SORTS: usize = 3;
/// How many rows a page of a list holds.
pub const PAGE_SIZE: u32 = 50;
/// The longest filter, in characters: more letters than any name has; what is longer comes from no keyboard.
pub(super) const MAX_FILTER: usize = 200;

/// One column of several that a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SortBy {
    /// Which one.
    pub column: ColumnId,
    /// From the largest to the smallest.
    pub descending: bool,
}

/// What is asked of a list. It stands in the address, so that a view can be bookmarked and Back returns to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListQuery {
    /// Words, each of which stands in one of the columns that are searched (A1.5).
    pub filter: String,
    /// The states shown (A1.8).
    pub states: Vec<StateId>,
    /// What else it is narrowed by.
    pub criteria: Criteria,
    /// What it is sorted by.
    pub sort: ColumnId,
    /// From the largest to the smallest.
    pub descending: bool,
    /// What rows are sorted by that are equal so far, one column after the other.
    pub then: Vec<SortBy>,
    /// The page, from 1.
    pub page: u32,
}

impl Listing {
    /// What the list shows unless something else is asked for.
    #[must_use]
    pub fn usual(&self) -> ListQuery {
        ListQuery {
            filter: String::new(),
            states: self.usual_states.to_vec(),
            criteria: Criteria::default(),
            sort: self.usual_sort(),
            descending: self.usual_descending,
            then: Vec::new(),
            page: 1,
        }
    }

    /// What a browser asks for, as far as this list can be asked for it: whatever was sent, it is as short as an address could make it.
    #[must_use]
    pub fn admitted(&self, sent: &ListQuery) -> ListQuery {
        let sorts = |column: &ColumnId| self.sorts_by(*column);
        let states: Vec<StateId> = self.all_states().filter(|state| sent.states.contains(state)).collect();
        ListQuery {
            filter: sent.filter.trim().chars().take(MAX_FILTER).collect(),
            states: if states.is_empty() { self.all_states().collect() } else { states },
            criteria: sent.criteria.admitted(self),
            sort: Some(sent.sort).filter(sorts).unwrap_or(self.usual_sort()),
            descending: sent.descending,
            then: sent.then.iter().copied().filter(|by| sorts(&by.column)).take(MOST_SORTS - 1).collect(),
            page: sent.page.max(1),
        }
    }
}

impl ListQuery {
    /// All columns that it is sorted by, the first one first.
    pub fn sorts(&self) -> impl Iterator<Item = SortBy> {
        std::iter::once(SortBy { column: self.sort, descending: self.descending }).chain(self.then.iter().copied())
    }

    /// The same, as a table sorts: by its usual column where what is asked for has gone.
    pub(super) fn sort_keys(&self, listing: &Listing, table: &Table) -> Vec<SortKey> {
        let key = |by: SortBy| Some(SortKey { column: by.column.place(table)?, descending: by.descending });
        let mut keys: Vec<SortKey> = self.sorts().filter_map(key).collect();
        if keys.is_empty() {
            keys.extend(key(SortBy { column: listing.usual_sort(), descending: listing.usual_descending }));
        }
        keys
    }

    /// The page that is answered when `total` rows match: the last one where the page asked for lies beyond it, as it does once
    /// that page's only row has been archived.
    #[must_use]
    pub fn page_among(&self, total: u64) -> u32 {
        let last = u32::try_from(total.div_ceil(u64::from(PAGE_SIZE))).unwrap_or(u32::MAX);
        self.page.clamp(1, last.max(1))
    }

    /// The same list from its first page on.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self { page: 1, ..self.clone() }
    }

    /// The same list with a state shown that was not, or the other way round. Without any state left it shows all of them.
    #[must_use]
    pub fn toggled(&self, listing: &Listing, state: StateId) -> Self {
        let shown = |other: &StateId| self.states.contains(other) != (*other == state);
        let states: Vec<StateId> = listing.all_states().filter(shown).collect();
        let states = if states.is_empty() { listing.all_states().collect() } else { states };
        Self { states, ..self.from_start() }
    }

    /// The same list sorted by a column: ascending first, and the other way round if it already is (A1.4).
    #[must_use]
    pub fn sorted_by(&self, column: ColumnId) -> Self {
        let descending = self.sort == column && !self.descending;
        Self { sort: column, descending, then: Vec::new(), ..self.from_start() }
    }

    /// The same list, where equal sorted by a column too; the other way round if it already is. The last one makes room for it.
    #[must_use]
    pub fn also_sorted_by(&self, column: ColumnId) -> Self {
        let mut sorts: Vec<SortBy> = self.sorts().collect();
        if let Some(by) = sorts.iter_mut().find(|by| by.column == column) {
            by.descending = !by.descending;
        } else {
            sorts.truncate(MOST_SORTS - 1);
            sorts.push(SortBy { column, descending: false });
        }
        let then = sorts.split_off(1);
        let descending = sorts.first().is_some_and(|by| by.descending);
        Self { descending, then, ..self.from_start() }
    }

    /// The same list, narrowed by other letters.
    #[must_use]
    pub fn filtered(&self, filter: &str) -> Self {
        Self { filter: filter.trim().chars().take(MAX_FILTER).collect(), ..self.from_start() }
    }

    /// The same list, narrowed by other criteria.
    #[must_use]
    pub fn narrowed(&self, criteria: Criteria) -> Self {
        Self { criteria, ..self.from_start() }
    }
}
