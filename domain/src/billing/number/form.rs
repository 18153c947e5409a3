//! How a company numbers its documents, as typed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{DocumentSeries, Last, Scheme, SeriesSettings, clashes};
use crate::error::{FieldError, FieldErrors};
use crate::numbers::DatedPattern;
use crate::text::is_blank;

/// The names of the inputs of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// Its pattern.
    pub pattern: &'static str,
    /// Whether its counter begins again each year.
    pub restarts: &'static str,
    /// The last number that another program gave, or its counter.
    pub last_counter: &'static str,
    /// The day of that number.
    pub last_on: &'static str,
}

macro_rules! inputs {
    ($series:literal) => {
        Inputs {
            pattern: concat!($series, "_pattern"),
            restarts: concat!($series, "_restarts"),
            last_counter: concat!($series, "_last_counter"),
            last_on: concat!($series, "_last_on"),
        }
    };
}

impl DocumentSeries {
    /// The names of its inputs.
    #[must_use]
    pub const fn inputs(self) -> Inputs {
        match self {
            Self::Quote => inputs!("quote"),
            Self::Order => inputs!("order"),
            Self::DeliveryNote => inputs!("delivery_note"),
            Self::Proforma => inputs!("proforma"),
            Self::Invoice => inputs!("invoice"),
            Self::CreditNote => inputs!("credit_note"),
        }
    }
}

/// How a company numbers its documents, as typed: the [`Inputs`] of each series, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeriesForm(BTreeMap<String, String>);

impl SeriesForm {
    /// The highest counter that another program may have come to: as many digits as a pattern may have.
    const MAX_COUNTER: u64 = 999_999_999_999;

    /// The inputs that show it.
    #[must_use]
    pub fn of<'a>(all: impl IntoIterator<Item = (DocumentSeries, &'a SeriesSettings)>) -> Self {
        let mut inputs = BTreeMap::new();
        for (series, settings) in all {
            let Inputs { pattern, restarts, last_counter, last_on } = series.inputs();
            let start = settings.start;
            inputs.extend([
                (pattern.to_owned(), settings.scheme.pattern().to_string()),
                // As a switch sends it.
                (restarts.to_owned(), if settings.scheme.restarts() { "true".to_owned() } else { String::new() }),
                (last_counter.to_owned(), start.map(|last| last.counter.to_string()).unwrap_or_default()),
                (last_on.to_owned(), start.map(|last| last.issued_on.to_string()).unwrap_or_default()),
            ]);
        }
        Self(inputs)
    }

    /// What stands in an input.
    #[must_use]
    pub fn typed(&self, input: &str) -> &str {
        self.0.get(input).map_or("", String::as_str)
    }

    /// What is said of a series, or every error beside its input.
    pub fn settings(&self, series: DocumentSeries) -> Result<SeriesSettings, FieldErrors> {
        let inputs = series.inputs();
        let mut errors = FieldErrors::default();
        let restarts = !is_blank(self.typed(inputs.restarts));
        let scheme = DatedPattern::parse(self.typed(inputs.pattern)).and_then(|pattern| Scheme::new(pattern, restarts));
        let Some(scheme) = errors.keep(inputs.pattern, scheme) else { return Err(errors) };
        let start = self.start(inputs, &scheme).map_err(|(input, error)| FieldErrors::one(input, error))?;
        Ok(SeriesSettings { scheme, start })
    }

    /// What is said of every series, or every error beside its input.
    pub fn parse(&self) -> Result<BTreeMap<DocumentSeries, SeriesSettings>, FieldErrors> {
        let (mut all, mut errors) = (BTreeMap::new(), FieldErrors::default());
        for &series in DocumentSeries::ALL {
            match self.settings(series) {
                Ok(settings) => {
                    all.insert(series, settings);
                }
                Err(wrong) => errors.0.extend(wrong.0),
            }
        }
        for (one, two) in clashes(&all) {
            errors.push(one.inputs().pattern, FieldError::SameNumbers { series: two });
            errors.push(two.inputs().pattern, FieldError::SameNumbers { series: one });
        }
        if errors.is_empty() { Ok(all) } else { Err(errors) }
    }

    /// The last number that another program gave, and its day: both or neither.
    fn start(&self, inputs: Inputs, scheme: &Scheme) -> Result<Option<Last>, (&'static str, FieldError)> {
        let (counter, day) = (self.typed(inputs.last_counter).trim(), self.typed(inputs.last_on).trim());
        match (is_blank(counter), is_blank(day)) {
            (true, true) => return Ok(None),
            (true, false) => return Err((inputs.last_counter, FieldError::Required)),
            (false, true) => return Err((inputs.last_on, FieldError::Required)),
            (false, false) => {}
        }
        let issued_on = read_day(day).map_err(|error| (inputs.last_on, error))?;
        let counter = read_counter(counter, scheme, issued_on).map_err(|error| (inputs.last_counter, error))?;
        Ok(Some(Last { counter, issued_on }))
    }
}

/// A day on which a program may have numbered: a slip in the year is no such day.
fn read_day(typed: &str) -> Result<NaiveDate, FieldError> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").map_err(|_| FieldError::NotADate)?;
    if (1950..=9999).contains(&day.year()) { Ok(day) } else { Err(FieldError::NotADate) }
}

/// A counter, or the whole number with it.
fn read_counter(typed: &str, scheme: &Scheme, issued_on: NaiveDate) -> Result<u64, FieldError> {
    let is_counter = typed.bytes().all(|byte| byte.is_ascii_digit());
    let counter =
        if is_counter { typed.parse().ok() } else { scheme.pattern().in_year(issued_on.year()).counter(typed) };
    let counter = counter.ok_or(FieldError::NotANumber)?;
    if (1..=SeriesForm::MAX_COUNTER).contains(&counter) {
        return Ok(counter);
    }
    Err(FieldError::OutOfRange { min: 1, max: i64::try_from(SeriesForm::MAX_COUNTER).unwrap_or(i64::MAX) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;

    fn usual() -> BTreeMap<DocumentSeries, SeriesSettings> {
        let said = |series: &DocumentSeries| SeriesSettings { scheme: series.usual(Language::French), start: None };
        DocumentSeries::ALL.iter().map(|series| (*series, said(series))).collect()
    }

    fn shown(all: &BTreeMap<DocumentSeries, SeriesSettings>) -> SeriesForm {
        SeriesForm::of(all.iter().map(|(series, settings)| (*series, settings)))
    }

    /// The usual, with other texts in some inputs.
    fn with(inputs: &[(&str, &str)]) -> SeriesForm {
        let mut form = shown(&usual());
        form.0.extend(inputs.iter().map(|(name, typed)| ((*name).to_owned(), (*typed).to_owned())));
        form
    }

    fn wrong(inputs: &[(&str, &str)]) -> FieldErrors {
        with(inputs).parse().unwrap_err()
    }

    #[test]
    fn what_is_shown_is_read_as_it_was() {
        let mut all = usual();
        assert_eq!(shown(&all).parse(), Ok(all.clone()));
        let start = Some(Last { counter: 52, issued_on: NaiveDate::from_ymd_opt(2026, 6, 30).unwrap() });
        let scheme = Scheme::new(DatedPattern::parse("FA{000}").unwrap(), false).unwrap();
        all.insert(DocumentSeries::Invoice, SeriesSettings { scheme, start });
        assert_eq!(shown(&all).parse(), Ok(all));
    }

    #[test]
    fn inputs_have_names_of_their_own() {
        let names = |series: &DocumentSeries| {
            let Inputs { pattern, restarts, last_counter, last_on } = series.inputs();
            [pattern, restarts, last_counter, last_on]
        };
        let distinct: std::collections::BTreeSet<_> = DocumentSeries::ALL.iter().flat_map(names).collect();
        assert_eq!(distinct.len(), 4 * DocumentSeries::ALL.len());
        for series in DocumentSeries::ALL {
            assert_eq!(series.inputs().pattern, format!("{}_pattern", series.as_str()));
        }
    }

    #[test]
    fn errors_stand_beside_their_inputs() {
        let errors = SeriesForm::default().parse().unwrap_err();
        assert_eq!(errors.0.len(), DocumentSeries::ALL.len());
        assert_eq!(errors.at("proforma_pattern"), Some(&FieldError::Required));
        let no_year = FieldErrors::one("invoice_pattern", FieldError::NoYear);
        assert_eq!(wrong(&[("invoice_pattern", "F{000}")]), no_year);
        let same = wrong(&[("invoice_pattern", "A-{AA}{0000}"), ("credit_note_pattern", "A-{AAAA}{0}")]);
        let named = |series| Some(FieldError::SameNumbers { series });
        assert_eq!(same.at("invoice_pattern").cloned(), named(DocumentSeries::CreditNote));
        assert_eq!(same.at("credit_note_pattern").cloned(), named(DocumentSeries::Invoice));
    }

    #[test]
    fn where_another_program_ended_is_a_counter_or_a_number_with_its_day() {
        let start = |counter: &str, day: &str| {
            let form = with(&[("invoice_last_counter", counter), ("invoice_last_on", day)]);
            form.settings(DocumentSeries::Invoice).map(|said| said.start.map(|last| last.counter))
        };
        let error = |input: &str, error| Err(FieldErrors::one(input, error));
        assert_eq!(start(" ", ""), Ok(None));
        assert_eq!(start("52", "2026-06-30"), Ok(Some(52)));
        assert_eq!(start(" F-2026-0052 ", "2026-06-30"), Ok(Some(52)));
        assert_eq!(start("F-2026-0052", "2025-06-30"), error("invoice_last_counter", FieldError::NotANumber));
        assert_eq!(start("52", ""), error("invoice_last_on", FieldError::Required));
        assert_eq!(start("", "2026-06-30"), error("invoice_last_counter", FieldError::Required));
        assert_eq!(start("52", "2026-02-31"), error("invoice_last_on", FieldError::NotADate));
        assert_eq!(start("52", "0026-02-01"), error("invoice_last_on", FieldError::NotADate));
        let range = FieldError::OutOfRange { min: 1, max: 999_999_999_999 };
        assert_eq!(start("0", "2026-06-30"), error("invoice_last_counter", range.clone()));
        assert_eq!(start("9999999999999", "2026-06-30"), error("invoice_last_counter", range));
        let endless = "9".repeat(24);
        assert_eq!(start(&endless, "2026-06-30"), error("invoice_last_counter", FieldError::NotANumber));
    }
}
