//! In which currencies clients pay by card: in those whose smallest unit is the provider's too, so that no amount is ever taken for another.

use crate::money::Currency;

/// Currencies whose smallest unit is another one there.
const OTHERWISE: [&str; 3] = ["ISK", "MGA", "UGX"];

/// See the module.
#[must_use]
pub fn is_charged(currency: Currency) -> bool {
    currency.minor_digits() <= 2 && !OTHERWISE.contains(&currency.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_mean_the_same_on_both_sides() {
        let is = |code: &str| is_charged(Currency::parse(code).unwrap());
        assert!(["EUR", "CAD", "USD", "JPY", "XPF"].into_iter().all(is));
        assert!(!["BHD", "ISK", "MGA", "UGX"].into_iter().any(is));
    }
}
