//! Which rows meet a filter.

use super::bits::Bits;
use super::filter::Filter;
use super::rows::Table;

/// The rows of a table that meet a filter, until the table's next change.
#[derive(Clone, Debug)]
pub struct Matches {
    pub(super) rows: Bits,
    filter: Filter,
    changes: u64,
}

impl Matches {
    /// How many rows match.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.count()
    }

    /// Whether the row at a position matches.
    #[must_use]
    pub fn has(&self, position: u32) -> bool {
        self.rows.has(position)
    }

    /// What they meet.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }
}

impl Table {
    /// The rows that meet a filter.
    #[must_use]
    pub fn matches(&self, filter: &Filter) -> Matches {
        let everything = Matches { rows: self.left.clone(), filter: Filter::default(), changes: self.changes };
        self.refine(filter, &everything)
    }

    /// The rows that meet a filter, looked for among earlier matches of this table if those can't lack any: when a letter, a
    /// word or a condition came in addition. Otherwise among all rows, with the same result.
    #[must_use]
    pub fn refine(&self, filter: &Filter, earlier: &Matches) -> Matches {
        if earlier.changes != self.changes || !filter.narrows(&earlier.filter) {
            return self.matches(filter);
        }
        let mut rows = earlier.rows.clone();
        for condition in filter.beyond(&earlier.filter) {
            condition.keep(&self.columns, &mut rows);
        }
        if !filter.has_text_of(&earlier.filter) {
            self.keep_typed(filter, earlier, &mut rows);
        }
        Matches { rows, filter: filter.clone(), changes: self.changes }
    }

    /// Keeps the rows that have what was typed beyond what earlier ones have.
    fn keep_typed(&self, filter: &Filter, earlier: &Matches, rows: &mut Bits) {
        let known = filter.known().map(|known| known.among(&self.columns, rows));
        for word in filter.words().beyond(earlier.filter.words()) {
            self.columns.keep_containing(word, rows);
        }
        for number in filter.words().numbers_beyond(earlier.filter.words()) {
            self.columns.keep_number(number, rows);
        }
        if let Some(known) = known {
            rows.unite(&known);
        }
    }
}
