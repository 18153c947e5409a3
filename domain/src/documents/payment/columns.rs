//! The columns of files of payments. They only go out: what came in moves what is owed, and is entered by hand.

use super::{PAYMENT_FORM, PaymentFields, PaymentState};
use crate::imports::choices::Choices;
use crate::imports::{Column, Columns};
use crate::subject::Subject;

/// The path of what pays nothing yet: it stands beside the form.
pub const LEFT: &str = "left";

/// The path of what was given back.
pub const REFUNDED: &str = "refunded";

/// The path of the numbers of the invoices that it pays.
pub const INVOICES: &str = "invoices";

/// The path of the client's number.
pub const CLIENT_NUMBER: &str = "client_number";

/// Files of payments: a row a payment.
pub static PAYMENT_COLUMNS: Columns = Columns {
    subject: Subject::Payment,
    title: ("Paiements", "Payments"),
    own: OWN,
    foreign: &[],
    named: &[],
    form: &PAYMENT_FORM,
    repeated: &[],
    // None: nothing brings them in.
    programs: &[],
    several: &[],
    has_cards: false,
};

/// The client comes first, then its amount, then the other fields.
const CLIENT: (&[Column], &[Column]) = PaymentFields::COLUMNS.split_at(1);
const AMOUNT: (&[Column], &[Column]) = CLIENT.1.split_at(1);

/// Every column, in the order of an export.
const OWN: &[&[Column]] = &[
    CLIENT.0,
    &[Column::line(CLIENT_NUMBER, "Numéro de client", "Client number")],
    AMOUNT.0,
    &[
        Column::number(LEFT, "À affecter", "To allocate"),
        Column::number(REFUNDED, "Montant remboursé", "Amount refunded"),
    ],
    AMOUNT.1,
    &[Column::line(INVOICES, "Factures réglées", "Invoices paid"), Column::choice("state", STATES, "État", "State")],
];

/// What became of it.
#[rustfmt::skip]
const STATES: Choices = &[
    (PaymentState::Pending.as_str(), "En attente", "Pending", &[]),
    (PaymentState::Completed.as_str(), "Terminé", "Completed", &[]),
    (PaymentState::PartlyRefunded.as_str(), "Remboursé en partie", "Partly refunded", &[]),
    (PaymentState::Refunded.as_str(), "Remboursé", "Refunded", &[]),
    (PaymentState::Failed.as_str(), "Échoué", "Failed", &[]),
    (PaymentState::Deleted.as_str(), "Supprimé", "Deleted", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::write;

    #[test]
    fn every_column_and_every_state_has_a_name_of_its_own() {
        for language in [Language::French, Language::English] {
            let mut names = PAYMENT_COLUMNS.header(&[], language);
            let states = PaymentState::ALL.iter().filter_map(|of| write(STATES, of.as_str(), language));
            names.extend(states.map(str::to_owned));
            assert_eq!(names.len(), PaymentFields::NAMES.len() + 5 + PaymentState::ALL.len());
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{names:?}");
        }
    }
}
