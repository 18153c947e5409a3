//! The columns of files of credits. They only go out: what was given moves what is owed, and is entered by hand.

use super::{CREDIT_FORM, CreditFields, CreditState};
use crate::imports::choices::Choices;
use crate::imports::{Column, Columns, Value};
use crate::subject::Subject;

/// The path of what is left: it stands beside the form.
pub const LEFT: &str = "left";

/// The path of the numbers of the invoices that it pays.
pub const INVOICES: &str = "invoices";

/// Files of credits: a row a credit.
pub static CREDIT_COLUMNS: Columns = Columns {
    subject: Subject::Credit,
    title: ("Crédits", "Credits"),
    own: OWN,
    foreign: &[],
    named: &[],
    form: &CREDIT_FORM,
    repeated: &[],
    // None: nothing brings them in.
    programs: &[],
    several: &[],
    has_cards: false,
};

/// The client and the amount come first, then what is left of it, then the other fields, and its state.
const FIELDS: (&[Column], &[Column]) = CreditFields::COLUMNS.split_at(2);

/// Every column, in the order of an export.
const OWN: &[&[Column]] = &[
    FIELDS.0,
    &[Column::number(LEFT, "Solde", "Balance")],
    FIELDS.1,
    &[
        Column::line(INVOICES, "Factures réglées", "Invoices paid"),
        Column { path: "state", value: Value::Choice(STATES), french: "État", english: "State" },
    ],
];

/// Its state.
#[rustfmt::skip]
const STATES: Choices = &[
    (CreditState::Available.as_str(), "Disponible", "Available", &[]),
    (CreditState::PartlyUsed.as_str(), "Utilisé en partie", "Partly used", &[]),
    (CreditState::UsedUp.as_str(), "Épuisé", "Used up", &[]),
    (CreditState::Deleted.as_str(), "Repris", "Taken back", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::write;

    #[test]
    fn every_column_and_every_state_has_a_name_of_its_own() {
        for language in [Language::French, Language::English] {
            let mut names = CREDIT_COLUMNS.header(&[], language);
            assert_eq!(names.len(), CreditFields::NAMES.len() + 3);
            let states = CreditState::ALL.iter().filter_map(|of| write(STATES, of.as_str(), language));
            names.extend(states.map(str::to_owned));
            assert_eq!(names.len(), CreditFields::NAMES.len() + 3 + CreditState::ALL.len());
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{names:?}");
        }
    }
}
