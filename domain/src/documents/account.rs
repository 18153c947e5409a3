//! Where one stands with a client (A9.3): what it owes, invoice by invoice, and what may still be used for that.

use serde::{Deserialize, Serialize};

use super::settled::{Settlement, Settler};
use crate::billing::allocation::OpenInvoice;
use crate::money::{Money, MoneyError};

/// A client's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What its ledger has come to: more than zero is more to pay.
    pub balance: Money,
    /// The invoices of which something is left to pay, those first that have been due for longest.
    pub open: Vec<OpenInvoice>,
    /// Payments, credits and credit notes of which something is left, with that, the newest first.
    pub available: Vec<Settlement>,
}

/// What an account comes to, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What is left to pay of invoices.
    pub unpaid: Money,
    /// What is left of credit notes.
    pub credit_notes: Money,
    /// What is left of payments.
    pub payments: Money,
    /// What is left of credits.
    pub credits: Money,
}

impl Account {
    /// What it comes to, part by part.
    ///
    /// # Errors
    /// Amounts beyond what can be computed, or in several currencies: neither was ever entered.
    pub fn parts(&self) -> Result<Parts, MoneyError> {
        let currency = self.balance.currency();
        let left = |is_of: fn(Settler) -> bool| {
            Money::sum(self.available.iter().filter(|part| is_of(part.by)).map(|part| part.amount), currency)
        };
        Ok(Parts {
            unpaid: Money::sum(self.open.iter().map(|invoice| invoice.balance), currency)?,
            credit_notes: left(|by| matches!(by, Settler::CreditNote(_)))?,
            payments: left(|by| matches!(by, Settler::Payment(_)))?,
            credits: left(|by| matches!(by, Settler::Credit(_)))?,
        })
    }
}

impl Parts {
    /// What they come to together: the balance, wherever all of them are known.
    ///
    /// # Errors
    /// As [`Account::parts`].
    pub fn balance(self) -> Result<Money, MoneyError> {
        self.unpaid.checked_sub(self.credit_notes)?.checked_sub(self.payments)?.checked_sub(self.credits)
    }
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

    #[test]
    fn each_part_is_what_is_left_of_its_kind() {
        let on = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        let open = |minor| OpenInvoice {
            id: DocumentId(Uuid::nil()),
            client: ClientId(Uuid::nil()),
            number: "F-1".into(),
            issued_on: on,
            due_on: on,
            balance: eur(minor),
        };
        let left = |by, minor| Settlement { by, amount: eur(minor), on, label: None, method: None };
        let account = Account {
            balance: eur(5_000),
            open: vec![open(6_000), open(2_000)],
            available: vec![
                left(Settler::Payment(PaymentId(Uuid::nil())), 1_500),
                left(Settler::Credit(CreditId(Uuid::nil())), 500),
                left(Settler::CreditNote(DocumentId(Uuid::nil())), 700),
                left(Settler::Credit(CreditId(Uuid::nil())), 300),
            ],
        };
        let parts = account.parts().unwrap();
        let told = [parts.unpaid, parts.credit_notes, parts.payments, parts.credits].map(Money::minor);
        assert_eq!(told, [8_000, 700, 1_500, 800]);
        assert_eq!(parts.balance(), Ok(account.balance));
    }
}
