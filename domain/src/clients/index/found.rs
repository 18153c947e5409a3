//! What a list finds: its rows in order, and what stands around them.

use std::ops::Range;

use super::{BALANCE, CURRENCY, STATE, balances_of, chosen, filter, id, row, sort_key, state_id};
use crate::clients::list::{ClientRow, ListHead, ListPage, ListQuery, PAGE_SIZE};
use crate::clients::state::ClientState;
use crate::ids::ClientId;
use crate::table::{Filter, Matches, Table};

/// The clients that a query finds, in its order, until the table's next change.
#[derive(Debug)]
pub struct Found {
    matches: Matches,
    positions: Vec<u32>,
    head: ListHead,
}

impl Found {
    /// Looks for them: among what was found before, if that can't lack any.
    #[must_use]
    pub fn new(table: &Table, query: &ListQuery, earlier: Option<&Self>) -> Self {
        let everything = table.matches(&Filter::default());
        let among = earlier.map_or(&everything, |earlier| &earlier.matches);
        let matches = table.refine(&filter(table, query), among);
        let positions = table.sorted(&matches, &query.sorts().map(sort_key).collect::<Vec<_>>());
        let head = ListHead {
            total: positions.len() as u64,
            // They are of all clients, whatever is looked for.
            counts: earlier.map_or_else(|| counts(table, &everything), |earlier| earlier.head.counts.clone()),
            balances: balances_of(&table.sums(&matches, BALANCE, CURRENCY)),
            names: chosen::names(table, &query.criteria),
        };
        Self { matches, positions, head }
    }

    /// What stands around the rows.
    #[must_use]
    pub const fn head(&self) -> &ListHead {
        &self.head
    }

    /// Some of the rows, from nought; fewer where there are no more.
    #[must_use]
    pub fn rows(&self, table: &Table, range: Range<usize>) -> Vec<ClientRow> {
        let positions = self.positions.iter().skip(range.start).take(range.len());
        positions.filter_map(|&position| row(table.row(position))).collect()
    }
}

/// How many of these clients are in each state.
fn counts(table: &Table, of: &Matches) -> Vec<(ClientState, u64)> {
    let counts = table.counts(of, STATE);
    let counted = |state: ClientState| {
        let id = state_id(state);
        (state, counts.iter().find(|count| count.choice == id).map_or(0, |count| count.rows.into()))
    };
    ClientState::ALL.iter().copied().map(counted).collect()
}

/// The page of the list that is asked for; beyond the last page, the last.
#[must_use]
pub fn page(table: &Table, query: &ListQuery) -> ListPage {
    let found = Found::new(table, query, None);
    let page = query.page_among(found.head.total);
    let from = (page as usize - 1) * PAGE_SIZE as usize;
    ListPage { page, rows: found.rows(table, from..from + PAGE_SIZE as usize), head: found.head }
}

/// The clients that a list shows, all its pages, by id: what is taken out as a file.
#[must_use]
pub fn shown(table: &Table, query: &ListQuery) -> Vec<ClientId> {
    let positions = table.sorted(&table.matches(&filter(table, query)), &[]);
    positions.into_iter().map(|position| id(table.row(position))).collect()
}
