//! Whether allocations hold (the fourth invariant of the domain model): none exceed what they come from, and each invoice's balance is its
//! total less what was allocated to it.

use std::collections::BTreeMap;

use super::funds::{Allocation, Funds, Source, balance};
use crate::ids::DocumentId;
use crate::money::{Money, MoneyError};

/// An issued invoice as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptInvoice {
    /// Which one.
    pub id: DocumentId,
    /// What it comes to.
    pub total: Money,
    /// What is kept as left to pay.
    pub balance: Money,
}

/// The first thing that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongAllocation {
    /// An invoice's balance is not its total less its allocations, or is below zero.
    Invoice(DocumentId),
    /// What is kept as allocated of a source is not what its allocations come to.
    Source(Source),
    /// An allocation names an invoice or a source that is not there.
    Stray(Allocation),
}

/// Adds up the allocations of a client, those of its invoices and those of its funds, and names the first that is wrong.
pub fn verify(invoices: &[KeptInvoice], funds: &[Funds], allocations: &[Allocation]) -> Result<(), WrongAllocation> {
    let mut of_invoices: BTreeMap<DocumentId, Vec<Money>> = invoices.iter().map(|it| (it.id, Vec::new())).collect();
    let mut of_sources: BTreeMap<Source, Vec<Money>> = funds.iter().map(|it| (it.source(), Vec::new())).collect();
    for allocation in allocations {
        let ends = (of_invoices.get_mut(&allocation.invoice), of_sources.get_mut(&allocation.source));
        let (Some(of_invoice), Some(of_source)) = ends else { return Err(WrongAllocation::Stray(*allocation)) };
        of_invoice.push(allocation.amount);
        of_source.push(allocation.amount);
    }
    for invoice in invoices {
        let amounts = of_invoices.remove(&invoice.id).unwrap_or_default();
        if balance(invoice.total, amounts) != Ok(invoice.balance) {
            return Err(WrongAllocation::Invoice(invoice.id));
        }
    }
    for funds in funds {
        let amounts = of_sources.remove(&funds.source()).unwrap_or_default();
        let sum: Result<Money, MoneyError> = Money::sum(amounts, funds.amount().currency());
        if sum != Ok(funds.allocated()) {
            return Err(WrongAllocation::Source(funds.source()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ClientId, PaymentId};
    use crate::money::Currency;

    const SOURCE: Source = Source::Payment(PaymentId(Uuid::nil()));

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn kept(balance: i64) -> KeptInvoice {
        KeptInvoice { id: DocumentId(Uuid::nil()), total: eur(100), balance: eur(balance) }
    }

    fn funds(allocated: i64) -> Funds {
        Funds::new(SOURCE, ClientId(Uuid::nil()), eur(80)).unwrap().with(eur(allocated), eur(0)).unwrap()
    }

    fn paying(minor: i64) -> Allocation {
        Allocation { source: SOURCE, invoice: DocumentId(Uuid::nil()), amount: eur(minor) }
    }

    #[test]
    fn the_first_that_does_not_add_up_is_named() {
        let allocations = [paying(60), paying(-60), paying(70)];
        assert_eq!(verify(&[kept(30)], &[funds(70)], &allocations), Ok(()));
        let invoice = Err(WrongAllocation::Invoice(DocumentId(Uuid::nil())));
        assert_eq!(verify(&[kept(31)], &[funds(70)], &allocations), invoice);
        assert_eq!(verify(&[kept(-10)], &[funds(80)], &[paying(110)]), invoice, "never below zero");
        assert_eq!(verify(&[kept(30)], &[funds(69)], &allocations), Err(WrongAllocation::Source(SOURCE)));
        assert_eq!(verify(&[kept(100)], &[funds(1)], &[]), Err(WrongAllocation::Source(SOURCE)));
        assert_eq!(verify(&[kept(100)], &[], &[paying(1)]), Err(WrongAllocation::Stray(paying(1))));
        assert_eq!(verify(&[], &[funds(1)], &[paying(1)]), Err(WrongAllocation::Stray(paying(1))));
    }
}
