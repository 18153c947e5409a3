//! Snapshots and deltas: what comes back, and what anything else gives.

use std::collections::BTreeMap;

use domain::table::{Choice, Choices, Delta, SnapshotError, Table};
use proptest::collection::vec;
use proptest::prelude::*;

use super::naive::{Row, SCHEMA, STATE, built};
use super::strategies::{id, rows};

fn read(table: &Table) -> BTreeMap<u128, Row> {
    table.rows().map(|row| (row.id(), Row::read(row))).collect()
}

fn choices() -> Choices {
    Choices::new([
        Choice { id: 3, key: u128::MAX, label: "Été".into() },
        Choice { id: 0, key: 0, label: String::new() },
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_comes_back(rows in rows(), revision in any::<u64>()) {
        let mut table = built(&rows);
        table.set_revision(revision);
        table.set_choices(STATE, choices());
        let back = Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap();
        prop_assert_eq!((back.revision(), back.choices(STATE)), (revision, &choices()));
        prop_assert_eq!(back.to_snapshot(), table.to_snapshot());
        prop_assert_eq!(read(&back), rows);
    }

    #[test]
    fn a_delta_comes_back(rows in rows(), removed in vec(id(), 0..4), since in any::<u64>()) {
        let delta = Delta { since, upserted: built(&rows), removed };
        let bytes = delta.to_bytes();
        let back = Delta::from_bytes(SCHEMA, &bytes).unwrap();
        prop_assert_eq!((back.since, &back.removed, read(&back.upserted)), (since, &delta.removed, rows));
        prop_assert_eq!(Table::from_snapshot(SCHEMA, &bytes).err(), Some(SnapshotError::Malformed));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        let _ = (Table::from_snapshot(SCHEMA, &bytes), Delta::from_bytes(SCHEMA, &bytes));
        // Behind a right head, more of it is looked at.
        let mut behind_head = Table::new(SCHEMA).to_snapshot();
        behind_head.truncate(11);
        behind_head.extend(&bytes);
        let _ = (Table::from_snapshot(SCHEMA, &behind_head), Delta::from_bytes(SCHEMA, &behind_head));
    }

    #[test]
    fn a_damaged_snapshot_is_read_or_refused(
        rows in rows(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let mut table = built(&rows);
        table.set_choices(STATE, choices());
        let mut bytes = table.to_snapshot();
        for (at, byte, act) in damage {
            let at = at.index(bytes.len());
            match act {
                0 => bytes[at] = byte,
                1 => bytes[at] ^= 1 << (byte % 8),
                2 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Ok(table) = Table::from_snapshot(SCHEMA, &bytes) {
            // Whatever was read is a table like any other.
            prop_assert_eq!(Table::from_snapshot(SCHEMA, &table.to_snapshot()).map(|again| read(&again)), Ok(read(&table)));
            prop_assert!(table.heap_bytes() <= 64 * bytes.len() + 1_024, "{} of {}", table.heap_bytes(), bytes.len());
        }
    }
}

#[test]
fn a_snapshot_of_other_columns_is_refused() {
    use domain::table::{Column, ColumnKind, Schema};
    const OTHER: Schema = Schema::new(&[Column { name: "name", kind: ColumnKind::Integer }]);
    let bytes = Table::new(OTHER).to_snapshot();
    assert_eq!(Table::from_snapshot(SCHEMA, &bytes).err(), Some(SnapshotError::OtherSchema));
    assert_eq!(Table::from_snapshot(OTHER, &[&[99], &bytes[1..]].concat()).err(), Some(SnapshotError::Format));
    assert_eq!(Table::from_snapshot(OTHER, &[&bytes[..], &[0]].concat()).err(), Some(SnapshotError::Malformed));
    assert_eq!(Table::from_snapshot(OTHER, &[]).err(), Some(SnapshotError::Malformed));
}
