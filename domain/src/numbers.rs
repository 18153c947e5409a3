//! Numbers that a company gives its records: a series of them for each kind of record that has some, with a pattern and a counter of its
//! own.

mod dated;
mod pattern;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;
use crate::field::choices;
use crate::subject::Subject;

pub use dated::DatedPattern;
pub use pattern::NumberPattern;

choices! {
    /// What is numbered by itself.
    #[derive(PartialOrd, Ord)]
    Series {
        /// Clients: every one has a number.
        #[default]
        Client = "client",
        /// References of products, where the company wants them given.
        Product = "product",
    }
}

impl Series {
    /// What the records are.
    #[must_use]
    pub const fn subject(self) -> Subject {
        match self {
            Self::Client => Subject::Client,
            Self::Product => Subject::Product,
        }
    }

    /// Whether each record has a number. Of the others, the company says whether they are given one.
    #[must_use]
    pub const fn is_always(self) -> bool {
        matches!(self, Self::Client)
    }

    /// How a company numbers until it says otherwise.
    #[must_use]
    pub fn usual(self) -> Numbering {
        let letters = match self {
            Self::Client => "C-",
            Self::Product => "P-",
        };
        Numbering { pattern: NumberPattern::begun_with(letters), is_given: self.is_always() }
    }

    /// The name of the input that holds its pattern.
    #[must_use]
    pub const fn pattern_input(self) -> &'static str {
        match self {
            Self::Client => "client_pattern",
            Self::Product => "product_pattern",
        }
    }

    /// The name of the input that switches it on.
    #[must_use]
    pub const fn given_input(self) -> &'static str {
        match self {
            Self::Client => "client_given",
            Self::Product => "product_given",
        }
    }
}

/// How the records of a series are numbered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// How a number is made of the counter.
    pub pattern: NumberPattern,
    /// Whether a record that brings no number is given one.
    pub is_given: bool,
}

/// How a company numbers, as typed: the inputs of each series, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NumbersForm(BTreeMap<String, String>);

impl NumbersForm {
    /// The inputs that show it.
    #[must_use]
    pub fn of(numberings: &BTreeMap<Series, Numbering>) -> Self {
        let mut inputs = BTreeMap::new();
        for (series, numbering) in numberings {
            inputs.insert(series.pattern_input().to_owned(), numbering.pattern.to_string());
            if !series.is_always() {
                // As a switch sends it.
                let tick = if numbering.is_given { "true" } else { "" };
                inputs.insert(series.given_input().to_owned(), tick.to_owned());
            }
        }
        Self(inputs)
    }

    /// The pattern of a series, as typed.
    #[must_use]
    pub fn pattern(&self, series: Series) -> &str {
        self.0.get(series.pattern_input()).map_or("", String::as_str)
    }

    /// Whether records of a series that bring no number are given one.
    #[must_use]
    pub fn is_given(&self, series: Series) -> bool {
        series.is_always() || self.0.get(series.given_input()).is_some_and(|tick| !tick.is_empty())
    }

    /// Every pattern checked, or every error beside its input.
    pub fn parse(&self) -> Result<BTreeMap<Series, Numbering>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut numberings = BTreeMap::new();
        for &series in Series::ALL {
            let pattern = errors.keep(series.pattern_input(), NumberPattern::parse(self.pattern(series)));
            numberings.extend(pattern.map(|pattern| (series, Numbering { pattern, is_given: self.is_given(series) })));
        }
        if errors.is_empty() { Ok(numberings) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::FieldError;

    fn usual() -> BTreeMap<Series, Numbering> {
        Series::ALL.iter().map(|series| (*series, series.usual())).collect()
    }

    #[test]
    fn what_is_shown_is_read_as_it_was() {
        let mut numberings = usual();
        assert!(
            numberings[&Series::Client].is_given && !numberings[&Series::Product].is_given,
            "off until it is wanted"
        );
        assert_eq!(NumbersForm::of(&numberings).parse(), Ok(numberings.clone()));
        let product = Numbering { pattern: NumberPattern::parse("ART{000}").unwrap(), is_given: true };
        numberings.insert(Series::Product, product);
        assert_eq!(NumbersForm::of(&numberings).parse(), Ok(numberings));
    }

    #[test]
    fn each_series_has_inputs_of_its_own_and_its_errors_stand_there() {
        let inputs: Vec<_> = Series::ALL.iter().flat_map(|it| [it.pattern_input(), it.given_input()]).collect();
        let distinct: std::collections::BTreeSet<_> = inputs.iter().collect();
        assert_eq!(distinct.len(), inputs.len());
        let errors = NumbersForm::default().parse().unwrap_err();
        assert_eq!(errors.at("product_pattern"), Some(&FieldError::Required));
        let form: NumbersForm =
            serde_json::from_str(r#"{"client_pattern":"C-","product_pattern":"P{0}","product_given":"on"}"#).unwrap();
        assert_eq!(form.parse().unwrap_err().0.len(), 1);
        assert!(form.is_given(Series::Product) && form.is_given(Series::Client));
    }
}
