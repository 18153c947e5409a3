//! A table with separators, row by row, as people's programs really write it: a quote that is left open, or that is part of a name,
//! swallows nothing of the rest.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use memchr::{memchr, memchr3};

use super::sheet::Record;

/// The longest row, in bytes: many times the longest that is a client's.
const LONGEST_ROW: usize = 1024 * 1024;
/// How far the end of a quote is looked for at least, once several were looked for in vain.
const LEAST_PATIENCE: usize = 16 * 1024;
/// How many quotes of a line may be no quotes, each for itself; beyond, none of them is.
const MOST_LITERAL: usize = 16;
/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;
/// From how many rows the usual number of cells is known.
const MEASURED_ROWS: u32 = 40;

/// The quotes that were left open: the line that each stands on, and its column.
pub(super) type OpenQuotes = Arc<Mutex<BTreeMap<u32, usize>>>;

/// Why no further row comes.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The row that begins on this line has no end.
    NoEnd(u32),
    /// The file could not be read.
    Io,
}

/// See the module.
pub(super) struct Delimited<R> {
    file: R,
    separator: u8,
    buffer: Vec<u8>,
    /// How many bytes of it were taken.
    taken: usize,
    ended: bool,
    /// The line that the next row begins on.
    line: u32,
    /// Rows read so far, and the most cells that one of the first had.
    rows: u32,
    width: usize,
    patience: usize,
    open: OpenQuotes,
}

impl<R: Read> Delimited<R> {
    pub(super) fn new(file: R, separator: u8, open: OpenQuotes) -> Self {
        let buffer = Vec::with_capacity(2 * CHUNK);
        Self {
            file,
            separator,
            buffer,
            taken: 0,
            ended: false,
            line: 1,
            rows: 0,
            width: 0,
            patience: LONGEST_ROW,
            open,
        }
    }

    /// The next row, blank or not.
    pub(super) fn next_row(&mut self) -> Result<Option<Record>, Stopped> {
        let mut literal = Vec::new();
        loop {
            let bytes = self.buffer.get(self.taken..).unwrap_or_default();
            if bytes.is_empty() && self.ended {
                return Ok(None);
            }
            let line =
                Line { bytes, ended: self.ended, separator: self.separator, literal: &literal, width: self.width };
            match line.read() {
                Found::Row(row) => return Ok(Some(self.take(row, &literal))),
                Found::Open(column) => literal.push(column),
                Found::Cut(Some(column)) if bytes.len() >= self.patience => {
                    self.patience = (self.patience / 2).max(LEAST_PATIENCE);
                    literal.push(column);
                }
                Found::Cut(None) if bytes.len() >= LONGEST_ROW => return Err(Stopped::NoEnd(self.line)),
                Found::Cut(_) => self.more().map_err(|_| Stopped::Io)?,
            }
        }
    }

    fn take(&mut self, row: Row, literal: &[usize]) -> Record {
        let mut cells = row.cells;
        let line = self.line;
        for column in literal.iter().take(MOST_LITERAL) {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            open.entry(line).or_insert(*column);
            // A quote at the beginning is none of a name.
            if let Some(cell) = cells.get_mut(*column) {
                *cell = cell.trim_start_matches('"').to_owned();
            }
        }
        self.taken += row.bytes;
        self.line = self.line.saturating_add(row.lines);
        if self.rows < MEASURED_ROWS {
            self.rows += 1;
            self.width = self.width.max(cells.len());
        }
        Record { line, cells: cells.into_iter().map(plain).collect() }
    }

    /// Reads on, as much again as waits already.
    fn more(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.taken);
        self.taken = 0;
        let waiting = self.buffer.len();
        let wanted = waiting.max(CHUNK);
        let mut limited = self.file.by_ref().take(wanted as u64);
        let read = limited.read_to_end(&mut self.buffer)?;
        self.ended = read == 0;
        Ok(())
    }
}

/// A cell that a spreadsheet was told to take for text, `="01000"`, is that text.
fn plain(cell: String) -> String {
    match cell.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if !text.contains('"') => text.to_owned(),
        _ => cell,
    }
}

/// What is there of a row, and how it is read.
struct Line<'a> {
    bytes: &'a [u8],
    ended: bool,
    separator: u8,
    /// The columns whose quote is none.
    literal: &'a [usize],
    /// How many cells a row has, as far as is known.
    width: usize,
}

struct Row {
    cells: Vec<String>,
    /// How long it is, with its end.
    bytes: usize,
    /// On how many lines it stands.
    lines: u32,
}

enum Found {
    Row(Row),
    /// There is more to read; the column whose quote has no end yet.
    Cut(Option<usize>),
    /// The quote of this column was left open.
    Open(usize),
}

/// A cell in quotes.
enum Quoted {
    /// Its text, where it ends, how many lines it breaks.
    Closed(String, usize, u32),
    /// Its quotes are part of a name: `"Bon" SARL`.
    Literal,
    Cut,
    Open,
}

impl Line<'_> {
    fn read(&self) -> Found {
        let (mut cells, mut at, mut breaks) = (Vec::new(), 0, 0);
        let mut broken_at = None;
        loop {
            let column = cells.len();
            let quoted = if self.bytes.get(at) == Some(&b'"') && !self.is_literal(column) {
                self.quoted(at)
            } else {
                Quoted::Literal
            };
            let end = match quoted {
                Quoted::Cut => return Found::Cut(Some(column)),
                Quoted::Open => return Found::Open(column),
                Quoted::Closed(text, end, lines) => {
                    cells.push(text);
                    if lines > 0 {
                        broken_at = broken_at.or(Some(column));
                        breaks += lines;
                    }
                    end
                }
                Quoted::Literal => match self.bare(at) {
                    Some(end) => {
                        cells.push(text(&self.bytes[at..end]));
                        end
                    }
                    None => return Found::Cut(None),
                },
            };
            let next = match (self.bytes.get(end), self.bytes.get(end + 1)) {
                (Some(sign), _) if *sign == self.separator => {
                    at = end + 1;
                    continue;
                }
                (Some(b'\r'), Some(b'\n')) => end + 2,
                (Some(b'\r'), None) if !self.ended => return Found::Cut(None),
                (Some(_), _) => end + 1,
                (None, _) => end,
            };
            return match broken_at.filter(|_| self.has_swallowed(end)) {
                Some(column) => Found::Open(column),
                None => Found::Row(Row { cells, bytes: next, lines: breaks + 1 }),
            };
        }
    }

    fn is_literal(&self, column: usize) -> bool {
        self.literal.len() > MOST_LITERAL || self.literal.contains(&column)
    }

    /// Where a cell without quotes ends; nothing if there is more to read.
    fn bare(&self, at: usize) -> Option<usize> {
        match memchr3(self.separator, b'\n', b'\r', &self.bytes[at..]) {
            Some(length) => Some(at + length),
            None if self.ended => Some(self.bytes.len()),
            None => None,
        }
    }

    fn quoted(&self, start: usize) -> Quoted {
        let (mut found, mut at, mut breaks) = (Vec::new(), start + 1, 0);
        loop {
            let Some(length) = memchr(b'"', &self.bytes[at..]) else {
                return if self.ended { Quoted::Open } else { Quoted::Cut };
            };
            let quote = at + length;
            let part = &self.bytes[at..quote];
            found.extend_from_slice(part);
            breaks += line_breaks(part);
            if self.bytes.get(quote + 1) == Some(&b'"') {
                found.push(b'"');
                at = quote + 2;
                continue;
            }
            // Spaces may stand before the separator.
            let spaces = self.bytes[quote + 1..].iter().take_while(|byte| **byte == b' ').count();
            let end = quote + 1 + spaces;
            match self.bytes.get(end) {
                None if !self.ended => return Quoted::Cut,
                None => return Quoted::Closed(text(&found), end, breaks),
                Some(sign) if self.is_end(*sign) => return Quoted::Closed(text(&found), end, breaks),
                Some(_) if breaks == 0 => return Quoted::Literal,
                // It opens a cell of a later line: the one before was not closed.
                Some(_) if self.bytes.get(quote - 1).is_some_and(|before| self.is_end(*before)) => return Quoted::Open,
                Some(_) => {
                    found.push(b'"');
                    at = quote + 1;
                }
            }
        }
    }

    fn is_end(&self, sign: u8) -> bool {
        sign == self.separator || matches!(sign, b'\n' | b'\r')
    }

    /// Whether a quote was closed by that of another row: the row's first line and its last one have all their cells each.
    fn has_swallowed(&self, end: usize) -> bool {
        let row = &self.bytes[..end];
        let is_break = |byte: &u8| matches!(*byte, b'\n' | b'\r');
        let is_whole = |line: &[u8]| line.split(|byte| *byte == self.separator).count() == self.width;
        let first = row.iter().position(is_break).is_some_and(|end| is_whole(&row[..end]));
        let last = || row.iter().rposition(is_break).is_some_and(|start| is_whole(&row[start + 1..]));
        self.width > 2 && first && last()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// How many lines end in it; a carriage return and a line feed are one end.
fn line_breaks(bytes: &[u8]) -> u32 {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match **byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
