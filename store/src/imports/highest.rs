//! The numbers that a file brings for records which are numbered.

use domain::imports::{Record, Target};
use domain::numbers::{NumberPattern, Series};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::{StoreResult, Tenant, listings, numbers};

/// The highest number of the series that the file brings: new numbers begin behind it, lest one be given that a later row has.
pub(crate) struct Highest {
    series: Series,
    /// As numbers are compared: a reference is the same in capitals.
    pattern: NumberPattern,
    kept: fn(&str) -> String,
    column: Option<usize>,
    counter: u64,
}

/// Beyond, a number is no counter but somebody's idea of one.
const LARGEST_COUNTER: u64 = 999_999_999_999;

impl Highest {
    /// None seen yet. `path` is the field of their numbers.
    pub(crate) async fn of<C: ConnectionTrait>(
        t: &Tenant<C>,
        series: Series,
        path: &str,
        mapping: &[Target],
    ) -> StoreResult<Self> {
        let (kept, pattern) = (listings::numbered(series).kept, numbers::of(t, series).await?.pattern);
        let pattern = NumberPattern::parse(&kept(&pattern.to_string())).unwrap_or(pattern);
        let column = mapping.iter().position(|target| target.path() == path);
        Ok(Self { series, pattern, kept, column, counter: 0 })
    }

    /// Meets a row.
    pub(crate) fn see(&mut self, record: &Record) {
        let cell = self.column.and_then(|column| record.cells.get(column));
        let counter = cell
            .and_then(|cell| self.pattern.counter(&(self.kept)(cell.trim())))
            .filter(|counter| *counter <= LARGEST_COUNTER);
        self.counter = self.counter.max(counter.unwrap_or(0));
    }

    /// Has the series begin behind it.
    pub(crate) async fn reserve(&self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        if self.counter > 0 { numbers::reserve(tx, self.series, self.counter).await } else { Ok(()) }
    }
}
