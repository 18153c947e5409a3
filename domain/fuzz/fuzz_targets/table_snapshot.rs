//! Snapshots and deltas of a table from any bytes: read or refused, and what was read can be used.

#![no_main]

use domain::table::{Column, ColumnIndex, ColumnKind, Delta, Filter, Schema, SortKey, Table};
use libfuzzer_sys::{Corpus, fuzz_target};

const SCHEMA: Schema = Schema::new(&[
    Column { name: "name", kind: ColumnKind::Text { searched: true } },
    Column { name: "note", kind: ColumnKind::Text { searched: false } },
    Column { name: "state", kind: ColumnKind::Choice },
    Column { name: "balance", kind: ColumnKind::Integer },
    Column { name: "created", kind: ColumnKind::Date },
    Column { name: "seen", kind: ColumnKind::Instant },
    Column { name: "prospect", kind: ColumnKind::Flag },
]);

fuzz_target!(|bytes: &[u8]| -> Corpus {
    // The head that names format and columns is put in front: the fuzzer need not guess it.
    let mut snapshot = Table::new(SCHEMA).to_snapshot();
    snapshot.truncate(HEAD);
    snapshot.extend_from_slice(bytes);
    if let Ok(table) = Table::from_snapshot(SCHEMA, &snapshot) {
        look_at(&table);
        return Corpus::Keep;
    }
    let Ok(delta) = Delta::from_bytes(SCHEMA, &snapshot) else { return Corpus::Keep };
    // What was added comes with the bytes.
    let mut table = Table::with_added(SCHEMA, delta.upserted.added().map(|(_, column)| column.clone()).collect());
    table.set_revision(delta.since);
    let applied = table.apply(&delta);
    assert!(applied.is_ok(), "{applied:?}");
    look_at(&table);
    Corpus::Keep
});

/// One byte of format, and the fingerprint of the columns as a variable-length integer.
const HEAD: usize = 11;

fn look_at(table: &Table) {
    assert!(table.heap_bytes() <= 1 << 24, "the fuzzer's inputs are short");
    let all = table.matches(&Filter::default());
    for column in (0..7).map(ColumnIndex) {
        let keys = [SortKey { column, descending: true }, SortKey { column: ColumnIndex(0), descending: false }];
        assert_eq!(table.sorted(&all, &keys).len(), table.len());
    }
    let again = Table::from_snapshot(SCHEMA, &table.to_snapshot()).expect("what was written is read");
    assert_eq!(again.to_snapshot(), table.to_snapshot());
}
