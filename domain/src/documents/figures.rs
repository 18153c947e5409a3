//! Where a client, or a company with all of them, stands: what is owed, late, invoiced, received, and what waits for an answer.

use serde::{Deserialize, Serialize};

use crate::money::Currency;

/// The figures, a currency each: amounts of two are never added up. A client has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The currencies in which there is anything, by code.
    pub currencies: Vec<InCurrency>,
}

/// The figures in one currency, in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InCurrency {
    /// Which one.
    pub currency: Currency,
    /// What is left to pay of invoices.
    pub owed_minor: i64,
    /// What of it is late.
    pub overdue_minor: i64,
    /// What was invoiced with taxes, less what was credited.
    pub invoiced_minor: i64,
    /// What came in, less what was given back.
    pub received_minor: i64,
    /// The quotes that were given out and wait for an answer, while they hold.
    pub quotes_waiting: u32,
    /// What they come to with taxes.
    pub quotes_waiting_minor: i64,
}

impl Figures {
    /// The figures in a currency; nothing of anything where there are none.
    #[must_use]
    pub fn of(&self, currency: Currency) -> InCurrency {
        let found = self.currencies.iter().find(|figures| figures.currency == currency);
        found.copied().unwrap_or_else(|| InCurrency::nothing(currency))
    }

    /// The place of a currency's figures, to count in.
    pub fn of_mut(&mut self, currency: Currency) -> &mut InCurrency {
        let at = self.currencies.binary_search_by_key(&currency, |figures| figures.currency);
        let at = at.unwrap_or_else(|at| {
            self.currencies.insert(at, InCurrency::nothing(currency));
            at
        });
        &mut self.currencies[at]
    }
}

impl InCurrency {
    /// Nothing of anything.
    #[must_use]
    pub const fn nothing(currency: Currency) -> Self {
        Self {
            currency,
            owed_minor: 0,
            overdue_minor: 0,
            invoiced_minor: 0,
            received_minor: 0,
            quotes_waiting: 0,
            quotes_waiting_minor: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_two_currencies_stand_apart() {
        let mut figures = Figures::default();
        for (currency, minor) in [(Currency::EUR, 5), (Currency::CAD, 7), (Currency::EUR, 1)] {
            figures.of_mut(currency).owed_minor += minor;
        }
        let codes: Vec<_> = figures.currencies.iter().map(|figures| figures.currency).collect();
        assert_eq!(codes, [Currency::CAD, Currency::EUR]);
        assert_eq!((figures.of(Currency::EUR).owed_minor, figures.of(Currency::USD).owed_minor), (6, 0));
    }
}
