//! Amounts that several currencies are compared with.

use crate::money::{Currency, parse_minor};

/// Hundredths of a unit, be that a euro, a yen or a dinar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Units(pub i64);

impl Units {
    /// Reads what a field or an address says: `1250`, `12.50`, `12,5`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        // The euro has the two decimals that are meant here.
        parse_minor(text, Currency::EUR).ok().map(Self)
    }

    /// As fields of numbers take it: with a dot, and with decimals only where there are any.
    #[must_use]
    pub fn written(self) -> String {
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
