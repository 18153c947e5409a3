//! Rows that come, change and go, one by one and together.

use std::collections::BTreeMap;

use domain::table::{Delta, DeltaError, Table};
use proptest::collection::vec;
use proptest::prelude::*;

use super::naive::{Row, SCHEMA, answer, built};
use super::strategies::{asked, id, row, rows};

/// What happens to a table.
#[derive(Clone, Debug)]
enum Act {
    Upsert(u128, Row),
    Remove(u128),
    /// Rows and ids together.
    Apply(BTreeMap<u128, Row>, Vec<u128>),
    /// Somebody looks: orders are worked out and must be kept up from now on.
    Look,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (id(), row()).prop_map(|(id, row)| Act::Upsert(id, row)),
        2 => id().prop_map(Act::Remove),
        1 => (rows(), vec(id(), 0..4)).prop_map(|(rows, removed)| Act::Apply(rows, removed)),
        2 => Just(Act::Look),
    ]
}

fn carry_out(act: Act, table: &mut Table, naive: &mut BTreeMap<u128, Row>) {
    match act {
        Act::Upsert(id, row) => {
            table.upsert(id, &row.cells()).unwrap();
            naive.insert(id, row);
        }
        Act::Remove(id) => assert_eq!(table.remove(id), naive.remove(&id).is_some()),
        Act::Apply(rows, removed) => {
            let mut upserted = built(&rows);
            upserted.set_revision(table.revision() + 1);
            let delta = Delta { since: table.revision(), upserted, removed: removed.clone() };
            table.apply(&delta).unwrap();
            naive.retain(|id, _| !removed.contains(id));
            naive.extend(rows);
        }
        Act::Look => {
            let all = table.matches(&domain::table::Filter::default());
            for column in (0..8).map(domain::table::ColumnIndex) {
                let key = domain::table::SortKey { column, descending: false };
                assert_eq!(table.sorted(&all, &[key, key]).len(), naive.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_table_equals_a_fresh_one(start in rows(), acts in vec(act(), 0..24), asked in vec(asked(), 1..4)) {
        let (mut table, mut naive) = (built(&start), start);
        for act in acts {
            carry_out(act, &mut table, &mut naive);
        }
        prop_assert_eq!(table.len(), naive.len());
        for asked in asked {
            prop_assert_eq!(answer(&table, &asked), asked.answer(&naive));
        }
    }
}

fn named(name: &str) -> Row {
    Row {
        name: name.into(),
        note: String::new(),
        city: String::new(),
        state: None,
        balance: None,
        created: None,
        seen: None,
        prospect: None,
    }
}

#[test]
fn a_table_that_changed_often_is_compacted() {
    let (mut table, mut naive) = (Table::new(SCHEMA), BTreeMap::new());
    let id = |at: u32| u128::from(at.wrapping_mul(2_654_435_761) % 1_500);
    for at in 0..6_000_u32 {
        carry_out(Act::Upsert(id(at), named(&format!("F-{}", at % 700))), &mut table, &mut naive);
        if at % 3 == 0 {
            carry_out(Act::Remove(id(at / 2)), &mut table, &mut naive);
        }
        if at % 1_000 == 0 {
            carry_out(Act::Look, &mut table, &mut naive);
        }
    }
    let bytes_a_row = table.heap_bytes() / table.len();
    assert!(bytes_a_row < 1_000, "{bytes_a_row}");
    let asked = super::naive::Asked {
        typed: "7".into(),
        states: None,
        balance_from: None,
        balance_by_state: None,
        prospect: None,
        keys: vec![(2, false), (0, true)],
    };
    assert_eq!(answer(&table, &asked), asked.answer(&naive));
}

#[test]
fn deltas_are_applied_in_turn() {
    let delta = |since: u64, revision: u64, name: &str| {
        let mut upserted = built(&BTreeMap::from([(1, named(name))]));
        upserted.set_revision(revision);
        Delta { since, upserted, removed: vec![] }
    };
    let mut table = Table::new(SCHEMA);
    table.set_revision(5);
    assert_eq!(table.apply(&delta(6, 7, "too early")), Err(DeltaError::Missed { have: 5, since: 6 }));
    assert_eq!(table.apply(&delta(4, 8, "overlaps")), Ok(()));
    assert_eq!(table.apply(&delta(5, 7, "stale")), Ok(()));
    assert_eq!((table.revision(), table.get(1).unwrap().text(super::naive::NAME)), (8, "overlaps".into()));
}
