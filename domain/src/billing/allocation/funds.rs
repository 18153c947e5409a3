//! What pays, what is paid, and the allocations between them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::AllocationError;
use crate::ids::{ClientId, CreditId, DocumentId, PaymentId, WriteOffId};
use crate::money::Money;

/// What an invoice is settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Money that came in.
    Payment(PaymentId),
    /// A credit that was given (A9.2).
    Credit(CreditId),
    /// A credit note.
    CreditNote(DocumentId),
    /// What was given up of one invoice.
    WriteOff(WriteOffId),
}

/// A payment, a credit or a credit note with what became of it. What was allocated and refunded never exceeds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funds {
    source: Source,
    client: ClientId,
    amount: Money,
    allocated: Money,
    refunded: Money,
}

impl Funds {
    /// What comes in, nothing of it used yet.
    pub fn new(source: Source, client: ClientId, amount: Money) -> Result<Self, AllocationError> {
        if amount.minor() <= 0 {
            return Err(AllocationError::NotPositive);
        }
        let nothing = Money::zero(amount.currency());
        Ok(Self { source, client, amount, allocated: nothing, refunded: nothing })
    }

    /// The same with what became of it, as it is kept. An error is for `clientele verify` to name.
    pub fn with(self, allocated: Money, refunded: Money) -> Result<Self, AllocationError> {
        let left = self.amount.checked_sub(allocated)?.checked_sub(refunded)?;
        if allocated.is_negative() || refunded.is_negative() || left.is_negative() {
            return Err(AllocationError::Disagreement);
        }
        Ok(Self { allocated, refunded, ..self })
    }

    /// What it is.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// Whose it is.
    #[must_use]
    pub fn client(&self) -> ClientId {
        self.client
    }

    /// How much came in.
    #[must_use]
    pub fn amount(&self) -> Money {
        self.amount
    }

    /// How much of it pays invoices.
    #[must_use]
    pub fn allocated(&self) -> Money {
        self.allocated
    }

    /// How much of it was given back.
    #[must_use]
    pub fn refunded(&self) -> Money {
        self.refunded
    }

    /// How much of it is on account: neither allocated nor given back.
    #[must_use]
    pub fn left(&self) -> Money {
        // Both are parts of the amount, which `with` has seen to.
        Money::new(self.amount.minor() - self.allocated.minor() - self.refunded.minor(), self.amount.currency())
    }
}

/// An invoice with something left to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvoice {
    /// Which one.
    pub id: DocumentId,
    /// Who owes it.
    pub client: ClientId,
    /// Its number.
    pub number: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// By when its next unpaid part is to be paid ([`next_due`](crate::billing::due::next_due)).
    pub due_on: NaiveDate,
    /// What is left to pay.
    pub balance: Money,
}

/// An amount of one source for one invoice; below zero where it undoes an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// What pays.
    pub source: Source,
    /// What is paid.
    pub invoice: DocumentId,
    /// How much.
    pub amount: Money,
}

/// What is left to pay of an invoice: its total less what was allocated to it. Never below zero nor above the total; where it would be,
/// the record is damaged.
pub fn balance(total: Money, allocations: impl IntoIterator<Item = Money>) -> Result<Money, AllocationError> {
    let allocated = Money::sum(allocations, total.currency())?;
    let left = total.checked_sub(allocated)?;
    if allocated.is_negative() || left.is_negative() { Err(AllocationError::Disagreement) } else { Ok(left) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn payment(minor: i64) -> Result<Funds, AllocationError> {
        Funds::new(Source::Payment(PaymentId(Uuid::nil())), ClientId(Uuid::nil()), eur(minor))
    }

    #[test]
    fn what_is_used_is_a_part_of_what_came_in() {
        assert_eq!(payment(0), Err(AllocationError::NotPositive));
        assert_eq!(payment(-1), Err(AllocationError::NotPositive));
        let funds = payment(100).unwrap();
        assert_eq!(funds.left(), eur(100));
        assert_eq!(funds.with(eur(60), eur(30)).unwrap().left(), eur(10));
        for (allocated, refunded) in [(60, 41), (-1, 0), (0, -1), (101, 0), (101, -1)] {
            let wrong = funds.with(eur(allocated), eur(refunded));
            assert_eq!(wrong, Err(AllocationError::Disagreement), "{allocated} {refunded}");
        }
        let dollars = Money::zero(Currency::CAD);
        assert_eq!(funds.with(dollars, eur(0)), Err(AllocationError::WrongCurrency));
    }

    #[test]
    fn a_balance_is_between_nothing_and_the_total() {
        assert_eq!(balance(eur(100), []), Ok(eur(100)));
        assert_eq!(balance(eur(100), [eur(60), eur(-60), eur(100)]), Ok(eur(0)));
        assert_eq!(balance(eur(100), [eur(101)]), Err(AllocationError::Disagreement));
        assert_eq!(balance(eur(100), [eur(-1)]), Err(AllocationError::Disagreement));
        assert_eq!(balance(eur(100), [Money::new(1, Currency::CAD)]), Err(AllocationError::WrongCurrency));
    }
}
