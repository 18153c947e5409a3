//! The columns of files of expenses. They go out; nothing brings expenses in.

use super::{EXPENSE_FORM, ExpenseFields, ExpenseState};
use crate::imports::choices::Choices;
use crate::imports::{Column, Columns, Value};
use crate::subject::Subject;

/// Files of expenses: a row an expense, with what it comes to.
pub static EXPENSE_COLUMNS: Columns = Columns {
    subject: Subject::Expense,
    title: ("Dépenses", "Expenses"),
    own: OWN,
    foreign: &[],
    named: &[],
    form: &EXPENSE_FORM,
    repeated: &[],
    programs: &[],
    several: &[],
    has_cards: false,
};

/// Where the amount without VAT stands, in the form that is taken out.
pub const NET: &str = "net";

/// Where the VAT stands.
pub const VAT: &str = "vat_amount";

/// Where the amount with VAT stands.
pub const GROSS: &str = "gross";

/// The description comes first, then the state, then the other fields, then the amounts.
const FIELDS: (&[Column], &[Column]) = ExpenseFields::COLUMNS.split_at(1);

/// Every column, in the order of an export.
const OWN: &[&[Column]] = &[
    FIELDS.0,
    &[Column { path: "state", value: Value::Choice(STATES), french: "État", english: "State" }],
    FIELDS.1,
    &[
        Column::number(NET, "Montant HT", "Net amount"),
        Column::number(VAT, "Montant de TVA", "VAT amount"),
        Column::number(GROSS, "Montant TTC", "Gross amount"),
    ],
];

/// Its state.
const STATES: Choices = &[
    (ExpenseState::ToPay.as_str(), "À payer", "To pay", &[]),
    (ExpenseState::Paid.as_str(), "Payée", "Paid", &[]),
    (ExpenseState::Billed.as_str(), "Refacturée", "Billed", &[]),
    (ExpenseState::Archived.as_str(), "Archivée", "Archived", &[]),
    (ExpenseState::Deleted.as_str(), "Supprimée", "Deleted", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::write;

    #[test]
    fn no_two_columns_share_a_name() {
        let own: Vec<&Column> = EXPENSE_COLUMNS.own().collect();
        for (at, column) in own.iter().enumerate() {
            let is_like = |other: &&&Column| other.french == column.french || other.english == column.english;
            assert_eq!(own[..at].iter().find(is_like), None, "{}", column.path);
        }
    }

    #[test]
    fn every_state_has_words() {
        for state in ExpenseState::ALL {
            assert!(write(STATES, state.as_str(), Language::English).is_some(), "{state:?}");
        }
    }
}
