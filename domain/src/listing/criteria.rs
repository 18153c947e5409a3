//! What a list is narrowed by besides words and states: a value by criterion, as the address spells it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Listing, Units};
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
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The values asked for, each with its criterion's place in [`Listing::criteria`], in that order. What is left out narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Criteria(Vec<(u8, String)>);

impl Criteria {
    /// Reads them by name. What makes no sense is as if it were not there.
    #[must_use]
    pub fn read(listing: &Listing, get: impl Fn(&str) -> Option<String>) -> Self {
        let value = |(at, criterion): (u8, &Criterion)| Some((at, criterion.read(&get(criterion.name)?)?));
        Self((0..).zip(listing.criteria).filter_map(value).collect())
    }

    /// Each that narrows the list, with its value.
    pub fn each<'a>(&'a self, listing: &'a Listing) -> impl Iterator<Item = (&'a Criterion, &'a str)> {
        self.0.iter().filter_map(|(at, value)| Some((listing.criteria.get(usize::from(*at))?, value.as_str())))
    }

    /// A value by its criterion's name.
    #[must_use]
    pub fn get<'a>(&'a self, listing: &'a Listing, name: &str) -> Option<&'a str> {
        self.each(listing).find(|(criterion, _)| criterion.name == name).map(|(_, value)| value)
    }

    /// The same without one of them, by its name.
    #[must_use]
    pub fn without(&self, listing: &Listing, name: &str) -> Self {
        Self::read(listing, |other| (other != name).then(|| self.get(listing, other).map(str::to_owned))?)
    }

    /// How many narrow the list.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.0.len()
    }
}
