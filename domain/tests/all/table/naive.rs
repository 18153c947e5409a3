//! A table as one would write it in ten minutes: a list of rows, searched and sorted anew each time.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use domain::table::{Cell, Column, ColumnIndex, ColumnKind, Schema, SortKey, Table};
use domain::text::{fold, search_terms, sort_key};

pub const SCHEMA: Schema = Schema::new(&[
    Column { name: "name", kind: ColumnKind::Text { searched: true } },
    Column { name: "note", kind: ColumnKind::Text { searched: false } },
    Column { name: "state", kind: ColumnKind::Choice },
    Column { name: "city", kind: ColumnKind::Text { searched: true } },
    Column { name: "balance", kind: ColumnKind::Integer },
    Column { name: "created", kind: ColumnKind::Date },
    Column { name: "seen", kind: ColumnKind::Instant },
    Column { name: "prospect", kind: ColumnKind::Flag },
]);

pub const NAME: ColumnIndex = ColumnIndex(0);
pub const STATE: ColumnIndex = ColumnIndex(2);
pub const CITY: ColumnIndex = ColumnIndex(3);
pub const BALANCE: ColumnIndex = ColumnIndex(4);
pub const CREATED: ColumnIndex = ColumnIndex(5);
pub const PROSPECT: ColumnIndex = ColumnIndex(7);

/// One row, as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    pub note: String,
    pub city: String,
    pub state: Option<u16>,
    pub balance: Option<i64>,
    pub created: Option<i32>,
    pub seen: Option<i64>,
    pub prospect: Option<bool>,
}

impl Row {
    pub fn cells(&self) -> [Cell<'_>; 8] {
        [
            Cell::Text(&self.name),
            Cell::Text(&self.note),
            self.state.map_or(Cell::Gap, Cell::Choice),
            Cell::Text(&self.city),
            self.balance.map_or(Cell::Gap, Cell::Integer),
            self.created.map_or(Cell::Gap, Cell::Date),
            self.seen.map_or(Cell::Gap, Cell::Instant),
            self.prospect.map_or(Cell::Gap, Cell::Flag),
        ]
    }

    /// What the table knows of this row, read back.
    pub fn read(row: domain::table::Row<'_>) -> Self {
        let at = |at: u8| ColumnIndex(at);
        Self {
            name: row.text(NAME),
            note: row.text(at(1)),
            city: row.text(CITY),
            state: row.choice(STATE),
            balance: row.number(BALANCE),
            created: row.number(CREATED).map(|day| day.try_into().unwrap()),
            seen: row.number(at(6)),
            prospect: row.number(PROSPECT).map(|_| row.is(PROSPECT)),
        }
    }

    /// The sort key of a column: gaps have none.
    fn key(&self, column: ColumnIndex) -> Option<Vec<u8>> {
        let number = |value: i64| (i128::from(value) - i128::from(i64::MIN)).to_be_bytes().to_vec();
        let text = |text: &str| (!text.is_empty()).then(|| sort_key(text));
        match column.0 {
            0 => text(&self.name),
            1 => text(&self.note),
            2 => self.state.map(|id| number(id.into())),
            3 => text(&self.city),
            4 => self.balance.map(number),
            5 => self.created.map(|day| number(day.into())),
            6 => self.seen.map(number),
            _ => self.prospect.map(|yes| number(yes.into())),
        }
    }
}

/// What is asked, in the words of this file.
#[derive(Clone, Debug)]
pub struct Asked {
    pub typed: String,
    pub states: Option<Vec<u16>>,
    pub balance_from: Option<i64>,
    /// What a balance lies in, by state: from one to the other.
    pub balance_by_state: Option<Vec<(i64, i64)>>,
    pub prospect: Option<bool>,
    pub keys: Vec<(u8, bool)>,
}

impl Asked {
    pub fn filter(&self) -> domain::table::Filter {
        let mut filter = domain::table::Filter::default().text(&self.typed);
        if let Some(states) = &self.states {
            filter = filter.choices(STATE, states.iter().copied());
        }
        if let Some(from) = self.balance_from {
            filter = filter.range(BALANCE, from..);
        }
        if let Some(ranges) = &self.balance_by_state {
            filter = filter.range_by(BALANCE, STATE, ranges.iter().map(|&(from, to)| from..=to));
        }
        if let Some(prospect) = self.prospect {
            filter = filter.flag(PROSPECT, prospect);
        }
        filter
    }

    pub fn keys(&self) -> Vec<SortKey> {
        self.keys.iter().map(|&(column, descending)| SortKey { column: ColumnIndex(column), descending }).collect()
    }

    fn meets(&self, row: &Row) -> bool {
        let texts = [fold(&row.name), fold(&row.city)];
        search_terms(&self.typed).iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
            && self.states.as_ref().is_none_or(|states| row.state.is_some_and(|state| states.contains(&state)))
            && self.balance_from.is_none_or(|from| row.balance.is_some_and(|balance| balance >= from))
            && self.balance_by_state.as_ref().is_none_or(|ranges| {
                let range = row.state.and_then(|state| ranges.get(usize::from(state)));
                range.zip(row.balance).is_some_and(|(&(from, to), balance)| from <= balance && balance <= to)
            })
            && self.prospect.is_none_or(|prospect| row.prospect == Some(prospect))
    }

    /// The ids that meet what is asked, in order.
    pub fn answer(&self, rows: &BTreeMap<u128, Row>) -> Vec<u128> {
        let mut found: Vec<(u128, &Row)> =
            rows.iter().filter(|(_, row)| self.meets(row)).map(|(&id, row)| (id, row)).collect();
        found.sort_by(|&(a_id, a), &(b_id, b)| {
            for &(column, descending) in &self.keys {
                let order = match (a.key(ColumnIndex(column)), b.key(ColumnIndex(column))) {
                    (Some(a), Some(b)) if descending => b.cmp(&a),
                    (Some(a), Some(b)) => a.cmp(&b),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
            if self.keys.last().is_some_and(|key| key.1) { b_id.cmp(&a_id) } else { a_id.cmp(&b_id) }
        });
        found.into_iter().map(|(id, _)| id).collect()
    }
}

/// The ids that a table answers, in order.
pub fn answer(table: &Table, asked: &Asked) -> Vec<u128> {
    let positions = table.sorted(&table.matches(&asked.filter()), &asked.keys());
    positions.into_iter().map(|position| table.row(position).id()).collect()
}

pub fn built(rows: &BTreeMap<u128, Row>) -> Table {
    let mut builder = Table::builder(SCHEMA);
    for (&id, row) in rows {
        builder.push(id, &row.cells()).unwrap();
    }
    builder.finish()
}
