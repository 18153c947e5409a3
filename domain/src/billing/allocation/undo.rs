//! What was allocated is taken off again, alone or with what it came from.

use std::collections::BTreeMap;

use super::error::AllocationError;
use super::funds::{Allocation, Funds, Source};
use super::settle::Refunded;
use crate::billing::ledger::{Entry, EntryKind, Movement};
use crate::ids::DocumentId;
use crate::money::Money;

/// Takes what the funds pay of an invoice off it again: it is left to pay once more, and what paid it is on account. `allocations` are all
/// that the funds have, undone ones with their opposites. A write-off is of its invoice alone, and taken back by [`reverse`].
pub fn release(
    funds: &Funds,
    allocations: &[Allocation],
    invoice: DocumentId,
) -> Result<(Allocation, Funds), AllocationError> {
    if matches!(funds.source(), Source::WriteOff(_)) {
        return Err(AllocationError::IsWriteOff);
    }
    let standing = standing(funds, allocations)?;
    let amount = standing.get(&invoice).copied().ok_or(AllocationError::NotOpen { invoice })?;
    let opposite = Allocation { source: funds.source(), invoice, amount: amount.checked_neg()? };
    Ok((opposite, funds.with(funds.allocated().checked_sub(amount)?, funds.refunded())?))
}

/// What a deletion writes: nothing is taken out, all of it is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversed {
    /// The opposites of what the funds paid: those invoices are left to pay once more.
    pub allocations: Vec<Allocation>,
    /// What undoes their entry in the ledger.
    pub movement: Movement,
}

/// Deletes a payment or a credit, or takes back a write-off. `entry` is what the ledger says of it, and `is_reversed` whether another entry
/// undoes that already.
pub fn reverse(
    funds: &Funds,
    allocations: &[Allocation],
    entry: &Entry,
    is_reversed: bool,
) -> Result<Reversed, AllocationError> {
    if matches!(funds.source(), Source::CreditNote(_)) {
        return Err(AllocationError::IsDocument);
    }
    if !funds.refunded().is_zero() {
        return Err(AllocationError::Refunded);
    }
    if entry.adjustment != funds.amount().checked_neg()? {
        return Err(AllocationError::Disagreement);
    }
    let movement = entry.reversal(is_reversed)?;
    let source = funds.source();
    let opposite = |(invoice, amount): (DocumentId, Money)| -> Result<Allocation, AllocationError> {
        Ok(Allocation { source, invoice, amount: amount.checked_neg()? })
    };
    let allocations = standing(funds, allocations)?.into_iter().map(opposite).collect::<Result<Vec<_>, _>>()?;
    Ok(Reversed { allocations, movement })
}

/// Takes a refund back: what was given back is on account again. `entry` is what the ledger says of that refund, and `is_reversed` whether
/// another entry undoes it already.
pub fn take_back_refund(funds: &Funds, entry: &Entry, is_reversed: bool) -> Result<Refunded, AllocationError> {
    if !matches!(entry.kind, EntryKind::Refund | EntryKind::CreditRefund) {
        return Err(AllocationError::Disagreement);
    }
    let movement = entry.reversal(is_reversed)?;
    let refunded = funds.refunded().checked_sub(entry.adjustment)?;
    Ok(Refunded { funds: funds.with(funds.allocated(), refunded)?, movement })
}

/// What the funds pay of each invoice, where it is something.
fn standing(funds: &Funds, allocations: &[Allocation]) -> Result<BTreeMap<DocumentId, Money>, AllocationError> {
    let currency = funds.amount().currency();
    let mut standing: BTreeMap<DocumentId, Money> = BTreeMap::new();
    for allocation in allocations {
        if allocation.source != funds.source() {
            return Err(AllocationError::Disagreement);
        }
        let sum = standing.entry(allocation.invoice).or_insert(Money::zero(currency));
        *sum = sum.checked_add(allocation.amount)?;
    }
    let all = Money::sum(standing.values().copied(), currency)?;
    if all != funds.allocated() || standing.values().any(|amount| amount.is_negative()) {
        return Err(AllocationError::Disagreement);
    }
    standing.retain(|_, amount| !amount.is_zero());
    Ok(standing)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::settle::{received, refund};
    use super::*;
    use crate::ids::{ClientId, PaymentId, WriteOffId};
    use crate::money::Currency;

    const SOURCE: Source = Source::Payment(PaymentId(Uuid::nil()));

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn id(id: u128) -> DocumentId {
        DocumentId(Uuid::from_u128(id))
    }

    fn paying(invoice: u128, minor: i64) -> Allocation {
        Allocation { source: SOURCE, invoice: id(invoice), amount: eur(minor) }
    }

    /// A payment of 100 with so much of it allocated and refunded.
    fn funds(allocated: i64, refunded: i64) -> Funds {
        let funds = Funds::new(SOURCE, ClientId(Uuid::nil()), eur(100)).unwrap();
        funds.with(eur(allocated), eur(refunded)).unwrap()
    }

    fn entry() -> Entry {
        Entry::after(None, received(&funds(0, 0)).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn what_is_taken_off_an_invoice_is_on_account() {
        let allocations = [paying(1, 60), paying(2, 30)];
        let (opposite, funds_after) = release(&funds(90, 0), &allocations, id(1)).unwrap();
        assert_eq!((opposite, funds_after.left()), (paying(1, -60), eur(70)));
        let with_opposite = [allocations[0], allocations[1], opposite];
        let again = release(&funds_after, &with_opposite, id(1));
        assert_eq!(again, Err(AllocationError::NotOpen { invoice: id(1) }), "nothing is left of it");
        assert_eq!(release(&funds_after, &with_opposite, id(2)).unwrap().0, paying(2, -30));
        let written_off = Funds::new(Source::WriteOff(WriteOffId(Uuid::nil())), ClientId(Uuid::nil()), eur(9)).unwrap();
        assert_eq!(release(&written_off, &[], id(1)), Err(AllocationError::IsWriteOff), "it would pay another invoice");
    }

    #[test]
    fn a_payment_that_is_deleted_is_undone_everywhere() {
        let allocations = [paying(1, 60), paying(2, 30), paying(1, -60), paying(1, 10)];
        let reversed = reverse(&funds(40, 0), &allocations, &entry(), false).unwrap();
        assert_eq!(reversed.allocations, [paying(1, -10), paying(2, -30)]);
        assert_eq!((reversed.movement.adjustment(), reversed.movement.reverses()), (eur(100), Some(1)));
        let unused = reverse(&funds(0, 0), &[], &entry(), false).unwrap();
        assert_eq!(unused.allocations, []);
    }

    #[test]
    fn a_refund_that_is_taken_back_is_on_account_again() {
        use crate::billing::ledger::LedgerError;
        let given_back = refund(&funds(60, 0), eur(30)).unwrap();
        let entry = Entry::after(Some(&entry()), given_back.movement).unwrap();
        let back = take_back_refund(&given_back.funds, &entry, false).unwrap();
        assert_eq!((back.funds.left(), back.funds.refunded()), (eur(40), eur(0)));
        assert_eq!((back.movement.adjustment(), back.movement.reverses()), (eur(-30), Some(2)));
        let again = take_back_refund(&given_back.funds, &entry, true);
        assert_eq!(again, Err(AllocationError::Ledger(LedgerError::ReversedAlready)));
        // More than was given back, and what is no refund.
        assert_eq!(take_back_refund(&funds(60, 20), &entry, false), Err(AllocationError::Disagreement));
        let received = Entry::after(None, received(&funds(0, 0)).unwrap().unwrap()).unwrap();
        assert_eq!(take_back_refund(&funds(0, 30), &received, false), Err(AllocationError::Disagreement));
    }

    #[test]
    fn what_cannot_be_undone_is_refused() {
        use crate::billing::ledger::LedgerError;
        let refused =
            |funds: &Funds, allocations: &[Allocation]| reverse(funds, allocations, &entry(), false).unwrap_err();
        assert_eq!(refused(&funds(0, 1), &[]), AllocationError::Refunded);
        assert_eq!(refused(&funds(60, 0), &[paying(1, 59)]), AllocationError::Disagreement);
        let crossed = [paying(1, 80), paying(2, -20)];
        assert_eq!(refused(&funds(60, 0), &crossed), AllocationError::Disagreement);
        let anothers = Allocation { source: Source::CreditNote(id(9)), ..paying(1, 60) };
        assert_eq!(refused(&funds(60, 0), &[anothers]), AllocationError::Disagreement);
        let of_document = Funds::new(Source::CreditNote(id(9)), ClientId(Uuid::nil()), eur(100)).unwrap();
        assert_eq!(refused(&of_document, &[]), AllocationError::IsDocument);
        let less = Funds::new(SOURCE, ClientId(Uuid::nil()), eur(99)).unwrap();
        assert_eq!(refused(&less, &[]), AllocationError::Disagreement, "another payment's entry");
        let again = reverse(&funds(0, 0), &[], &entry(), true).unwrap_err();
        assert_eq!(again, AllocationError::Ledger(LedgerError::ReversedAlready));
    }
}
