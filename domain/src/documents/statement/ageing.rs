//! For how long what is owed has been due.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpenItem;
use crate::money::{Currency, Money, MoneyError};

/// What is owed by how many days it has been due, and what lessens it. Together they come to what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ageing {
    /// Not due before the day it is counted on.
    pub not_due: Money,
    /// For 30 days at most.
    pub to_30: Money,
    /// For 31 to 60 days.
    pub to_60: Money,
    /// For 61 to 90 days.
    pub to_90: Money,
    /// For longer.
    pub over_90: Money,
    /// Payments, credits and credit notes that settle nothing yet: not above zero.
    pub unused: Money,
}

impl Ageing {
    /// Of what is open in a currency, on a day.
    ///
    /// # Errors
    /// Amounts beyond what can be computed.
    pub(super) fn of<'a>(
        open: impl IntoIterator<Item = &'a OpenItem>,
        as_of: NaiveDate,
        currency: Currency,
    ) -> Result<Self, MoneyError> {
        let nothing = Money::zero(currency);
        let mut ageing = Self {
            not_due: nothing,
            to_30: nothing,
            to_60: nothing,
            to_90: nothing,
            over_90: nothing,
            unused: nothing,
        };
        for item in open {
            if item.left.is_negative() {
                ageing.unused = ageing.unused.checked_add(item.left)?;
                continue;
            }
            for (due_on, minor) in item.owed() {
                let place = ageing.due_for((as_of - due_on).num_days());
                *place = place.checked_add(Money::new(minor, currency))?;
            }
        }
        Ok(ageing)
    }

    /// The place of what has been due for so many days. On its own day nothing is late yet.
    fn due_for(&mut self, days: i64) -> &mut Money {
        match days {
            ..=0 => &mut self.not_due,
            1..=30 => &mut self.to_30,
            31..=60 => &mut self.to_60,
            61..=90 => &mut self.to_90,
            91.. => &mut self.over_90,
        }
    }

    /// What is owed, not due first, then by age.
    #[must_use]
    pub const fn parts(&self) -> [Money; 5] {
        [self.not_due, self.to_30, self.to_60, self.to_90, self.over_90]
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.unused.is_zero() && self.parts().into_iter().all(Money::is_zero)
    }
}
