//! What keeps the memory of an import bounded, whatever the file.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::sheet::Record;

/// The longest row, in bytes: many times the longest that is a client's. Beyond it, an end was lost: a quote that nothing closes.
const LONGEST_ROW: usize = 1024 * 1024;

/// What is left to read of a row; shared by who reads bytes and who begins rows.
#[derive(Clone, Default)]
pub(super) struct RowBudget(Arc<AtomicUsize>);

impl RowBudget {
    /// A row begins.
    pub(super) fn begin(&self) {
        self.0.store(LONGEST_ROW, Ordering::Relaxed);
    }

    /// The bytes of a file, of which a row takes no more than its budget.
    pub(super) fn over<R: Read>(&self, file: R) -> impl Read + use<R> {
        Budgeted { file, left: self.clone() }
    }
}

struct Budgeted<R> {
    file: R,
    left: RowBudget,
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.0.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a row without end"));
        }
        let most = buffer.len().min(left);
        let read = self.file.read(&mut buffer[..most])?;
        self.left.0.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}

/// A row that waits for its turn in about as much memory as it took in its file.
#[derive(Debug)]
pub(super) struct Packed {
    line: u32,
    text: String,
    ends: Vec<u32>,
}

impl Packed {
    pub(super) fn new(record: &Record) -> Self {
        let mut text = String::with_capacity(record.cells.iter().map(String::len).sum());
        let mut ends = Vec::with_capacity(record.cells.len());
        for cell in &record.cells {
            text.push_str(cell);
            // A row is far shorter; were it not, what is cut off is an empty cell.
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        Self { line: record.line, text, ends }
    }

    pub(super) fn unpack(&self) -> Record {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let cell =
            |(start, end): (u32, &u32)| self.text.get(start as usize..*end as usize).unwrap_or_default().to_owned();
        Record { line: self.line, cells: starts.zip(&self.ends).map(cell).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_waits_comes_back_as_it_was() {
        for cells in [vec![], vec![""], vec!["é", "", "a\nb", "🚣"]] {
            let record = Record { line: 7, cells: cells.into_iter().map(str::to_owned).collect() };
            assert_eq!(Packed::new(&record).unpack(), record);
        }
    }

    #[test]
    fn a_row_is_read_no_further_than_its_budget() {
        let budget = RowBudget::default();
        budget.begin();
        let mut read = Vec::new();
        let error = budget.over(io::repeat(b'x')).read_to_end(&mut read).unwrap_err();
        assert_eq!((error.kind(), read.len()), (io::ErrorKind::InvalidData, LONGEST_ROW));
    }
}
