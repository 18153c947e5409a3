//! The words for what expenses hold: labels of fields, names of states.

use domain::expenses::ExpenseState;
use domain::products::PriceBasis;

use kit::labels;
use kit::ui::BadgeKind;
use kit::words::{Locale, integer, is_one, td_string};

/// The word for a state.
pub fn state(l: Locale, state: ExpenseState) -> &'static str {
    match state {
        ExpenseState::ToPay => td_string!(l, expenses.state_to_pay),
        ExpenseState::Paid => td_string!(l, expenses.state_paid),
        ExpenseState::Billed => td_string!(l, expenses.state_billed),
        ExpenseState::Archived => td_string!(l, expenses.state_archived),
        ExpenseState::Deleted => td_string!(l, expenses.state_deleted),
    }
}

/// The word for all expenses in a state, on its chip.
pub fn states(l: Locale, state: ExpenseState) -> &'static str {
    match state {
        ExpenseState::ToPay => td_string!(l, expenses.states_to_pay),
        ExpenseState::Paid => td_string!(l, expenses.states_paid),
        ExpenseState::Billed => td_string!(l, expenses.states_billed),
        ExpenseState::Archived => td_string!(l, expenses.states_archived),
        ExpenseState::Deleted => td_string!(l, expenses.states_deleted),
    }
}

/// What a state means to whoever looks.
pub const fn badge(state: ExpenseState) -> BadgeKind {
    match state {
        ExpenseState::ToPay | ExpenseState::Archived => BadgeKind::Warn,
        ExpenseState::Paid => BadgeKind::Good,
        ExpenseState::Billed => BadgeKind::Info,
        ExpenseState::Deleted => BadgeKind::Bad,
    }
}

/// The word for what an amount says of VAT.
pub fn basis(l: Locale, basis: PriceBasis) -> &'static str {
    match basis {
        PriceBasis::Net => td_string!(l, expenses.basis_net),
        PriceBasis::Gross => td_string!(l, expenses.basis_gross),
    }
}

/// A number of expenses.
pub fn count(l: Locale, number: u64) -> String {
    let count = integer(number);
    if is_one(l, number) {
        td_string!(l, expenses.count_one, count).to_string()
    } else {
        td_string!(l, expenses.count_many, count).to_string()
    }
}

domain::for_each_expense_field!(labels, field, expenses);

/// The label of a path of the form (`fields.amount`).
pub fn path(l: Locale, path: &str) -> String {
    let name = path.strip_prefix("fields.").unwrap_or(path);
    field(l, name).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use domain::expenses::ExpenseFields;

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in ExpenseFields::NAMES {
                assert!(field(l, name).is_some_and(|label| !label.is_empty()), "{name}");
            }
        }
        assert_eq!(path(Locale::fr, "fields.supplier_name"), "Fournisseur");
    }
}
