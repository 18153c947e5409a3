//! Many rows at once.

use super::cell::{Cell, RowError};
use super::rows::Table;
use super::schema::{AddedColumn, Schema};

/// Rows on their way into a new table: sorted by id once, at the end.
#[derive(Debug)]
pub struct TableBuilder {
    table: Table,
}

impl Table {
    /// Starts a table of many rows.
    #[must_use]
    pub fn builder(schema: Schema) -> TableBuilder {
        Self::builder_with(schema, Vec::new())
    }

    /// Starts a table of many rows, with more columns behind those of the schema.
    #[must_use]
    pub fn builder_with(schema: Schema, added: Vec<AddedColumn>) -> TableBuilder {
        TableBuilder { table: Self::with_added(schema, added) }
    }
}

impl TableBuilder {
    /// Adds a row, one cell a column. Of rows with the same id the last counts.
    pub fn push(&mut self, id: u128, cells: &[Cell<'_>]) -> Result<(), RowError> {
        self.table.append(id, cells)
    }

    /// The table.
    #[must_use]
    pub fn finish(mut self) -> Table {
        self.table.settle();
        self.table.shrink();
        self.table
    }
}
