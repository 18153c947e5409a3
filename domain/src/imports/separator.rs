//! What stands between the columns of a table.

use csv::ReaderBuilder;

/// What may, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How many rows are looked at.
const LOOKED_AT: usize = 20;

/// The sign by which the rows have the most cells, and as many of them as many; titles above a table have fewer.
pub(super) fn of(sample: &str) -> u8 {
    let first = sample.lines().next().unwrap_or_default();
    if let Some(hint) = first.trim_matches(['"', '\u{feff}']).strip_prefix("sep=").and_then(|hint| hint.bytes().next())
    {
        return hint;
    }
    let mut best = (b';', 0);
    for separator in SEPARATORS {
        let score = score(sample, separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

fn score(sample: &str, separator: u8) -> usize {
    let widths = widths(sample, separator);
    // As wide as the first row is, or as most are.
    let usual = widths.iter().copied().max_by_key(|width| (alike(&widths, *width), *width)).unwrap_or(0);
    let first = widths.first().copied().unwrap_or(0);
    let worth = |columns: usize| {
        if columns < 2 { 0 } else { columns.min(50) * alike(&widths, columns) * 100 / widths.len().max(1) }
    };
    worth(first).max(worth(usual))
}

fn alike(widths: &[usize], columns: usize) -> usize {
    widths.iter().filter(|width| **width == columns).count()
}

/// How many cells each row has.
fn widths(sample: &str, separator: u8) -> Vec<usize> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(sample.as_bytes());
    let rows = reader.byte_records().take(LOOKED_AT).filter_map(Result::ok);
    rows.filter(|record| record.iter().any(|cell| !cell.trim_ascii().is_empty())).map(|record| record.len()).collect()
}
