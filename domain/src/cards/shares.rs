//! What a payment by card pays of which invoice.

use crate::billing::allocation::{OpenInvoice, Part};
use crate::money::{Money, MoneyError};

/// What invoices come to; none for none.
pub fn due(open: &[&OpenInvoice]) -> Result<Option<Money>, MoneyError> {
    let Some(first) = open.first() else { return Ok(None) };
    Money::sum(open.iter().map(|invoice| invoice.balance), first.balance.currency()).map(Some)
}

/// What a client has left to pay, once what is on its way has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payable {
    /// The invoices, with what is left to pay of each then.
    pub open: Vec<OpenInvoice>,
    /// How much is on its way; none where nothing is.
    pub on_its_way: Option<Money>,
}

/// Invoices less what is on its way to them, so that nobody pays it twice; those that it pays whole are left out.
#[must_use]
pub fn payable(open: Vec<OpenInvoice>, waiting: &[Part]) -> Payable {
    let mut on_its_way: Option<Money> = None;
    let mut left = Vec::with_capacity(open.len());
    for mut invoice in open {
        let (balance, currency) = (invoice.balance.minor(), invoice.balance.currency());
        let parts = waiting.iter().filter(|part| part.invoice == invoice.id && part.amount.currency() == currency);
        let coming = parts.fold(0_i64, |sum, part| sum.saturating_add(part.amount.minor())).min(balance);
        if coming > 0 {
            let before = on_its_way.map_or(0, Money::minor);
            on_its_way = Some(Money::new(before.saturating_add(coming), currency));
            invoice.balance = Money::new(balance - coming, currency);
        }
        if invoice.balance.minor() > 0 {
            left.push(invoice);
        }
    }
    Payable { open: left, on_its_way }
}

/// An amount shared out to invoices in their order, as far as it goes.
#[must_use]
pub fn shared(open: &[&OpenInvoice], amount: Money) -> Vec<Part> {
    let mut left = amount.minor();
    let mut parts = Vec::with_capacity(open.len());
    for invoice in open {
        let minor = left.min(invoice.balance.minor());
        if minor <= 0 {
            continue;
        }
        left -= minor;
        parts.push(Part { invoice: invoice.id, amount: Money::new(minor, amount.currency()) });
    }
    parts
}

/// What is left of parts once the money has come in: no more than it, nor than what is left to pay of each by then. The rest of the money
/// is on account.
#[must_use]
pub fn still_due(parts: &[Part], open: &[OpenInvoice], came_in: Money) -> Vec<Part> {
    let mut left = came_in.minor();
    let mut paid = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(invoice) = open.iter().find(|invoice| invoice.id == part.invoice) else { continue };
        let minor = part.amount.minor().min(invoice.balance.minor()).min(left);
        if minor <= 0 || invoice.balance.currency() != came_in.currency() {
            continue;
        }
        left -= minor;
        paid.push(Part { invoice: part.invoice, amount: Money::new(minor, came_in.currency()) });
    }
    paid
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ClientId, DocumentId};
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn invoice(id: u128, minor: i64) -> OpenInvoice {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        OpenInvoice {
            id: DocumentId(Uuid::from_u128(id)),
            client: ClientId(Uuid::from_u128(9)),
            number: format!("F-{id}"),
            issued_on: day,
            due_on: day,
            balance: eur(minor),
        }
    }

    fn minors(parts: &[Part]) -> Vec<i64> {
        parts.iter().map(|part| part.amount.minor()).collect()
    }

    #[test]
    fn an_amount_pays_invoices_in_their_order() {
        let (one, other) = (invoice(1, 100), invoice(2, 50));
        assert_eq!(due(&[&one, &other]), Ok(Some(eur(150))));
        assert_eq!(due(&[]), Ok(None));
        assert_eq!(minors(&shared(&[&one, &other], eur(120))), [100, 20]);
        assert_eq!(minors(&shared(&[&one, &other], eur(80))), [80]);
    }

    #[test]
    fn what_is_on_its_way_is_not_asked_for_again() {
        let open = || vec![invoice(1, 100), invoice(2, 50)];
        let nothing = payable(open(), &[]);
        assert_eq!((nothing.open, nothing.on_its_way), (open(), None));
        let some = payable(open(), &shared(&[&invoice(1, 100), &invoice(2, 50)], eur(120)));
        assert_eq!((some.open, some.on_its_way), (vec![invoice(2, 30)], Some(eur(120))));
        let (of_one, of_another) = (shared(&[&invoice(1, 300)], eur(300)), shared(&[&invoice(3, 10)], eur(10)));
        let all = payable(vec![invoice(1, 100)], &of_one);
        assert_eq!((all.open.len(), all.on_its_way), (0, Some(eur(100))), "no more than what is left");
        assert_eq!(payable(open(), &of_another).on_its_way, None, "of what is paid already");
    }

    #[test]
    fn what_was_paid_meanwhile_is_not_paid_twice() {
        let parts = shared(&[&invoice(1, 100), &invoice(2, 50)], eur(150));
        assert_eq!(minors(&still_due(&parts, &[invoice(1, 30), invoice(2, 50)], eur(150))), [30, 50]);
        assert_eq!(minors(&still_due(&parts, &[invoice(2, 50)], eur(150))), [50], "the first is settled");
        assert_eq!(minors(&still_due(&parts, &[invoice(1, 100), invoice(2, 50)], eur(110))), [100, 10]);
        assert_eq!(minors(&still_due(&parts, &[invoice(1, 0)], eur(150))), [0_i64; 0]);
    }
}
