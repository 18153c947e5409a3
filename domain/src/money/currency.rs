//! Currencies of ISO 4217.

use super::currencies::CURRENCIES;
use crate::error::FieldError;
use crate::text::written_as_text;

/// A currency in circulation, with the digits of its smallest unit: 2 for the euro, 0 for the yen, 3 for the dinar.
///
/// The digits are those of ISO 4217 even where cash has none left (the forint): banks and e-invoices follow the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    code: &'static str,
    digits: u8,
}

impl Currency {
    /// The euro.
    pub const EUR: Self = Self { code: "EUR", digits: 2 };
    /// The Canadian dollar.
    pub const CAD: Self = Self { code: "CAD", digits: 2 };
    /// The dollar of the United States.
    pub const USD: Self = Self { code: "USD", digits: 2 };
    /// The pound sterling.
    pub const GBP: Self = Self { code: "GBP", digits: 2 };

    /// Parses a three-letter code in any case.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = typed.trim();
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let code = code.to_ascii_uppercase();
        let at = CURRENCIES.binary_search_by_key(&code.as_str(), |(known, _)| known);
        let (code, digits) = CURRENCIES[at.map_err(|_| FieldError::Currency)?];
        Ok(Self { code, digits })
    }

    /// The ISO 4217 code.
    pub fn as_str(self) -> &'static str {
        self.code
    }

    /// How many decimals an amount has: 0, 2 or 3.
    pub fn minor_digits(self) -> u8 {
        self.digits
    }

    /// Smallest units in one unit: 100 cents in a euro.
    pub fn minor_per_unit(self) -> i64 {
        10_i64.pow(u32::from(self.digits))
    }

    /// Every currency, by code.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        CURRENCIES.iter().map(|&(code, digits)| Self { code, digits })
    }
}

written_as_text!(Currency; parse = Self::parse, text = |value: &Self| value.as_str());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_smallest_unit() {
        for (code, digits) in [("eur", 2), ("JPY", 0), ("XPF", 0), ("XOF", 0), ("TND", 3), ("KWD", 3), ("HUF", 2)] {
            assert_eq!(Currency::parse(code).unwrap().minor_digits(), digits, "{code}");
        }
        assert_eq!(Currency::parse("EUR"), Ok(Currency::EUR));
        assert_eq!(Currency::EUR.minor_per_unit(), 100);
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Currency::parse(""), Err(FieldError::Required));
        for typed in ["€", "FRF", "XAU", "XXX", "EURO"] {
            assert_eq!(Currency::parse(typed), Err(FieldError::Currency), "{typed}");
        }
        assert!(CURRENCIES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
