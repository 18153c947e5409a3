//! What the rules refuse, said beside the input that is to blame.

use domain::billing::allocation::AllocationError;
use domain::error::{FieldError, Refusal};
use domain::ids::DocumentId;

use crate::{StoreError, ledger};

/// A refusal of the rules as the store says it; `amount` is the path of the amount that was asked for.
pub(super) fn refused(error: AllocationError, amount: &str) -> StoreError {
    let part = |invoice: DocumentId, error| StoreError::field(format!("parts.{invoice}"), error);
    match error {
        AllocationError::NotPositive => StoreError::field(amount, FieldError::Required),
        AllocationError::OverFunds { .. } => StoreError::field(amount, FieldError::MoreThanLeft),
        AllocationError::WrongCurrency => StoreError::field("fields.currency", FieldError::NotAChoice),
        AllocationError::EmptyPart { invoice } => part(invoice, FieldError::Required),
        AllocationError::NotOpen { invoice } | AllocationError::WrongClient { invoice } => {
            part(invoice, FieldError::Unknown)
        }
        AllocationError::Twice { invoice } => part(invoice, FieldError::TooMany { max: 1 }),
        AllocationError::OverBalance { invoice, .. } => part(invoice, FieldError::MoreThanLeft),
        AllocationError::Refunded | AllocationError::IsDocument | AllocationError::IsWriteOff => {
            Refusal::WrongState.into()
        }
        AllocationError::Disagreement => StoreError::Corrupt(error.to_string()),
        AllocationError::Ledger(error) => ledger::refused(error),
    }
}
