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
