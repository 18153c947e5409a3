//! What a payment, a credit or a credit note pays: the oldest invoices first, or those that somebody chose.

use std::collections::{BTreeMap, BTreeSet};

use super::error::AllocationError;
use super::funds::{Allocation, Funds, OpenInvoice};
use crate::ids::DocumentId;
use crate::money::Money;
use crate::text::sort_key;

/// A part that somebody chose for an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The invoice.
    pub invoice: DocumentId,
    /// How much of it is to be paid, above zero.
    pub amount: Money,
}

/// What becomes of what was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What pays what.
    pub allocations: Vec<Allocation>,
    /// The funds after it: what is still left stays on account.
    pub funds: Funds,
}

/// Pays what has been due for longest first, as far as the funds go: where the payer has not said what is meant, due debts come before
/// others and the oldest before later ones (Code civil, art. 1342-10). Among invoices due on one day the one issued first is paid first.
pub fn oldest_first(funds: &Funds, invoices: &[OpenInvoice]) -> Result<Plan, AllocationError> {
    check(funds, invoices)?;
    let mut in_turn: Vec<&OpenInvoice> = invoices.iter().filter(|invoice| invoice.balance.minor() > 0).collect();
    in_turn.sort_by_cached_key(|invoice| (invoice.due_on, invoice.issued_on, sort_key(&invoice.number), invoice.id));
    let mut left_minor = funds.left().minor();
    let mut parts = Vec::new();
    for invoice in in_turn {
        let minor = invoice.balance.minor().min(left_minor);
        if minor == 0 {
            break;
        }
        left_minor -= minor;
        parts.push(Part { invoice: invoice.id, amount: Money::new(minor, invoice.balance.currency()) });
    }
    chosen(funds, invoices, &parts)
}

/// Pays the parts that somebody chose. All of them, or none and an error: a part that does not fit is never made smaller unasked.
pub fn chosen(funds: &Funds, invoices: &[OpenInvoice], parts: &[Part]) -> Result<Plan, AllocationError> {
    check(funds, invoices)?;
    let by_id: BTreeMap<DocumentId, &OpenInvoice> = invoices.iter().map(|open| (open.id, open)).collect();
    let mut seen = BTreeSet::new();
    let mut left = funds.left();
    let mut allocated = funds.allocated();
    let mut allocations = Vec::with_capacity(parts.len());
    for &Part { invoice, amount } in parts {
        let open = by_id.get(&invoice).ok_or(AllocationError::NotOpen { invoice })?;
        if !seen.insert(invoice) {
            return Err(AllocationError::Twice { invoice });
        }
        if amount.currency() != funds.amount().currency() {
            return Err(AllocationError::WrongCurrency);
        }
        if amount.minor() <= 0 {
            return Err(AllocationError::EmptyPart { invoice });
        }
        if amount.minor() > open.balance.minor() {
            return Err(AllocationError::OverBalance { invoice, balance: open.balance });
        }
        if amount.minor() > left.minor() {
            return Err(AllocationError::OverFunds { left });
        }
        left = left.checked_sub(amount)?;
        allocated = allocated.checked_add(amount)?;
        allocations.push(Allocation { source: funds.source(), invoice, amount });
    }
    Ok(Plan { allocations, funds: funds.with(allocated, funds.refunded())? })
}

/// Whether invoices are of the client that the funds are of, and in their currency.
fn check(funds: &Funds, invoices: &[OpenInvoice]) -> Result<(), AllocationError> {
    for invoice in invoices {
        if invoice.client != funds.client() {
            return Err(AllocationError::WrongClient { invoice: invoice.id });
        }
        if invoice.balance.currency() != funds.amount().currency() {
            return Err(AllocationError::WrongCurrency);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
