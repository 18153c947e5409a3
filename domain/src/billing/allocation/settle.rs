//! What comes in, goes out and is given up: each with what it enters in the ledger.

use super::error::AllocationError;
use super::funds::{Allocation, Funds, OpenInvoice, Source};
use crate::billing::ledger::{EntryKind, Movement};
use crate::ids::WriteOffId;
use crate::money::Money;

/// What the ledger says when a payment has come in or a credit is given: all of it, whatever it pays. A credit note has moved the ledger
/// when it was issued, and a write-off by itself ([`write_off`]).
pub fn received(funds: &Funds) -> Result<Option<Movement>, AllocationError> {
    let kind = match funds.source() {
        Source::Payment(_) => EntryKind::Payment,
        Source::Credit(_) => EntryKind::Credit,
        Source::CreditNote(_) | Source::WriteOff(_) => return Ok(None),
    };
    Ok(Some(Movement::new(kind, funds.amount())?))
}

/// What was given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refunded {
    /// The funds after it.
    pub funds: Funds,
    /// What the ledger says of it.
    pub movement: Movement,
}

/// Gives back a part of what is on account. What pays an invoice is taken off it first ([`release`](super::release)).
pub fn refund(funds: &Funds, amount: Money) -> Result<Refunded, AllocationError> {
    let kind = if matches!(funds.source(), Source::Credit(_)) { EntryKind::CreditRefund } else { EntryKind::Refund };
    let movement = Movement::new(kind, amount)?;
    let left = funds.left();
    if left.checked_sub(amount)?.is_negative() {
        return Err(AllocationError::OverFunds { left });
    }
    let refunded = funds.refunded().checked_add(amount)?;
    Ok(Refunded { funds: funds.with(funds.allocated(), refunded)?, movement })
}

/// What was given up of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenOff {
    /// The write-off itself, all of it allocated.
    pub funds: Funds,
    /// What settles the invoice.
    pub allocation: Allocation,
    /// What the ledger says of it.
    pub movement: Movement,
}

/// Gives up what is left of an invoice, or a part of it.
pub fn write_off(id: WriteOffId, invoice: &OpenInvoice, amount: Money) -> Result<WrittenOff, AllocationError> {
    let source = Source::WriteOff(id);
    let movement = Movement::new(EntryKind::WriteOff, amount)?;
    if invoice.balance.checked_sub(amount)?.is_negative() {
        return Err(AllocationError::OverBalance { invoice: invoice.id, balance: invoice.balance });
    }
    let funds = Funds::new(source, invoice.client, amount)?.with(amount, Money::zero(amount.currency()))?;
    Ok(WrittenOff { funds, allocation: Allocation { source, invoice: invoice.id, amount }, movement })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ClientId, CreditId, DocumentId, PaymentId};
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn funds(source: Source) -> Funds {
        Funds::new(source, ClientId(Uuid::nil()), eur(100)).unwrap()
    }

    #[test]
    fn the_ledger_hears_once_of_what_comes_in() {
        let entered = |source| {
            let movement = received(&funds(source)).unwrap();
            movement.map(|movement| (movement.kind(), movement.adjustment().minor()))
        };
        assert_eq!(entered(Source::Payment(PaymentId(Uuid::nil()))), Some((EntryKind::Payment, -100)));
        assert_eq!(entered(Source::Credit(CreditId(Uuid::nil()))), Some((EntryKind::Credit, -100)));
        assert_eq!(entered(Source::CreditNote(DocumentId(Uuid::nil()))), None);
        assert_eq!(entered(Source::WriteOff(WriteOffId(Uuid::nil()))), None);
    }

    #[test]
    fn only_what_is_on_account_is_given_back() {
        let funds = funds(Source::Payment(PaymentId(Uuid::nil()))).with(eur(60), eur(10)).unwrap();
        let refunded = refund(&funds, eur(30)).unwrap();
        assert_eq!((refunded.funds.left(), refunded.funds.refunded()), (eur(0), eur(40)));
        assert_eq!((refunded.movement.kind(), refunded.movement.adjustment()), (EntryKind::Refund, eur(30)));
        let of_credit = refund(&self::funds(Source::Credit(CreditId(Uuid::nil()))), eur(100)).unwrap();
        assert_eq!(of_credit.movement.kind(), EntryKind::CreditRefund);
        assert_eq!(refund(&funds, eur(31)), Err(AllocationError::OverFunds { left: eur(30) }));
        assert_eq!(refund(&funds, eur(0)), Err(AllocationError::NotPositive));
        assert_eq!(refund(&funds, eur(-1)), Err(AllocationError::NotPositive));
        assert_eq!(refund(&funds, Money::new(1, Currency::CAD)), Err(AllocationError::WrongCurrency));
    }

    #[test]
    fn no_more_is_given_up_than_is_left_to_pay() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let invoice = OpenInvoice {
            id: DocumentId(Uuid::nil()),
            client: ClientId(Uuid::nil()),
            number: "F-1".to_owned(),
            issued_on: day,
            due_on: day,
            balance: eur(80),
        };
        let id = WriteOffId(Uuid::nil());
        let written_off = write_off(id, &invoice, eur(80)).unwrap();
        assert_eq!((written_off.funds.left(), written_off.allocation.amount), (eur(0), eur(80)));
        assert_eq!(written_off.movement.adjustment(), eur(-80));
        let over_balance = AllocationError::OverBalance { invoice: invoice.id, balance: eur(80) };
        assert_eq!(write_off(id, &invoice, eur(81)), Err(over_balance));
        assert_eq!(write_off(id, &invoice, eur(0)), Err(AllocationError::NotPositive));
        assert_eq!(write_off(id, &invoice, Money::new(1, Currency::CAD)), Err(AllocationError::WrongCurrency));
    }
}
