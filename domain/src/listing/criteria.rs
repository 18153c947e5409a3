//! What a list is narrowed by besides words and states: a value by criterion, as the address spells it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CustomCriterion, Listing, Units};
use crate::money::parse_percent;
use crate::table::ColumnIndex;

/// Something that a list may be narrowed by.
#[derive(Debug)]
pub struct Criterion {
    /// Its name in addresses and forms.
    pub name: &'static str,
    /// The column that it looks at.
    pub column: ColumnIndex,
    /// What is asked of that column.
    pub kind: CriterionKind,
}

/// What a criterion asks of its column.
#[derive(Debug)]
pub enum CriterionKind {
    /// A flag that is not set, or is: what each is called.
    Flag(&'static str, &'static str),
    /// A choice that is the same in every company; gives the name as it is kept, and nothing for what is no such choice.
    Code(fn(&str) -> Option<String>),
    /// A choice of the company's own, by its id.
    Named,
    /// A user of the company, by their id: offered once there are two.
    Person,
    /// A part of a text that has several, by the id of the choice of the company's own whose name it is.
    Part,
    /// The first day.
    DayFrom,
    /// The last one.
    DayTo,
    /// The least amount, whatever its currency, which is in this column.
    AmountFrom(ColumnIndex),
    /// The most.
    AmountTo(ColumnIndex),
    /// Exactly this rate, in percent; the column has hundred-thousandths.
    Rate,
}

impl Criterion {
    /// A value as it is kept, from whatever was typed or sent; nothing for what makes no sense.
    fn read(&self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        match self.kind {
            CriterionKind::Flag(unset, set) => [unset, set].contains(&typed).then(|| typed.to_owned()),
            CriterionKind::Code(read) => read(typed),
            CriterionKind::Named | CriterionKind::Person | CriterionKind::Part => {
                typed.parse().ok().map(|key: Uuid| key.to_string())
            }
            CriterionKind::DayFrom | CriterionKind::DayTo => day(typed).map(|day| day.format("%Y-%m-%d").to_string()),
            CriterionKind::AmountFrom(_) | CriterionKind::AmountTo(_) => Units::read(typed).map(Units::written),
            CriterionKind::Rate => rate(typed).map(percent),
        }
    }

    /// Whether its choices are the company's own.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        matches!(self.kind, CriterionKind::Named | CriterionKind::Person | CriterionKind::Part)
    }
}

/// Reads a rate as fields and addresses spell it, in hundred-thousandths.
pub(super) fn rate(text: &str) -> Option<i32> {
    parse_percent(text).ok()
}

/// A rate in percent, as fields of numbers take it.
fn percent(rate: i32) -> String {
    Decimal::new(rate.into(), 3).normalize().to_string()
}

/// Reads a day as addresses spell it.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    // Four digits, two, and two: what chrono takes besides is not what a date field sends.
    (text.len() == 10).then(|| crate::day::parse(text).ok()).flatten()
}

/// The most questions about the company's own fields: more than an address holds.
const MOST_CUSTOM: usize = 40;

/// The values asked for, each under its criterion's name, in the order of [`Listing::criteria`], and behind these those about the
/// company's own fields. What is left out narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Criteria(Vec<(String, String)>);

impl Criteria {
    /// Reads them from names and values, of which each name counts once. What makes no sense is as if it were not there.
    #[must_use]
    pub fn read(listing: &Listing, params: &[(String, String)]) -> Self {
        let native = listing.criteria.iter().filter_map(|criterion| {
            let (name, typed) = params.iter().find(|(name, _)| name == criterion.name)?;
            Some((name.clone(), criterion.read(typed)?))
        });
        let read = |(name, typed): &(String, String)| {
            let criterion = CustomCriterion::named(name)?;
            Some((criterion.name(), criterion.read(typed)?))
        };
        let mut custom: Vec<(String, String)> = params.iter().filter_map(read).collect();
        // One way to write what asks for the same.
        custom.sort_by(|(one, _), (other, _)| one.cmp(other));
        custom.dedup_by(|(later, _), (first, _)| later == first);
        custom.truncate(MOST_CUSTOM);
        Self(native.chain(custom).collect())
    }

    /// Reads them anew, from wherever they came.
    pub(super) fn admitted(&self, listing: &Listing) -> Self {
        Self::read(listing, &self.0)
    }

    /// Each that narrows the list by something of the program's, with its value.
    pub fn each<'a>(&'a self, listing: &'a Listing) -> impl Iterator<Item = (&'a Criterion, &'a str)> {
        listing.criteria.iter().filter_map(|criterion| Some((criterion, self.get(criterion.name)?)))
    }

    /// Each that asks about the company's own fields, whether there still is such a field, with its value.
    pub fn custom(&self) -> impl Iterator<Item = (CustomCriterion, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((CustomCriterion::named(name)?, value.as_str())))
    }

    /// All of them, by name.
    #[must_use]
    pub fn params(&self) -> &[(String, String)] {
        &self.0
    }

    /// A value by its criterion's name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// The same without one of them, by its name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(of, _)| of != name).cloned().collect())
    }

    /// How many narrow the list.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.0.len()
    }
}
