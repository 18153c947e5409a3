//! What may happen to what a client owes.

use crate::billing::kind::{Direction, DocumentKind};
use crate::field::choices;
use crate::money::{Money, MoneyError};

choices! {
    /// What an entry is about.
    EntryKind {
        /// An invoice was issued: more is owed.
        #[default]
        Invoice = "invoice",
        /// A credit note was issued: less is owed.
        CreditNote = "credit_note",
        /// Money came in: less is owed.
        Payment = "payment",
        /// A credit was given: less is owed.
        Credit = "credit",
        /// Money was given back: more is owed, or less is owed to the client.
        Refund = "refund",
        /// What was left of a credit was given to the client in money: more is owed, or less is owed to the client.
        CreditRefund = "credit_refund",
        /// What was owed was given up: less is owed.
        WriteOff = "write_off",
        /// An earlier entry is undone.
        Reversal = "reversal",
    }
}

/// A change of what is owed, not yet in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    kind: EntryKind,
    adjustment: Money,
    reverses: Option<u64>,
}

/// Why a change cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Less than zero, or nothing where that is no change: the kind says which way it goes.
    #[error("not more than zero")]
    NotPositive,
    /// An entry is undone by its reversal, which names it.
    #[error("a reversal names what it reverses")]
    ReversalOfNothing,
    /// Documents are corrected by documents, and a reversal by doing again what it undid.
    #[error("entries of this kind are not reversed")]
    NotReversible,
    /// It is undone already.
    #[error("reversed already")]
    ReversedAlready,
    /// A client has one currency.
    #[error("two currencies in one ledger")]
    WrongCurrency,
    /// Beyond what can be computed.
    #[error("amount out of range")]
    Overflow,
}

impl From<MoneyError> for LedgerError {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::Overflow => Self::Overflow,
            MoneyError::CurrencyMismatch => Self::WrongCurrency,
        }
    }
}

impl EntryKind {
    /// The entry that the issue of a document makes; none for one that moves nothing.
    #[must_use]
    pub const fn of_document(kind: DocumentKind) -> Option<Self> {
        match kind.moves() {
            Some(Direction::Up) => Some(Self::Invoice),
            Some(Direction::Down) => Some(Self::CreditNote),
            None => None,
        }
    }

    /// Which way it moves the balance; a reversal goes against what it reverses.
    #[must_use]
    pub const fn direction(self) -> Option<Direction> {
        match self {
            Self::Invoice | Self::Refund | Self::CreditRefund => Some(Direction::Up),
            Self::CreditNote | Self::Payment | Self::Credit | Self::WriteOff => Some(Direction::Down),
            Self::Reversal => None,
        }
    }

    /// Whether an entry of it may be undone. A document that was issued stays.
    #[must_use]
    pub const fn is_reversible(self) -> bool {
        matches!(self, Self::Payment | Self::Credit | Self::Refund | Self::CreditRefund | Self::WriteOff)
    }

    /// Whether money changes hands: what was paid to date follows from entries of these kinds.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Payment | Self::Refund | Self::CreditRefund)
    }

    /// Whether an amount of nothing makes an entry: a document free of charge is issued like any other.
    const fn may_be_nothing(self) -> bool {
        matches!(self, Self::Invoice | Self::CreditNote)
    }

    /// Whether a change of so much in the smallest unit is one of this kind.
    pub(super) const fn fits(self, adjustment_minor: i64) -> bool {
        match self.direction() {
            Some(Direction::Up) if adjustment_minor > 0 => true,
            Some(Direction::Down) if adjustment_minor < 0 => true,
            Some(_) => adjustment_minor == 0 && self.may_be_nothing(),
            None => adjustment_minor != 0,
        }
    }
}

impl Movement {
    /// A change of a kind by an amount above zero: the kind says which way it goes. A reversal is made by [`Movement::reversal`].
    pub fn new(kind: EntryKind, amount: Money) -> Result<Self, LedgerError> {
        let adjustment = match kind.direction() {
            None => return Err(LedgerError::ReversalOfNothing),
            Some(Direction::Up) => amount,
            Some(Direction::Down) => amount.checked_neg()?,
        };
        if amount.is_negative() || !kind.fits(adjustment.minor()) {
            return Err(LedgerError::NotPositive);
        }
        Ok(Self { kind, adjustment, reverses: None })
    }

    /// What undoes an entry: its adjustment the other way round. `is_reversed` says whether the ledger has such a one already.
    pub fn reversal(sequence: u64, kind: EntryKind, adjustment: Money, is_reversed: bool) -> Result<Self, LedgerError> {
        if !kind.is_reversible() {
            return Err(LedgerError::NotReversible);
        }
        if is_reversed {
            return Err(LedgerError::ReversedAlready);
        }
        Ok(Self { kind: EntryKind::Reversal, adjustment: adjustment.checked_neg()?, reverses: Some(sequence) })
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(self) -> EntryKind {
        self.kind
    }

    /// By how much the balance changes, with its sign.
    #[must_use]
    pub const fn adjustment(self) -> Money {
        self.adjustment
    }

    /// The entry that it undoes.
    #[must_use]
    pub const fn reverses(self) -> Option<u64> {
        self.reverses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn the_kind_says_which_way_it_goes() {
        for (kind, minor) in [
            (EntryKind::Invoice, 100),
            (EntryKind::Refund, 100),
            (EntryKind::CreditRefund, 100),
            (EntryKind::CreditNote, -100),
            (EntryKind::Payment, -100),
            (EntryKind::Credit, -100),
            (EntryKind::WriteOff, -100),
        ] {
            assert_eq!(Movement::new(kind, eur(100)).map(Movement::adjustment), Ok(eur(minor)), "{kind:?}");
            assert_eq!(Movement::new(kind, eur(-100)), Err(LedgerError::NotPositive), "{kind:?}");
            assert!(Movement::new(kind, eur(i64::MIN)).is_err(), "{kind:?}");
        }
        assert_eq!(Movement::new(EntryKind::Reversal, eur(100)), Err(LedgerError::ReversalOfNothing));
    }

    #[test]
    fn nothing_is_entered_of_documents_alone() {
        for &kind in EntryKind::ALL.iter().filter(|kind| **kind != EntryKind::Reversal) {
            let is_document = DocumentKind::ALL.iter().any(|document| EntryKind::of_document(*document) == Some(kind));
            assert_eq!(Movement::new(kind, eur(0)).is_ok(), is_document, "{kind:?}");
            assert_eq!(kind.is_reversible(), !is_document, "{kind:?}");
        }
    }

    #[test]
    fn an_entry_is_undone_once() {
        let undone = Movement::reversal(7, EntryKind::Payment, eur(-40), false).unwrap();
        assert_eq!((undone.kind(), undone.adjustment(), undone.reverses()), (EntryKind::Reversal, eur(40), Some(7)));
        let again = Movement::reversal(7, EntryKind::Payment, eur(-40), true);
        assert_eq!(again, Err(LedgerError::ReversedAlready));
        for kind in [EntryKind::Invoice, EntryKind::CreditNote, EntryKind::Reversal] {
            assert_eq!(Movement::reversal(7, kind, eur(40), false), Err(LedgerError::NotReversible), "{kind:?}");
        }
    }
}
