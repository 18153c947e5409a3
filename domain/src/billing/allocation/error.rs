//! Why something cannot be allocated.

use crate::billing::ledger::LedgerError;
use crate::ids::DocumentId;
use crate::money::{Money, MoneyError};

/// Why an allocation, a refund or a write-off is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllocationError {
    /// An amount of nothing, or less.
    #[error("not more than zero")]
    NotPositive,
    /// A part of nothing, or less.
    #[error("a part of nothing")]
    EmptyPart {
        /// The invoice it was for.
        invoice: DocumentId,
    },
    /// An invoice, or a part for it, in another currency.
    #[error("another currency")]
    WrongCurrency,
    /// An invoice of another client.
    #[error("another client's invoice")]
    WrongClient {
        /// The invoice.
        invoice: DocumentId,
    },
    /// An invoice that is not among those that are open.
    #[error("no such open invoice")]
    NotOpen {
        /// The invoice.
        invoice: DocumentId,
    },
    /// Two parts for one invoice.
    #[error("two parts for one invoice")]
    Twice {
        /// The invoice.
        invoice: DocumentId,
    },
    /// More than is left to pay of an invoice.
    #[error("more than the invoice's balance")]
    OverBalance {
        /// The invoice.
        invoice: DocumentId,
        /// What is left to pay of it.
        balance: Money,
    },
    /// More than is left on account.
    #[error("more than is left on account")]
    OverFunds {
        /// What is left.
        left: Money,
    },
    /// Allocations that are kept do not agree with what is said of them: the record is damaged, or somebody else changed it meanwhile.
    #[error("allocations do not agree")]
    Disagreement,
    /// A part was given back: the refund is reversed first.
    #[error("a part was refunded")]
    Refunded,
    /// A credit note is a document that was issued, and stays.
    #[error("a document is not reversed")]
    IsDocument,
    /// A write-off is taken back as a whole, and leaves nothing on account.
    #[error("a write-off is taken back as a whole")]
    IsWriteOff,
    /// The ledger refuses what it would enter.
    #[error(transparent)]
    Ledger(LedgerError),
}

impl From<LedgerError> for AllocationError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::WrongCurrency => Self::WrongCurrency,
            LedgerError::NotPositive => Self::NotPositive,
            error => Self::Ledger(error),
        }
    }
}

impl From<MoneyError> for AllocationError {
    fn from(error: MoneyError) -> Self {
        LedgerError::from(error).into()
    }
}
