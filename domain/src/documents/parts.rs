//! How money is shared out among invoices, as it is typed: an amount for each of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::reading;
use crate::billing::allocation::Part;
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, MinorAmount, Reading};
use crate::form::FormText;
use crate::ids::DocumentId;
use crate::money::Money;
use crate::text::is_blank;

/// The most invoices that one payment is spread over.
pub const MAX_PARTS: u32 = 1_000;

/// What the paths of parts begin with, before the id of an invoice.
pub const PARTS: &str = "parts.";

/// What of money that is there already pays which invoice, as typed (`parts.<invoice>`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct PartsForm {
    /// How much of each invoice is paid; blank for nothing.
    pub parts: BTreeMap<String, String>,
}

impl PartsForm {
    /// Every amount checked, or every error, each beside its input.
    ///
    /// # Errors
    /// What is wrong, by path. All parts together are no more than `left`.
    pub fn parse(&self, left: Money) -> Result<Vec<Part>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let parts = read(&self.parts, left.minor(), &reading(left.currency()), &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let part = |(invoice, amount): (DocumentId, MinorAmount)| Part {
            invoice,
            amount: Money::new(amount.0, left.currency()),
        };
        Ok(parts.into_iter().map(part).collect())
    }
}

impl From<FormText> for PartsForm {
    fn from(text: FormText) -> Self {
        Self { parts: text.map_under(PARTS) }
    }
}

impl From<PartsForm> for FormText {
    fn from(form: PartsForm) -> Self {
        let mut text = Self::default();
        text.put_under(PARTS, form.parts);
        text
    }
}

/// The parts that are above nothing, as long as they are no more than is left.
pub(super) fn read(
    typed: &BTreeMap<String, String>,
    mut left_minor: i64,
    reading: &Reading,
    errors: &mut FieldErrors,
) -> Vec<(DocumentId, MinorAmount)> {
    let given = || typed.iter().filter(|(_, typed)| !is_blank(typed));
    if given().count() > MAX_PARTS as usize {
        errors.push("parts", FieldError::TooMany { max: MAX_PARTS });
        return Vec::new();
    }
    let mut parts = Vec::new();
    for (invoice, typed) in given() {
        let path = format!("{PARTS}{invoice}");
        let invoice = errors.keep(path.as_str(), DocumentId::read(invoice, reading));
        let amount = errors.keep(path.as_str(), MinorAmount::read(typed, reading));
        let (Some(invoice), Some(amount)) = (invoice, amount) else { continue };
        if amount.0 > left_minor {
            errors.push(path, FieldError::MoreThanLeft);
        } else if amount.0 > 0 {
            left_minor -= amount.0;
            parts.push((invoice, amount));
        }
    }
    parts
}

/// What money pays of invoices in the order that they are given in, by their balances: what is proposed while one types. The server's rule
/// is [`oldest_first`](crate::billing::allocation::oldest_first), which puts them in that order.
#[must_use]
pub fn shared_out(mut left_minor: i64, balances_minor: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let share = |balance: i64| {
        let part = balance.clamp(0, left_minor.max(0));
        left_minor -= part;
        part
    };
    balances_minor.into_iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::billing::allocation::{Funds, OpenInvoice, Source, oldest_first};
    use crate::ids::{ClientId, PaymentId};
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn form(parts: &[(u128, &str)]) -> PartsForm {
        let mut text = FormText::default();
        for (invoice, typed) in parts {
            text.set(format!("{PARTS}{}", Uuid::from_u128(*invoice)), *typed);
        }
        text.into()
    }

    #[test]
    fn parts_are_no_more_than_is_left() {
        let parts = form(&[(1, "60"), (2, "40,00"), (3, "0"), (4, " ")]).parse(eur(10_000)).unwrap();
        assert_eq!(parts.iter().map(|part| part.amount).collect::<Vec<_>>(), [eur(6_000), eur(4_000)]);
        let errors = form(&[(1, "60"), (2, "40,01")]).parse(eur(10_000)).unwrap_err();
        assert_eq!(errors.at(&format!("parts.{}", Uuid::from_u128(2))), Some(&FieldError::MoreThanLeft));
        let errors = form(&[(1, "-1"), (2, "x")]).parse(eur(10_000)).unwrap_err();
        assert_eq!(errors.0.len(), 2);
        let nobody = PartsForm { parts: BTreeMap::from([("7".to_owned(), "1".to_owned())]) };
        assert_eq!(nobody.parse(eur(100)).unwrap_err().at("parts.7"), Some(&FieldError::Unknown));
        let many = PartsForm { parts: (0..=MAX_PARTS).map(|at| (at.to_string(), "1".to_owned())).collect() };
        assert_eq!(many.parse(eur(100)).unwrap_err().at("parts"), Some(&FieldError::TooMany { max: MAX_PARTS }));
    }

    #[test]
    fn what_is_proposed_is_what_the_server_would_do() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let open = |id: u128, due, minor| OpenInvoice {
            id: DocumentId(Uuid::from_u128(id)),
            client: ClientId(Uuid::nil()),
            number: format!("F-{id}"),
            issued_on: day(1),
            due_on: day(due),
            balance: eur(minor),
        };
        let invoices = [open(1, 5, 5_000), open(2, 9, 3_000), open(3, 20, 9_000)];
        for minor in [1, 5_000, 6_000, 8_000, 17_000, 20_000] {
            let source = Source::Payment(PaymentId(Uuid::nil()));
            let funds = Funds::new(source, ClientId(Uuid::nil()), eur(minor)).unwrap();
            let plan = oldest_first(&funds, &invoices).unwrap();
            let shares = shared_out(minor, invoices.iter().map(|invoice| invoice.balance.minor()));
            let proposed: Vec<i64> = shares.into_iter().filter(|part| *part > 0).collect();
            let planned: Vec<i64> = plan.allocations.iter().map(|part| part.amount.minor()).collect();
            assert_eq!(proposed, planned, "{minor}");
        }
        assert_eq!(shared_out(-5, [3]), [0]);
    }
}
