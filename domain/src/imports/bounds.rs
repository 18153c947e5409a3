//! What keeps the memory of an import bounded, whatever the file.

use super::sheet::Record;

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
}
