//! What a list finds: its rows in order, and what stands around them.

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CustomColumn, ListQuery, ListRow, Listing, Named, PAGE_SIZE};
use crate::money::{Currency, Money};
use crate::table::{ColumnIndex, Filter, Matches, Table};

/// A page of a list and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// Which page it is, from 1: the one asked for, else the last.
    pub page: u32,
    /// The rows of this page.
    pub rows: Vec<ListRow>,
    /// What stands around them.
    pub head: ListHead,
}

/// What stands around the rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListHead {
    /// How many rows the query matches in all.
    pub total: u64,
    /// How many of the records that the words and criteria find are in each state, those that are not shown among them: the numbers on the
    /// chips, by which one sees where the matches are.
    pub counts: Vec<u64>,
    /// How many records there are, whatever is looked for.
    pub all: u64,
    /// The sums of all matching rows, in the order of [`Listing::sums`], each with one entry a currency.
    pub sums: Vec<Vec<Money>>,
    /// The words for what the criteria name by id.
    pub names: Vec<Named>,
    /// The fields that the company has added, without their options.
    pub fields: Vec<CustomColumn>,
}

/// The records that a query finds, in its order, until the table's next change.
#[derive(Debug)]
pub struct Found {
    /// What the words and criteria find, in whatever state.
    any: Matches,
    positions: Vec<u32>,
    head: ListHead,
}

impl Found {
    /// Looks for them: among what was found before, if that can't lack any.
    #[must_use]
    pub fn new(listing: &Listing, table: &Table, query: &ListQuery, earlier: Option<&Self>) -> Self {
        let everything = table.matches(&Filter::default());
        let any = table.refine(&listing.sought(table, query), earlier.map_or(&everything, |earlier| &earlier.any));
        let matches = table.refine(&listing.filter(table, query), &any);
        let positions = table.sorted(&matches, &query.sort_keys(listing, table));
        let sum = |(amounts, by): &(ColumnIndex, ColumnIndex)| summed(table, &matches, *amounts, *by);
        let head = ListHead {
            total: positions.len() as u64,
            counts: counts(listing, table, &any),
            all: earlier.map_or_else(|| counts(listing, table, &everything).iter().sum(), |earlier| earlier.head.all),
            sums: listing.sums.iter().map(sum).collect(),
            names: listing.names(table, &query.criteria),
            fields: CustomColumn::all(table, false),
        };
        Self { any, positions, head }
    }

    /// What stands around the rows.
    #[must_use]
    pub const fn head(&self) -> &ListHead {
        &self.head
    }

    /// Some of the rows, from nought; fewer where there are no more.
    #[must_use]
    pub fn rows(&self, listing: &Listing, table: &Table, range: Range<usize>) -> Vec<ListRow> {
        let positions = self.positions.iter().skip(range.start).take(range.len());
        positions.map(|&position| listing.row(table, position)).collect()
    }
}

impl Listing {
    /// The row at a position.
    pub(super) fn row(&self, table: &Table, position: u32) -> ListRow {
        let columns = (0..).map(ColumnIndex).zip(self.schema.columns().iter().map(|column| column.kind));
        ListRow::of(table, table.row(position), columns)
    }
}

/// How many of these records are in each state.
fn counts(listing: &Listing, table: &Table, of: &Matches) -> Vec<u64> {
    let counts = table.counts(of, listing.state);
    let counted = |state| counts.iter().find(|count| count.choice == Some(state)).map_or(0, |count| count.rows.into());
    listing.all_states().map(counted).collect()
}

/// One sum a currency.
fn summed(table: &Table, of: &Matches, amounts: ColumnIndex, by: ColumnIndex) -> Vec<Money> {
    let sums = table.sums(of, amounts, by);
    let money = |sum: &crate::table::Sum| {
        let total = i64::try_from(sum.total).unwrap_or(if sum.total < 0 { i64::MIN } else { i64::MAX });
        let currency = Currency::parse(table.choices(by).label(sum.choice?)?).ok()?;
        Some(Money::new(total, currency))
    };
    sums.iter().filter_map(money).collect()
}

/// The page of the list that is asked for; beyond the last page, the last.
#[must_use]
pub fn page(listing: &Listing, table: &Table, query: &ListQuery) -> ListPage {
    let found = Found::new(listing, table, query, None);
    let page = query.page_among(found.head.total);
    let from = (page as usize - 1) * PAGE_SIZE as usize;
    ListPage { page, rows: found.rows(listing, table, from..from + PAGE_SIZE as usize), head: found.head }
}

/// The records that a list shows, all its pages, by id: what is taken out as a file.
#[must_use]
pub fn shown(listing: &Listing, table: &Table, query: &ListQuery) -> Vec<Uuid> {
    let positions = table.sorted(&table.matches(&listing.filter(table, query)), &[]);
    positions.into_iter().map(|position| Uuid::from_u128(table.row(position).id())).collect()
}

/// Records in the order in which a list shows them, and those that it does not show at the end, as they are named; each once.
#[must_use]
pub fn in_order(listing: &Listing, table: &Table, query: &ListQuery, ids: &[Uuid]) -> Vec<Uuid> {
    let matches = table.matches(&listing.filter(table, query));
    let positions = table.sorted(&matches, &query.sort_keys(listing, table));
    let shown = positions.into_iter().map(|position| Uuid::from_u128(table.row(position).id()));
    let mut left: HashSet<Uuid> = ids.iter().copied().collect();
    let mut ordered: Vec<Uuid> = shown.filter(|id| left.remove(id)).collect();
    ordered.extend(ids.iter().copied().filter(|id| left.remove(id)));
    ordered
}
