//! Lists of records, whatever the records are: what a feature says of its list, what may be asked of it, and what is found.
//!
//! A feature states one [`Listing`]; filtering, sorting, counting, addresses and snapshots are the same code for all of them, on the server
//! and in the browser. Rows are text by column, so that one program in the browser serves any number of features.

mod address;
mod builder;
mod choices;
mod column;
mod criteria;
mod custom;
mod custom_criterion;
mod filter;
mod found;
mod known;
mod look;
mod offered;
mod query;
mod row;
mod schema;
mod units;

use std::borrow::Cow;

pub use address::{escaped, unescaped};
pub use builder::{CustomValues, ListBuilder, basis};
pub use choices::{ListChoices, Named};
pub use column::ColumnId;
pub use criteria::{Criteria, Criterion, CriterionKind};
pub use custom::CustomColumn;
pub use custom_criterion::{CustomCriterion, Meant};
pub use found::{Found, ListHead, ListPage, in_order, page, shown};
pub use look::{ColumnWidth, Density, ListLook, ShownColumn};
pub use offered::{Lookup, look_up};
pub use query::{ListQuery, MOST_SORTS, PAGE_SIZE, SortBy};
pub use row::{ListRow, day_in, day_of};
pub(crate) use schema::columns;
pub use units::Units;

pub use crate::state::StateId;
use crate::subject::Subject;
use crate::table::{ColumnIndex, Schema};

/// Gives the names of choices that are the same in every company, in the order of their numbers.
pub type Codes = fn() -> Vec<&'static str>;

/// What a feature says of its list: one static each.
#[derive(Debug)]
pub struct Listing {
    /// What its rows are.
    pub subject: Subject,
    /// Where it is, as `/clients`: a record is below it, by its id.
    pub path: &'static str,
    /// The columns of its table.
    pub schema: Schema,
    /// What a row is called.
    pub title: ColumnIndex,
    /// What one is called by that has no title: a draft has no number yet.
    pub title_else: Option<ColumnIndex>,
    /// What people call a row by, where it has a number.
    pub number: Option<ColumnIndex>,
    /// Columns of numbers that others have given it: they find a row by their beginning, in its list and where it is looked for by name.
    pub known_by: &'static [ColumnIndex],
    /// A flag of rows that are listed and neither offered nor found by words, and the criterion that finds them all the same.
    pub unsought: Option<(ColumnIndex, &'static str)>,
    /// The column of the state.
    pub state: ColumnIndex,
    /// The states by name, in the order of their numbers; the first is the usual one, and the only one that forms offer.
    pub states: &'static [&'static str],
    /// The states that are shown unless others are chosen.
    pub usual_states: &'static [StateId],
    /// The state of what is thrown away: it is named nowhere.
    pub gone: StateId,
    /// The columns that one may choose, in the order that they are offered in.
    pub columns: &'static [ColumnIndex],
    /// The columns shown unless others are chosen, in order.
    pub usual_columns: &'static [ColumnIndex],
    /// The columns that sort; the first is the usual one.
    pub sorts: &'static [ColumnIndex],
    /// Whether it usually sorts from the largest to the smallest: what has a day, the newest first.
    pub usual_descending: bool,
    /// What the list may be narrowed by, in the order of its form.
    pub criteria: &'static [Criterion],
    /// What is summed under the list: amounts, and the column of their currency.
    pub sums: &'static [(ColumnIndex, ColumnIndex)],
    /// Columns of choices that are the same in every company, with the names of these in the order of their numbers.
    pub codes: &'static [(ColumnIndex, Codes)],
    /// Columns of choices that each company has of its own.
    pub named: &'static [ColumnIndex],
}

impl Listing {
    /// A column's name in addresses.
    #[must_use]
    pub fn name(&self, column: ColumnId) -> Cow<'static, str> {
        match column {
            ColumnId::Native(column) => {
                self.schema.columns().get(usize::from(column.0)).map_or("", |column| column.name).into()
            }
            ColumnId::Custom(field) => column::custom_name(field).into(),
        }
    }

    /// One of these columns, by its name, or whichever field of the company's own has it.
    fn among(&self, columns: &[ColumnIndex], name: &str) -> Option<ColumnId> {
        let native = || self.schema.find(name).filter(|column| columns.contains(column)).map(ColumnId::Native);
        column::custom_field(name).map(ColumnId::Custom).or_else(native)
    }

    /// Whether a column sorts. Every field of the company's own does.
    #[must_use]
    pub fn sorts_by(&self, column: ColumnId) -> bool {
        match column {
            ColumnId::Native(column) => self.sorts.contains(&column),
            ColumnId::Custom(_) => true,
        }
    }

    /// The number of a state.
    #[must_use]
    pub fn state_id(&self, name: &str) -> Option<StateId> {
        self.states.iter().position(|state| *state == name).and_then(|at| StateId::try_from(at).ok())
    }

    /// The state of a row; one that makes no sense is as good as thrown away.
    #[must_use]
    pub fn state_of(&self, row: &ListRow) -> StateId {
        self.state_id(row.text(self.state)).unwrap_or(self.gone)
    }

    /// What a row is called.
    #[must_use]
    pub fn called<'a>(&self, row: &'a ListRow) -> &'a str {
        match (row.text(self.title), self.title_else) {
            ("", Some(column)) => row.text(column),
            (title, _) => title,
        }
    }

    /// The column that sorts unless another is asked for.
    fn usual_sort(&self) -> ColumnId {
        self.sorts.first().copied().unwrap_or(self.title).into()
    }

    /// Whether a column sorts from the largest to the smallest unless the other way is asked for.
    fn usually_descends(&self, sort: ColumnId) -> bool {
        self.usual_descending && sort == self.usual_sort()
    }

    /// All states, in order.
    pub fn all_states(&self) -> impl Iterator<Item = StateId> + use<> {
        (0..).take(self.states.len())
    }
}

#[cfg(test)]
mod asked_tests;
#[cfg(test)]
mod custom_tests;
#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod known_tests;
#[cfg(test)]
mod tests;
