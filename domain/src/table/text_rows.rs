//! The texts of all rows, folded, in one buffer.

use memchr::{memchr, memchr_iter, memmem};

use super::bits::Bits;
use super::cell::RowError;
use super::spelling::{Speller, spell};

/// Ends every text. No text contains it, folded or not, since UTF-8 never does; so no search runs over an end.
const END: u8 = 0xFF;

/// From this share of the rows on, one pass over the whole buffer is faster than a search row by row.
const FEW: usize = 8;

/// Several text columns, row after row: all the texts of a row stand together, in the order of their columns.
///
/// One search over the buffer answers for all rows and columns at once, and the memory it reads is read in order.
#[derive(Clone, Debug, Default)]
pub(super) struct TextRows {
    folded: Vec<u8>,
    /// Where each row of `folded` ends.
    ends: Vec<u32>,
    /// What folding lost, row after row ([`super::spelling`]).
    edits: Vec<u8>,
    /// Where each row of `edits` ends.
    edit_ends: Vec<u32>,
}

impl TextRows {
    /// Whether a row of so many bytes of text in so many columns still fits.
    pub fn check_room(&self, text_bytes: usize, columns: usize) -> Result<(), RowError> {
        // A character of one byte takes one folded and at most two in edits; longer ones take at most three times theirs.
        let most = self.folded.len().max(self.edits.len()) + 4 * text_bytes + columns;
        u32::try_from(most).map(|_| ()).map_err(|_| RowError::Full)
    }

    /// Appends a row.
    pub fn push<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        let mut letters = String::new();
        let mut speller = Speller::new(&mut self.folded, &mut self.edits);
        for text in texts {
            speller.text(text, &mut letters);
            speller.as_it_is(&[END]);
        }
        self.ends.push(end(&self.folded));
        self.edit_ends.push(end(&self.edits));
    }

    /// The folded text of a cell.
    pub fn folded(&self, position: u32, cell: usize) -> &str {
        str::from_utf8(nth(self.row(position), cell)).unwrap_or_default()
    }

    /// The text of a cell as it was written. Its row is spelled into `row`, which is the caller's to use again.
    pub fn written<'a>(&self, position: u32, cell: usize, row: &'a mut Vec<u8>) -> &'a str {
        row.clear();
        spell(self.row(position), span(&self.edits, &self.edit_ends, position), row);
        str::from_utf8(nth(row, cell)).unwrap_or_default()
    }

    /// Whether a cell holds no text.
    pub fn is_empty(&self, position: u32, cell: usize) -> bool {
        // A lone accent folds to nothing, but it was written.
        nth(self.row(position), cell).is_empty() && self.written(position, cell, &mut Vec::new()).is_empty()
    }

    /// Keeps the rows with a text that contains the word, which is folded like they are.
    pub fn keep_containing(&self, word: &str, rows: &mut Bits) {
        let finder = memmem::Finder::new(word);
        if rows.count() < self.ends.len() / FEW {
            rows.retain(|position| finder.find(self.row(position)).is_some());
        } else if let &[letter] = word.as_bytes() {
            rows.intersect(&self.containing(|rest| memchr(letter, rest)));
        } else {
            rows.intersect(&self.containing(|rest| finder.find(rest)));
        }
    }

    /// Copies the rows of a set, in order.
    pub fn only(&self, rows: &Bits) -> Self {
        let mut kept = Self::default();
        // A table without texts of this sort has no rows here.
        for position in rows.iter().take_while(|&position| (position as usize) < self.ends.len()) {
            kept.folded.extend_from_slice(self.row(position));
            kept.ends.push(end(&kept.folded));
            kept.edits.extend_from_slice(span(&self.edits, &self.edit_ends, position));
            kept.edit_ends.push(end(&kept.edits));
        }
        kept.shrink();
        kept
    }

    /// Gives back what growing reserved.
    pub fn shrink(&mut self) {
        self.folded.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.edits.shrink_to_fit();
        self.edit_ends.shrink_to_fit();
    }

    /// What it takes in memory.
    pub const fn heap_bytes(&self) -> usize {
        self.folded.capacity() + self.edits.capacity() + 4 * (self.ends.capacity() + self.edit_ends.capacity())
    }

    fn containing(&self, find: impl Fn(&[u8]) -> Option<usize>) -> Bits {
        let mut found = Bits::none(self.ends.len());
        let (mut from, mut row) = (0, 0);
        while let Some(place) = self.folded.get(from..).and_then(&find) {
            // Matches come in order, so the row of each is the same or further on.
            while self.ends.get(row).is_some_and(|&end| end as usize <= from + place) {
                row += 1;
            }
            let Some(&end) = self.ends.get(row) else { break };
            found.put(u32::try_from(row).unwrap_or(u32::MAX));
            from = end as usize;
        }
        found
    }

    fn row(&self, position: u32) -> &[u8] {
        span(&self.folded, &self.ends, position)
    }
}

/// The bytes of a row.
fn span<'a>(bytes: &'a [u8], ends: &[u32], position: u32) -> &'a [u8] {
    let at = position as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let end = ends.get(at).map_or(start, |&end| end as usize);
    bytes.get(start..end).unwrap_or_default()
}

/// The bytes of a cell, without its end.
fn nth(row: &[u8], cell: usize) -> &[u8] {
    let mut ends = memchr_iter(END, row);
    let start = if cell == 0 { 0 } else { ends.nth(cell - 1).map_or(row.len(), |end| end + 1) };
    let end = ends.next().unwrap_or(row.len());
    row.get(start..end).unwrap_or_default()
}

fn end(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> TextRows {
        let mut rows = TextRows::default();
        rows.push(["Élève", "", "C-1"].into_iter());
        rows.push(["Œuvre", "eve@x", ""].into_iter());
        rows.push(["", "", ""].into_iter());
        rows
    }

    fn containing(word: &str) -> Vec<u32> {
        let mut found = Bits::all(3);
        rows().keep_containing(word, &mut found);
        found.iter().collect()
    }

    #[test]
    fn cells_are_read_as_written_and_folded() {
        let (rows, mut row) = (rows(), Vec::new());
        assert_eq!((rows.written(0, 0, &mut row), rows.folded(0, 0)), ("Élève", "eleve"));
        assert_eq!(rows.written(0, 2, &mut row), "C-1");
        assert!(rows.is_empty(0, 1) && rows.is_empty(2, 2) && !rows.is_empty(1, 0));
        assert_eq!((rows.written(2, 1, &mut row), rows.folded(0, 9)), ("", ""));
        assert_eq!(rows.written(9, 0, &mut row), "");
    }

    #[test]
    fn words_are_found_in_any_cell_and_never_across() {
        assert_eq!(containing("eve"), [0, 1]);
        assert_eq!(containing("oeuvree"), [0; 0]);
        assert_eq!(containing("c-1"), [0]);
        assert_eq!(containing(""), [0, 1, 2]);
    }

    #[test]
    fn few_rows_are_searched_one_by_one_alike() {
        let mut many = TextRows::default();
        for at in 0..100 {
            many.push([format!("Client {at}").as_str()].into_iter());
        }
        let mut few = Bits::of(100, [7, 70, 71]);
        many.keep_containing("7", &mut few);
        assert_eq!(few.iter().collect::<Vec<_>>(), [7, 70, 71]);
        many.keep_containing("70", &mut few);
        assert_eq!(few.iter().collect::<Vec<_>>(), [70]);
    }

    #[test]
    fn a_copy_of_some_rows_holds_them_whole() {
        let copy = rows().only(&Bits::of(3, [1]));
        assert_eq!((copy.written(0, 0, &mut Vec::new()), copy.folded(1, 0)), ("Œuvre", ""));
    }
}
