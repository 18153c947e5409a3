//! Snapshots and deltas as bytes: a head, then the columns one after the other, as the schema has them.

use serde::{Deserialize, Serialize};

use super::numbers::Numbers;
use super::texts::TextReader;
use super::{SnapshotError, ids, texts};
use crate::table::cell::Cell;
use crate::table::choices::{Choice, Choices, MAX_CHOICES};
use crate::table::row::Row;
use crate::table::rows::Table;
use crate::table::schema::{AddedColumn, ColumnIndex, ColumnKind, MAX_COLUMNS, Schema};

/// Changes with every change of what is written here.
const FORMAT: u8 = 3;

/// A table that was read, and what a delta says besides.
pub(super) struct Wired {
    pub table: Table,
    pub since: Option<u64>,
    pub removed: Vec<u128>,
}

/// A table as bytes.
pub(super) fn written(table: &Table, since: Option<u64>, removed: &[u128]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let row_ids: Vec<u128> = table.rows().map(Row::id).collect();
    put(&mut bytes, &(FORMAT, table.schema().fingerprint()));
    put(&mut bytes, &table.added().count());
    for (_, column) in table.added() {
        put(&mut bytes, &(column.id, column.kind.code(), column.label.as_str()));
    }
    put(&mut bytes, &(since, table.revision()));
    put_bytes(&mut bytes, &ids::written(removed));
    put_bytes(&mut bytes, &ids::written(&row_ids));
    for column in columns(table, ColumnKind::is_text) {
        put_bytes(&mut bytes, &texts::written(table, column));
    }
    for column in columns(table, |kind| !kind.is_text()) {
        let values: Vec<Option<i64>> = table.rows().map(|row| row.number(column)).collect();
        put(&mut bytes, &Numbers::written(&values));
    }
    for column in table.columns.indexes() {
        let listed = table.choices(column).listed();
        put(&mut bytes, &listed.len());
        for choice in listed {
            put(&mut bytes, &(choice.id, choice.key, choice.label.as_str()));
        }
    }
    bytes
}

/// Reads a table of a schema from bytes that may be anything.
///
/// Everything of a length is borrowed from the bytes, or takes at least a byte for each element: whoever claims a great
/// length without sending it is found out before memory is taken.
pub(super) fn read(schema: Schema, bytes: &[u8]) -> Result<Wired, SnapshotError> {
    let mut rest = bytes;
    let (format, fingerprint): (u8, u64) = take(&mut rest)?;
    if format != FORMAT {
        return Err(SnapshotError::Format);
    }
    if fingerprint != schema.fingerprint() {
        return Err(SnapshotError::OtherSchema);
    }
    let malformed = SnapshotError::Malformed;
    let empty = Table::with_added(schema, added(&mut rest, schema)?);
    let (since, revision) = take(&mut rest)?;
    let removed = ids::read(take(&mut rest)?).ok_or(malformed)?;
    let ids = ids::read(take(&mut rest)?).ok_or(malformed)?;
    if !ids.is_sorted_by(|a, b| a < b) {
        return Err(malformed);
    }
    let read_texts = |_| take(&mut rest).map(TextReader::new);
    let texts = columns(&empty, ColumnKind::is_text).map(read_texts).collect::<Result<Vec<_>, _>>()?;
    let read_numbers = |_| take::<Numbers<'_>>(&mut rest)?.read(ids.len()).ok_or(malformed);
    let numbers = columns(&empty, |kind| !kind.is_text()).map(read_numbers).collect::<Result<Vec<_>, _>>()?;
    let mut table = rows(&empty, &ids, texts, &numbers)?;
    for column in empty.columns.indexes() {
        table.set_choices(column, choices(&mut rest)?);
    }
    table.set_revision(revision);
    if rest.is_empty() { Ok(Wired { table, since, removed }) } else { Err(malformed) }
}

/// The columns that were added, of which there are no more than fit.
fn added(rest: &mut &[u8], schema: Schema) -> Result<Vec<AddedColumn>, SnapshotError> {
    let count: usize = take(rest)?;
    if count > MAX_COLUMNS - schema.columns().len() {
        return Err(SnapshotError::Malformed);
    }
    let column = |_| -> Result<AddedColumn, SnapshotError> {
        let (id, code, label): (u128, u8, &str) = take(rest)?;
        let kind = ColumnKind::added(code).ok_or(SnapshotError::Malformed)?;
        Ok(AddedColumn { id, kind, label: label.to_owned() })
    };
    (0..count).map(column).collect()
}

/// The rows of a table that has the columns of an empty one.
fn rows(
    empty: &Table,
    ids: &[u128],
    mut texts: Vec<TextReader<'_>>,
    numbers: &[Vec<Option<i64>>],
) -> Result<Table, SnapshotError> {
    let added = empty.added().map(|(_, column)| column.clone()).collect();
    let mut builder = Table::builder_with(empty.schema(), added);
    for (row, &id) in ids.iter().enumerate() {
        let mut row_texts = texts.iter_mut().map(TextReader::next);
        let mut row_numbers = numbers.iter().map(|column| column.get(row).copied().flatten());
        let cell = |kind: ColumnKind| {
            if kind.is_text() {
                row_texts.next().flatten().map(Cell::Text)
            } else {
                Cell::of(kind, row_numbers.next().flatten())
            }
        };
        let kinds = empty.columns.indexes().filter_map(|column| empty.columns.kind(column));
        let cells = kinds.map(cell).collect::<Option<Vec<_>>>();
        builder.push(id, &cells.ok_or(SnapshotError::Malformed)?)?;
    }
    if texts.iter().all(TextReader::is_at_end) { Ok(builder.finish()) } else { Err(SnapshotError::Malformed) }
}

fn choices(rest: &mut &[u8]) -> Result<Choices, SnapshotError> {
    let count: usize = take(rest)?;
    if count > usize::from(MAX_CHOICES) {
        return Err(SnapshotError::Malformed);
    }
    let choice = |_| take(rest).map(|(id, key, label): (_, _, &str)| Choice { id, key, label: label.to_owned() });
    Ok(Choices::new((0..count).map(choice).collect::<Result<Vec<_>, _>>()?))
}

fn put(bytes: &mut Vec<u8>, value: &impl Serialize) {
    // Writing to memory fails for no value written here; should it, what is missing is noticed when the rest is read.
    *bytes = postcard::to_extend(value, std::mem::take(bytes)).unwrap_or_default();
}

/// Writes what `&[u8]` is read from, and not byte by byte.
fn put_bytes(bytes: &mut Vec<u8>, value: &[u8]) {
    put(bytes, &value.len());
    bytes.extend_from_slice(value);
}

fn take<'a, T: Deserialize<'a>>(rest: &mut &'a [u8]) -> Result<T, SnapshotError> {
    let (value, after) = postcard::take_from_bytes(rest).map_err(|_| SnapshotError::Malformed)?;
    *rest = after;
    Ok(value)
}

/// The columns of some kinds, in order.
fn columns(table: &Table, of: impl Fn(ColumnKind) -> bool) -> impl Iterator<Item = ColumnIndex> {
    table.columns.indexes().filter(move |column| table.columns.kind(*column).is_some_and(&of))
}
