//! What a price list is made with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::client_prices::Standing;
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::Currency;
use crate::text::Text;

/// What a list's prices are in, and when they hold. Both its days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What its prices are in.
    pub currency: Currency,
    /// The first day that it holds; it has always held without one.
    pub first_day: Option<NaiveDate>,
    /// The last day that it holds; it does not end without one.
    pub last_day: Option<NaiveDate>,
}

impl Terms {
    /// Of a list of which nobody has said anything: it always holds.
    #[must_use]
    pub const fn usual(currency: Currency) -> Self {
        Self { currency, first_day: None, last_day: None }
    }

    /// How it stands on a day.
    #[must_use]
    pub fn standing(self, day: NaiveDate) -> Standing {
        Standing::between(self.first_day, self.last_day, day)
    }
}

/// A price list as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceListForm {
    /// What it is called.
    pub name: String,
    /// What its prices are in.
    pub currency: String,
    /// The first day that it holds.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
}

/// A price list that was read without an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPriceList {
    /// What it is called.
    pub name: Text<80>,
    /// What its prices are in, and when they hold.
    pub terms: Terms,
}

/// Nothing of a list is read by country or currency.
fn reading() -> Reading {
    Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
}

impl PriceListForm {
    /// The inputs that show a list.
    #[must_use]
    pub fn of(name: &str, terms: Terms) -> Self {
        let reading = reading();
        Self {
            name: name.to_owned(),
            currency: terms.currency.as_str().to_owned(),
            first_day: terms.first_day.written(&reading),
            last_day: terms.last_day.written(&reading),
        }
    }

    /// Every value checked, or every error.
    ///
    /// # Errors
    /// What is wrong, by input.
    pub fn parse(&self) -> Result<NewPriceList, FieldErrors> {
        let (reading, mut errors) = (reading(), FieldErrors::default());
        let name = errors.keep("name", Text::parse(&self.name));
        let currency = errors.keep("currency", Currency::parse(&self.currency));
        let first_day = errors.keep("first_day", Option::<NaiveDate>::read(&self.first_day, &reading));
        let last_day = errors.keep("last_day", Option::<NaiveDate>::read(&self.last_day, &reading));
        let days = first_day.flatten().zip(last_day.flatten());
        if days.is_some_and(|(first, last)| last < first) {
            errors.push("last_day", FieldError::BeforeFirstDay);
        }
        match (name, currency, first_day, last_day) {
            (Some(name), Some(currency), Some(first_day), Some(last_day)) if errors.is_empty() => {
                Ok(NewPriceList { name, terms: Terms { currency, first_day, last_day } })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(of_2026: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, of_2026).unwrap()
    }

    fn typed(first_day: &str, last_day: &str) -> PriceListForm {
        let (first_day, last_day) = (first_day.to_owned(), last_day.to_owned());
        PriceListForm { name: "Revendeurs".into(), currency: "eur".into(), first_day, last_day }
    }

    #[test]
    fn what_is_read_is_shown_again() {
        let new = typed("2026-01-01", "").parse().unwrap();
        assert_eq!((new.terms.currency, new.terms.first_day, new.terms.last_day), (Currency::EUR, Some(day(1)), None));
        assert_eq!(PriceListForm::of(new.name.as_str(), new.terms).parse(), Ok(new));
    }

    #[test]
    fn what_is_wrong_is_told_beside_its_input() {
        let errors = PriceListForm { first_day: "demain".into(), ..PriceListForm::default() }.parse().unwrap_err();
        assert_eq!(errors.at("name"), Some(&FieldError::Required));
        assert!(errors.at("currency").is_some() && errors.at("first_day").is_some());
        let errors = typed("2026-02-01", "2026-01-31").parse().unwrap_err();
        assert_eq!(errors.at("last_day"), Some(&FieldError::BeforeFirstDay));
    }

    #[test]
    fn both_its_days_belong_to_it() {
        let terms = Terms { first_day: Some(day(10)), last_day: Some(day(20)), ..Terms::usual(Currency::EUR) };
        for (on, expected) in
            [(9, Standing::ToCome), (10, Standing::Holds), (20, Standing::Holds), (21, Standing::Over)]
        {
            assert_eq!(terms.standing(day(on)), expected, "{on}");
        }
        assert_eq!(Terms::usual(Currency::EUR).standing(day(1)), Standing::Holds);
    }
}
