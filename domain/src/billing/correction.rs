//! Corrections of issued invoices: credit notes over all or a part of what they come to (CGI art. 289, I, 5: a document that changes an
//! invoice refers to it).

use crate::money::Money;

/// How much of an invoice is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// All that was not taken back yet.
    Full,
    /// A part, in the invoice's currency.
    Partial(Money),
}

/// Why an invoice cannot be corrected so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionError {
    /// Credit notes have taken back all of it.
    #[error("nothing left to take back")]
    NothingLeft,
    /// Nothing, or less.
    #[error("not more than zero")]
    NotPositive,
    /// More than is left.
    #[error("more than is left")]
    TooMuch {
        /// What is left.
        left: Money,
    },
    /// Of another currency than the invoice.
    #[error("another currency")]
    WrongCurrency,
}

/// What a credit note comes to, given the invoice's total and what earlier credit notes have taken back. All of them together never come
/// to more than the invoice.
pub fn credit_note(total: Money, credited: Money, correction: Correction) -> Result<Money, CorrectionError> {
    let left = total.checked_sub(credited).map_err(|_| CorrectionError::WrongCurrency)?;
    if left.minor() <= 0 {
        return Err(CorrectionError::NothingLeft);
    }
    match correction {
        Correction::Full => Ok(left),
        Correction::Partial(part) if part.currency() != total.currency() => Err(CorrectionError::WrongCurrency),
        Correction::Partial(part) if part.minor() <= 0 => Err(CorrectionError::NotPositive),
        Correction::Partial(part) if part.minor() > left.minor() => Err(CorrectionError::TooMuch { left }),
        Correction::Partial(part) => Ok(part),
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
    fn credit_notes_never_come_to_more_than_their_invoice() {
        let partial = |credited, part| credit_note(eur(100), eur(credited), Correction::Partial(eur(part)));
        assert_eq!(partial(0, 100), Ok(eur(100)));
        assert_eq!(partial(60, 40), Ok(eur(40)));
        assert_eq!(partial(60, 41), Err(CorrectionError::TooMuch { left: eur(40) }));
        assert_eq!(partial(0, 0), Err(CorrectionError::NotPositive));
        assert_eq!(partial(0, -1), Err(CorrectionError::NotPositive));
        assert_eq!(credit_note(eur(100), eur(60), Correction::Full), Ok(eur(40)));
        assert_eq!(credit_note(eur(100), eur(100), Correction::Full), Err(CorrectionError::NothingLeft));
        assert_eq!(partial(100, 1), Err(CorrectionError::NothingLeft));
        let dollars = Correction::Partial(Money::new(1, Currency::CAD));
        assert_eq!(credit_note(eur(100), eur(0), dollars), Err(CorrectionError::WrongCurrency));
    }
}
