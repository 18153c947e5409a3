//! Rows and questions that meet often enough to be interesting.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use super::naive::{Asked, Row};

/// Few letters, so that words are found and values are equal.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[eEéÉoœŒsßS]{0,4}( [eoc]{1,3})?",
        1 => "[CF]-[0-9]{1,3}",
        1 => "[ e\u{301}’\u{200B}İǅΣ]{0,3}",
        1 => "\\PC{0,6}",
    ]
}

pub fn row() -> impl Strategy<Value = Row> {
    let numbers = (
        option::of(0..5_u16),
        option::of(prop_oneof![-3..3_i64, any::<i64>().prop_filter("the gap", |&value| value != i64::MIN)]),
        option::of(0..4_i32),
        option::of(0..4_i64),
        option::of(any::<bool>()),
    );
    (text(), text(), text(), numbers).prop_map(|(name, note, city, (state, balance, created, seen, prospect))| Row {
        name,
        note,
        city,
        state,
        balance,
        created,
        seen,
        prospect,
    })
}

/// Ids from few, so that they come again.
pub fn id() -> impl Strategy<Value = u128> {
    prop_oneof![0..24_u128, any::<u128>()]
}

pub fn rows() -> impl Strategy<Value = BTreeMap<u128, Row>> {
    btree_map(id(), row(), 0..24)
}

pub fn asked() -> impl Strategy<Value = Asked> {
    (
        "([eéosœ]{0,2}|[CF0-9-]{1,2}|e o|[a-z]{1,2} )",
        option::of(vec(0..5_u16, 0..3)),
        option::of(-3..3_i64),
        option::of(vec((-3..3_i64, -3..3_i64), 0..5)),
        option::of(any::<bool>()),
        vec((0..8_u8, any::<bool>()), 0..4),
    )
        .prop_map(|(typed, states, balance_from, balance_by_state, prospect, keys)| Asked {
            typed,
            states,
            balance_from,
            balance_by_state,
            prospect,
            keys,
        })
}
