//! What is asked of a list, as conditions on its table.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::row::day_of;
use super::{CriterionKind, CustomColumn, CustomCriterion, ListQuery, Listing, Meant, Units, criteria};
use crate::custom_fields::CustomKind;
use crate::money::Currency;
use crate::table::{ColumnIndex, Filter, Table};

/// The bounds of one column of amounts, and the column of their currency.
type Amounts = (ColumnIndex, Option<Units>, Option<Units>);

impl Listing {
    /// The conditions of a query.
    pub(super) fn filter(&self, table: &Table, query: &ListQuery) -> Filter {
        self.sought(table, query).choices(self.state, query.states.iter().copied())
    }

    /// Those of its words and criteria alone, without the states that are shown.
    pub(super) fn sought(&self, table: &Table, query: &ListQuery) -> Filter {
        let mut filter = Filter::default().text_or_known(&query.filter, self.known_by);
        if let Some((flag, criterion)) = self.unsought
            && !filter.words().folded().is_empty()
            && query.criteria.get(criterion).is_none()
        {
            filter = filter.flag(flag, false);
        }
        let mut days: BTreeMap<ColumnIndex, (Bound<i64>, Bound<i64>)> = BTreeMap::new();
        let mut amounts: BTreeMap<ColumnIndex, Amounts> = BTreeMap::new();
        let day = |value: &str| criteria::day(value).map_or(Bound::Unbounded, |on| Bound::Included(day_of(on).into()));
        for (criterion, value) in query.criteria.each(self) {
            let column = criterion.column;
            match criterion.kind {
                CriterionKind::Flag(_, set) => filter = filter.flag(column, value == set),
                CriterionKind::Code(_) => {
                    let found = table.choices(column).listed().iter().find(|choice| choice.label == value);
                    filter = filter.choices(column, found.map(|choice| choice.id));
                }
                CriterionKind::Named | CriterionKind::Person => {
                    filter = filter.choices(column, keyed(table, column, value).map(|choice| choice.0));
                }
                CriterionKind::Part => {
                    filter = match keyed(table, column, value) {
                        Some((_, label)) => filter.holds(column, label),
                        None => filter.nothing(),
                    }
                }
                CriterionKind::DayFrom => days.entry(column).or_insert(OPEN).0 = day(value),
                CriterionKind::DayTo => days.entry(column).or_insert(OPEN).1 = day(value),
                CriterionKind::AmountFrom(by) => {
                    amounts.entry(column).or_insert((by, None, None)).1 = Units::read(value);
                }
                CriterionKind::AmountTo(by) => amounts.entry(column).or_insert((by, None, None)).2 = Units::read(value),
                CriterionKind::Rate => {
                    // What reads as no rate was never kept as one.
                    filter = match criteria::rate(value) {
                        Some(rate) => filter.range(column, i64::from(rate)..=i64::from(rate)),
                        None => filter.nothing(),
                    }
                }
            }
        }
        for (criterion, value) in query.criteria.custom() {
            filter = of_field(filter, table, criterion, value);
        }
        for (column, range) in days {
            filter = filter.range(column, range);
        }
        for (column, (by, from, to)) in amounts {
            let within = |currency| {
                let least = from.map_or(i64::MIN, |from| from.at_least(currency));
                least..=to.map_or(i64::MAX, |to| to.at_most(currency))
            };
            filter = filter.range_by(column, by, Currency::all().map(within));
        }
        filter
    }
}

const OPEN: (Bound<i64>, Bound<i64>) = (Bound::Unbounded, Bound::Unbounded);

/// A filter that asks about a field of the company's own too, where there is such a field and the value means anything to it.
fn of_field(filter: Filter, table: &Table, criterion: CustomCriterion, value: &str) -> Filter {
    let at = criterion.field(value).and_then(|field| table.added_at(field.0.as_u128()));
    let Some((column, holds)) = at else { return filter };
    if let CustomCriterion::Empty | CustomCriterion::Filled = criterion {
        return filter.gap(column, criterion == CustomCriterion::Empty);
    }
    let kind = CustomColumn::kind_of(holds);
    match (criterion, kind, Meant::of(kind, value)) {
        (CustomCriterion::Is(_), CustomKind::Choice, Some(Meant::Text(option))) => filter.is(column, &option),
        (CustomCriterion::Is(_), _, Some(Meant::Text(part))) => filter.contains(column, &part),
        (CustomCriterion::Is(_), _, Some(Meant::Yes(yes))) => filter.flag(column, yes),
        (CustomCriterion::From(_), _, Some(Meant::Day(day))) => filter.range(column, i64::from(day_of(day))..),
        (CustomCriterion::To(_), _, Some(Meant::Day(day))) => filter.range(column, ..=i64::from(day_of(day))),
        (CustomCriterion::From(_), _, Some(Meant::Number(number))) => filter.at_least(column, &number),
        (CustomCriterion::To(_), _, Some(Meant::Number(number))) => filter.at_most(column, &number),
        _ => filter,
    }
}

/// A choice of the company's own, by its id: its number and its words.
fn keyed<'a>(table: &'a Table, column: ColumnIndex, value: &str) -> Option<(u16, &'a str)> {
    let key: uuid::Uuid = value.parse().ok()?;
    table.choices(column).keyed(key.as_u128()).map(|choice| (choice.id, choice.label.as_str()))
}
