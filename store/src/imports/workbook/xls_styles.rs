//! How large the sheets of a workbook of before 2007 are, and how they show their numbers (MS-XLS): the library tells neither.

use std::collections::HashMap;

use domain::error::FieldError;

use super::shown::Shown;

/// The most rows and columns of a sheet in this format.
const ROWS: u32 = 65_536;
const COLUMNS: u32 = 256;
/// The most cells of the smallest rectangle that holds what a sheet has: the library makes room for each.
const MOST_CELLS: u32 = 4_000_000;
/// The numbers of formats that stand for percentages and are written nowhere.
const PERCENTS: [u16; 2] = [9, 10];

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const LABEL_SST: u16 = 0x00FD;
const RK: u16 = 0x027E;
const MUL_RK: u16 = 0x00BD;
const FORMULA: u16 = 0x0006;

/// The cells of each sheet whose numbers are not shown as they are.
pub(super) struct Styles(Vec<HashMap<(u32, u32), Shown>>);

impl Styles {
    /// Reads a workbook's stream for them.
    pub(super) fn of(stream: &[u8]) -> Result<Self, FieldError> {
        let globals = Globals::of(stream);
        let sheets = globals.sheets.iter().map(|start| sheet(stream.get(*start..).unwrap_or_default(), &globals));
        sheets.collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn shown(&self, sheet: usize, place: (u32, u32)) -> Shown {
        self.0.get(sheet).and_then(|sheet| sheet.get(&place)).copied().unwrap_or_default()
    }
}

/// What the sheets of a workbook share.
#[derive(Default)]
struct Globals {
    /// Where each sheet begins.
    sheets: Vec<usize>,
    /// How the cells of each style show their numbers.
    styles: Vec<Shown>,
}

impl Globals {
    fn of(stream: &[u8]) -> Self {
        let (mut globals, mut is_old) = (Self::default(), false);
        let (mut formats, mut styles) = (HashMap::new(), Vec::new());
        for (kind, data) in records(stream) {
            match kind {
                // Before Excel 97, a text has a byte for each letter.
                BOF => is_old = number(data, 0).is_some_and(|version| version != 0x0600),
                BOUND_SHEET => globals.sheets.extend(long(data, 0).and_then(|start| usize::try_from(start).ok())),
                FORMAT => {
                    let code = if is_old { data.get(3..).map(letters) } else { format_code(data) };
                    formats.extend(number(data, 0).zip(code.map(|code| Shown::by(&code))));
                }
                XF => styles.extend(number(data, 2)),
                EOF => break,
                _ => {}
            }
        }
        let shown = |format: u16| {
            let usual = Shown { is_percent: PERCENTS.contains(&format), digits: 0 };
            formats.get(&format).copied().unwrap_or(usual)
        };
        globals.styles = styles.into_iter().map(shown).collect();
        globals
    }
}

fn sheet(stream: &[u8], globals: &Globals) -> Result<HashMap<(u32, u32), Shown>, FieldError> {
    let mut found = HashMap::new();
    let mut extent = Extent::default();
    for (kind, data) in records(stream) {
        let (row, column) = (number(data, 0).map_or(0, u32::from), number(data, 2).map_or(0, u32::from));
        let mut style = |column: u32, at: usize| {
            let shown = number(data, at).and_then(|style| globals.styles.get(usize::from(style)).copied());
            found.extend(shown.filter(|shown| !shown.is_plain()).map(|shown| ((row, column), shown)));
        };
        match kind {
            DIMENSIONS if !is_possible(data) => return Err(FieldError::FileKind),
            NUMBER | RK | FORMULA => {
                style(column, 4);
                extent.take(row, column);
            }
            LABEL | LABEL_SST | BOOL_ERR => extent.take(row, column),
            MUL_RK => {
                let places = data.len().saturating_sub(6) / 6;
                for (place, of) in (0..places).zip(0_u32..) {
                    style(column.saturating_add(of), 4 + 6 * place);
                    extent.take(row, column.saturating_add(of));
                }
            }
            EOF => break,
            _ => {}
        }
    }
    if extent.cells() > u64::from(MOST_CELLS) {
        return Err(FieldError::FileTooLarge { max: domain::imports::MAX_FILE_BYTES });
    }
    Ok(found)
}

/// The rectangle that holds all cells.
#[derive(Default)]
struct Extent(Option<[u32; 4]>);

impl Extent {
    fn take(&mut self, row: u32, column: u32) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn cells(&self) -> u64 {
        let area = |[top, left, bottom, right]: [u32; 4]| u64::from(bottom - top + 1) * u64::from(right - left + 1);
        self.0.map_or(0, area)
    }
}

/// Whether a sheet may be as large as it says it is.
fn is_possible(data: &[u8]) -> bool {
    let [rows, columns] = if data.len() >= 14 {
        [[long(data, 0), long(data, 4)], [number(data, 8).map(u32::from), number(data, 10).map(u32::from)]]
    } else {
        [[0, 2], [4, 6]].map(|places| places.map(|at| number(data, at).map(u32::from)))
    };
    let within = |[first, last]: [Option<u32>; 2], most| {
        first.zip(last).is_none_or(|(first, last)| first <= last && last <= most)
    };
    within(rows, ROWS) && within(columns, COLUMNS)
}

/// The records of a stream: the kind of each, and its bytes.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (number(stream, 0)?, usize::from(number(stream, 2)?));
        let data = stream.get(4..4 + length)?;
        stream = &stream[4 + length..];
        Some((kind, data))
    })
}

/// The text of a format: how many letters, whether of two bytes each, and they.
fn format_code(data: &[u8]) -> Option<String> {
    let (count, flags) = (usize::from(number(data, 2)?), *data.get(4)?);
    if flags & 1 == 0 {
        return data.get(5..5 + count).map(letters);
    }
    let pairs = data.get(5..5 + 2 * count)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    Some(char::decode_utf16(pairs).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// A stream of one sheet, made of these records.
    fn stream(sheet: &[Vec<u8>]) -> Vec<u8> {
        let code = [&words(&[164, 5])[..], &[0], b"00000"].concat();
        let globals = |start: u32| {
            let begin = record(BOF, &words(&[0x0600, 5]));
            let styles =
                [record(XF, &words(&[0, 0])), record(XF, &words(&[0, 164])), record(XF, &words(&[0, 9]))].concat();
            [begin, record(BOUND_SHEET, &start.to_le_bytes()), record(FORMAT, &code), styles, record(EOF, &[])].concat()
        };
        let start = u32::try_from(globals(0).len()).unwrap();
        [globals(start), sheet.concat(), record(EOF, &[])].concat()
    }

    #[test]
    fn styles_are_found_by_cell() {
        let sheet = [
            record(BOF, &words(&[0x0600, 0x10])),
            record(NUMBER, &words(&[1, 2, 1, 0, 0, 0, 0])),
            record(MUL_RK, &words(&[3, 0, 2, 0, 0, 0, 0, 0, 1])),
        ];
        let styles = Styles::of(&stream(&sheet)).unwrap();
        let shown = |row, column| styles.shown(0, (row, column));
        assert_eq!((shown(1, 2).digits, shown(3, 0).is_percent), (5, true));
        assert!(shown(3, 1).is_plain() && styles.shown(1, (1, 2)).is_plain());
    }

    #[test]
    fn a_sheet_that_claims_too_much_is_refused() {
        let large = [record(DIMENSIONS, &words(&[0, 0, 0xFFFF, 0xFFFF, 0, 256, 0]))];
        assert_eq!(Styles::of(&stream(&large)).err(), Some(FieldError::FileKind));
        let far = [record(LABEL, &words(&[0, 0, 0])), record(LABEL, &words(&[65_535, 255, 0]))];
        assert!(matches!(Styles::of(&stream(&far)), Err(FieldError::FileTooLarge { .. })));
        assert!(Styles::of(b"\x09\x08\xFF\xFF").is_ok(), "cut short");
    }
}
