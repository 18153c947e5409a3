//! What stands in the inputs of the page.

use domain::billing::number::SeriesForm;
use domain::company::DefaultsForm;
use domain::error::FieldErrors;
use domain::numbers::NumbersForm;
use serde::{Deserialize, Serialize};

use crate::api::{CompanySettings, all_wrong};

/// All that the page holds, one text an input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// What new clients start with.
    #[serde(flatten)]
    pub defaults: DefaultsForm,
    /// How records are numbered.
    #[serde(flatten)]
    pub numbers: NumbersForm,
    /// How documents are numbered.
    #[serde(flatten)]
    pub documents: SeriesForm,
}

impl Typed {
    /// As the company has it.
    pub fn of(settings: &CompanySettings) -> Self {
        Self {
            defaults: settings.defaults.clone(),
            numbers: settings.numbers.clone(),
            documents: settings.documents.clone(),
        }
    }

    /// What is wrong with it.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let wrong = all_wrong([self.defaults.parse().err(), self.numbers.parse().err(), self.documents.parse().err()]);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use domain::billing::kind::DocumentSeries;
    use domain::billing::number::SeriesSettings;
    use domain::format::Language;

    use super::*;
    use crate::merge::merge;

    fn documents() -> SeriesForm {
        let said = |series: &DocumentSeries| SeriesSettings { scheme: series.usual(Language::French), start: None };
        let all: Vec<_> = DocumentSeries::ALL.iter().map(|series| (*series, said(series))).collect();
        SeriesForm::of(all.iter().map(|(series, settings)| (*series, settings)))
    }

    #[test]
    fn a_switch_that_nobody_touched_is_taken_over() {
        let base = Typed { documents: documents(), ..Typed::default() };
        let mut theirs = serde_json::to_value(&base).unwrap();
        theirs["invoice_restarts"] = "".into();
        theirs["quote_pattern"] = "DEV-{AAAA}-{000}".into();
        let theirs: Typed = serde_json::from_value(theirs).unwrap();
        // As the page sends it.
        let mut mine = serde_json::to_value(&base).unwrap();
        mine["invoice_restarts"] = "true".into();
        mine["quote_pattern"] = "DE-{AAAA}-{0}".into();
        let mine: Typed = serde_json::from_value(mine).unwrap();
        let merged = merge(&base, &theirs, &mine);
        assert_eq!(merged.taken_over, [("invoice_restarts".to_owned(), String::new())]);
        assert_eq!(merged.kept, [("quote_pattern".to_owned(), "DEV-{AAAA}-{000}".to_owned())]);
    }
}
