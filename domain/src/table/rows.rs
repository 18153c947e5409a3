//! The table: its rows, and how they change.

use std::sync::OnceLock;

use super::bits::Bits;
use super::cell::{Cell, RowError};
use super::choices::Choices;
use super::columns::Columns;
use super::id_index::IdIndex;
use super::order::Order;
use super::row::Row;
use super::schema::{AddedColumn, ColumnIndex, ColumnKind, Schema};

/// Rows removed or replaced before the table is compacted: fewer are not worth the copy.
const MIN_REMOVED: usize = 1_024;

/// Beyond this share of fresh rows, sorting anew is faster than finding a place for each.
const FRESH_SHARE: usize = 32;

/// An index over rows: found by text, filtered by values, sorted by any column ([the whole idea](super)).
///
/// A row is known outside by its id and inside by its position, a dense number. **Positions last until the next change**;
/// what outlives one keeps ids.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) columns: Columns,
    pub(super) ids: IdIndex,
    /// The rows that are there; those removed or replaced since keep their position until the table is compacted.
    pub(super) left: Bits,
    /// By column, worked out when first asked for.
    orders: Vec<OnceLock<Order>>,
    revision: u64,
    /// Counts changes, so that matches found before one are not taken for matches after it.
    pub(super) changes: u64,
    rows: usize,
}

impl Table {
    /// A table without rows, of revision 0.
    #[must_use]
    pub fn new(schema: Schema) -> Self {
        Self::with_added(schema, Vec::new())
    }

    /// The same, with more columns behind those of the schema.
    #[must_use]
    pub fn with_added(schema: Schema, added: Vec<AddedColumn>) -> Self {
        let columns = Columns::new(schema, added);
        Self {
            orders: columns.indexes().map(|_| OnceLock::new()).collect(),
            columns,
            ids: IdIndex::default(),
            left: Bits::default(),
            revision: 0,
            changes: 0,
            rows: 0,
        }
    }

    /// What its columns are, but for those that were added.
    #[must_use]
    pub const fn schema(&self) -> Schema {
        self.columns.schema()
    }

    /// The columns that were added, in order, each with its place.
    pub fn added(&self) -> impl Iterator<Item = (ColumnIndex, &AddedColumn)> {
        self.columns.added()
    }

    /// Where the added column of an id stands, and what it holds.
    #[must_use]
    pub fn added_at(&self, id: u128) -> Option<(ColumnIndex, ColumnKind)> {
        self.added().find(|(_, column)| column.id == id).map(|(at, column)| (at, column.kind))
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Which state of the source the rows are, as its owner counts them: what a [`Delta`](super::Delta) starts from.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Says which state of the source the rows are.
    pub const fn set_revision(&mut self, revision: u64) {
        self.revision = revision;
    }

    /// The choices of a column; none unless [set](Self::set_choices).
    #[must_use]
    pub fn choices(&self, column: ColumnIndex) -> &Choices {
        self.columns.choices(column)
    }

    /// Says what the choices of a column are called and how they sort. For a column of another kind they say what stands in it, and
    /// sort nothing.
    pub fn set_choices(&mut self, column: ColumnIndex, choices: Choices) {
        if self.columns.choices(column) == &choices {
            return;
        }
        self.columns.set_choices(column, choices);
        if let Some(order) = self.orders.get_mut(column.at()) {
            order.take();
        }
    }

    /// Where the row of an id stands, until the next change.
    #[must_use]
    pub fn position(&self, id: u128) -> Option<u32> {
        self.ids.find(id, &self.left)
    }

    /// The row of an id.
    #[must_use]
    pub fn get(&self, id: u128) -> Option<Row<'_>> {
        self.position(id).map(|position| self.row(position))
    }

    /// The row at a position of a view. Beyond the last, a row of gaps.
    #[must_use]
    pub const fn row(&self, position: u32) -> Row<'_> {
        Row::new(self, position)
    }

    /// Every row, by id.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.ids.by_id().iter().filter(|&&position| self.left.has(position)).map(|&position| self.row(position))
    }

    /// Inserts a row, or replaces the one that has its id. One cell a column, in order.
    ///
    /// Takes time in proportion to the table, a little of it: for many rows at once there are [`Table::builder`] and
    /// [`Table::apply`].
    pub fn upsert(&mut self, id: u128, cells: &[Cell<'_>]) -> Result<(), RowError> {
        self.append(id, cells)?;
        self.settle();
        Ok(())
    }

    /// Removes the row of an id; true if there was one.
    pub fn remove(&mut self, id: u128) -> bool {
        let Some(position) = self.position(id) else { return false };
        self.bury(position);
        self.compact_if_worth_it();
        true
    }

    /// What the table takes in memory, in bytes, without its choices. Orders count once they were asked for.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let orders: usize = self.orders.iter().filter_map(OnceLock::get).map(Order::heap_bytes).sum();
        self.columns.heap_bytes() + self.ids.heap_bytes() + self.left.heap_bytes() + orders
    }

    /// Appends a row, which is not found until it is settled.
    pub(super) fn append(&mut self, id: u128, cells: &[Cell<'_>]) -> Result<(), RowError> {
        // The highest position stands for « none », and a list that long is beyond this index.
        if self.ids.len() >= 1 << 31 {
            return Err(RowError::Full);
        }
        self.columns.push(cells)?;
        self.ids.push(id);
        self.left.grow();
        self.rows += 1;
        Ok(())
    }

    /// Takes the rows appended since into every order, and removes those that they replace.
    pub(super) fn settle(&mut self) {
        let settled = self.ids.by_id().len();
        for position in self.ids.settle() {
            self.bury(position);
        }
        self.changes += 1;
        let fresh: Vec<u32> = (settled..self.ids.len()).filter_map(|at| u32::try_from(at).ok()).collect();
        for (column, order) in self.columns.indexes().zip(&mut self.orders) {
            if fresh.len() > settled / FRESH_SHARE {
                order.take();
            }
            let Some(order) = order.get_mut() else { continue };
            let valued = fresh.iter().filter(|&&position| !self.columns.is_gap(position, column)).count();
            order.insert(fresh.clone(), valued, |a, b| {
                let by_id = || (self.ids.id(a), a).cmp(&(self.ids.id(b), b));
                self.columns.compare(column, a, b).then_with(by_id)
            });
        }
        self.compact_if_worth_it();
    }

    /// Removes a row that may be removed already.
    pub(super) fn bury(&mut self, position: u32) {
        if self.left.take(position) {
            self.rows -= 1;
            self.changes += 1;
        }
    }

    /// The order of a column.
    pub(super) fn order(&self, column: ColumnIndex) -> Option<&Order> {
        let order = self.orders.get(column.at())?;
        Some(order.get_or_init(|| self.columns.sorted(column, self.ids.by_id())))
    }

    /// Gives back what growing reserved.
    pub(super) fn shrink(&mut self) {
        self.columns.shrink();
        self.ids.shrink();
        self.left.shrink();
    }

    pub(super) fn compact_if_worth_it(&mut self) {
        let removed = self.left.len() - self.rows;
        if removed >= MIN_REMOVED && removed > self.rows / 4 {
            self.compact();
        }
    }

    fn compact(&mut self) {
        let mut new = vec![u32::MAX; self.left.len()];
        for (position, old) in (0..).zip(self.left.iter()) {
            new[old as usize] = position;
        }
        let new_position = |old: u32| new.get(old as usize).copied().filter(|&position| position != u32::MAX);
        self.columns = self.columns.only(&self.left);
        self.ids = self.ids.only(&self.left, new_position);
        for order in self.orders.iter_mut().filter_map(OnceLock::get_mut) {
            order.renumber(new_position);
        }
        self.left = Bits::all(self.rows);
        self.changes += 1;
    }
}
