//! What the advanced search narrows the list by (A1.12).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::field::choices;
use crate::geo::Country;
use crate::money::{Currency, parse_minor};

choices! {
    /// Whether somebody is a client yet.
    Standing {
        /// Has been sold something, or is about to be.
        #[default]
        Client = "client",
        /// Not yet.
        Prospect = "prospect",
    }
}

/// An amount that several currencies are compared with: hundredths of a unit, be that a euro, a yen or a dinar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Units(pub i64);

impl Units {
    /// Reads what a field or an address says: `1250`, `12.50`, `12,5`.
    fn read(text: &str) -> Option<Self> {
        // The euro has the two decimals that are meant here.
        parse_minor(text, Currency::EUR).ok().map(Self)
    }

    /// As fields of numbers take it: with a dot, and with decimals only where there are any.
    fn written(self) -> String {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match size % 100 {
            0 => format!("{sign}{}", size / 100),
            cents => format!("{sign}{}.{cents:02}", size / 100),
        }
    }

    /// The least amount of a currency, in its smallest unit, that is no less than this.
    #[must_use]
    pub fn at_least(self, currency: Currency) -> i64 {
        self.minor(currency, |hundredths, per_minor| hundredths.saturating_neg().div_euclid(per_minor).saturating_neg())
    }

    /// The largest amount of a currency, in its smallest unit, that is no more than this.
    #[must_use]
    pub fn at_most(self, currency: Currency) -> i64 {
        self.minor(currency, i64::div_euclid)
    }

    fn minor(self, currency: Currency, rounded: impl Fn(i64, i64) -> i64) -> i64 {
        match currency.minor_per_unit() {
            per_unit if per_unit >= 100 => self.0.saturating_mul(per_unit / 100),
            per_unit => rounded(self.0, 100 / per_unit),
        }
    }
}

/// See the module. What is left out narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Criteria {
    /// Clients alone, or prospects alone.
    pub standing: Option<Standing>,
    /// The country of the main address.
    pub country: Option<Country>,
    /// The first day of creation, in the company's time zone.
    pub created_from: Option<NaiveDate>,
    /// The last one.
    pub created_to: Option<NaiveDate>,
    /// The least that it owes, whatever its currency.
    pub balance_from: Option<Units>,
    /// The most.
    pub balance_to: Option<Units>,
    /// Its type: an entry of that list.
    pub client_type: Option<Uuid>,
    /// Its category: an entry of that list.
    pub category: Option<Uuid>,
    /// The user who takes care of it.
    pub owner: Option<Uuid>,
    /// A tag that it bears: an entry of that list.
    pub tag: Option<Uuid>,
}

impl Criteria {
    /// The names of the criteria in addresses and forms.
    pub const NAMES: [&'static str; 10] =
        ["standing", "country", "from", "to", "balance_from", "balance_to", "type", "category", "owner", "tag"];

    /// Reads them by name. What makes no sense is as if it were not there.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let day = |name: &str| get(name).and_then(|text| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok());
        let key = |name: &str| get(name).and_then(|text| text.parse().ok());
        let units = |name: &str| get(name).and_then(|text| Units::read(&text));
        Self {
            standing: get("standing").and_then(|text| Standing::parse(&text).ok()),
            country: get("country").and_then(|text| Country::parse(&text).ok()),
            created_from: day("from"),
            created_to: day("to"),
            balance_from: units("balance_from"),
            balance_to: units("balance_to"),
            client_type: key("type"),
            category: key("category"),
            owner: key("owner"),
            tag: key("tag"),
        }
    }

    /// Each with its name, as [`read`](Self::read) takes it; empty where it is left out.
    #[must_use]
    pub fn written(&self) -> [(&'static str, String); 10] {
        let day = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let key = |key: Option<Uuid>| key.map(|key| key.to_string()).unwrap_or_default();
        let units = |units: Option<Units>| units.map(Units::written).unwrap_or_default();
        let [standing, country, from, to, balance_from, balance_to, client_type, category, owner, tag] = Self::NAMES;
        [
            (standing, self.standing.map(|standing| standing.as_str().to_owned()).unwrap_or_default()),
            (country, self.country.map(|country| country.as_str().to_owned()).unwrap_or_default()),
            (from, day(self.created_from)),
            (to, day(self.created_to)),
            (balance_from, units(self.balance_from)),
            (balance_to, units(self.balance_to)),
            (client_type, key(self.client_type)),
            (category, key(self.category)),
            (owner, key(self.owner)),
            (tag, key(self.tag)),
        ]
    }

    /// The same without one of them, by its name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let written = self.written();
        Self::read(|other| {
            (other != name).then(|| written.iter().find(|(key, _)| *key == other).map(|(_, value)| value.clone()))?
        })
    }

    /// How many narrow the list.
    #[must_use]
    pub fn count(&self) -> usize {
        self.written().iter().filter(|(_, value)| !value.is_empty()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_nonsense_is_left_out() {
        let criteria = Criteria {
            standing: Some(Standing::Prospect),
            country: Some(Country::CANADA),
            created_from: NaiveDate::from_ymd_opt(2026, 1, 31),
            category: Some(Uuid::from_u128(7)),
            ..Criteria::default()
        };
        let written = criteria.written();
        let read = Criteria::read(|name| written.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()));
        assert_eq!((read, criteria.count()), (criteria.clone(), 4));
        let country = criteria.without("country");
        assert_eq!((country.country, country.category, country.count()), (None, criteria.category, 3));
        assert_eq!(Criteria::read(|_| Some("x".into())), Criteria::default());
        assert_eq!(Criteria::default().count(), 0);
    }

    #[test]
    fn amounts_are_read_as_fields_and_addresses_write_them() {
        let read = |text: &str| Criteria::read(|name| (name == "balance_from").then(|| text.to_owned())).balance_from;
        for (text, hundredths, written) in
            [("1250", 125_000, "1250"), ("12.5", 1_250, "12.50"), ("-0,05", -5, "-0.05"), ("0", 0, "0")]
        {
            assert_eq!(read(text), Some(Units(hundredths)), "{text}");
            assert_eq!(Units(hundredths).written(), written);
            assert_eq!(read(written), Some(Units(hundredths)));
        }
        for nonsense in ["", "x", "1.234", "1e9", "99999999999999999999"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn an_amount_bounds_each_currency_in_its_own_unit() {
        let (yen, dinar) = (Currency::parse("JPY").unwrap(), Currency::parse("TND").unwrap());
        let bounds = |hundredths, currency| (Units(hundredths).at_least(currency), Units(hundredths).at_most(currency));
        assert_eq!(bounds(1_250, Currency::EUR), (1_250, 1_250));
        assert_eq!(bounds(1_250, dinar), (12_500, 12_500));
        assert_eq!((bounds(1_250, yen), bounds(-1_250, yen)), ((13, 12), (-12, -13)));
        assert_eq!(bounds(1_200, yen), (12, 12));
        assert_eq!(Units(i64::MIN).at_least(yen), -(i64::MAX / 100));
        assert_eq!(Units(i64::MAX).at_most(dinar), i64::MAX);
    }
}
