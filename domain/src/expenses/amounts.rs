//! What an expense comes to: computed here and nowhere else, for the form, the list, the files and the sums.

use serde::{Deserialize, Serialize};

use crate::billing::rate::WHOLE;
use crate::field::{MinorAmount, RatePer100k};
use crate::products::PriceBasis;

/// An amount without VAT, its VAT and both together, in the smallest unit of their currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// Without VAT.
    pub net_minor: i64,
    /// The VAT.
    pub vat_minor: i64,
    /// With VAT.
    pub gross_minor: i64,
}

impl Amounts {
    /// From what was typed: the amount with or without VAT, and the rate. What is typed stays as it is; the other amount is rounded once,
    /// half away from zero, and the VAT is what lies between them. Without a rate there is no VAT.
    #[must_use]
    pub fn of(typed: MinorAmount, basis: PriceBasis, vat: Option<RatePer100k>) -> Self {
        let (whole, rate) = (i128::from(WHOLE), i128::from(vat.map_or(0, |rate| rate.0)));
        let typed = typed.0;
        let (net_minor, gross_minor) = match basis {
            PriceBasis::Net => (typed, nearest(i128::from(typed) * (whole + rate), whole)),
            PriceBasis::Gross => (nearest(i128::from(typed) * whole, whole + rate), typed),
        };
        Self { net_minor, vat_minor: gross_minor.saturating_sub(net_minor), gross_minor }
    }
}

/// The whole number nearest to a fraction of numbers that are not below zero, a half up.
fn nearest(numerator: i128, denominator: i128) -> i64 {
    let rounded = (numerator * 2 + denominator).div_euclid(denominator * 2);
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::MAX_MINOR;

    fn of(minor: i64, basis: PriceBasis, rate: Option<i32>) -> [i64; 3] {
        let amounts = Amounts::of(MinorAmount(minor), basis, rate.map(RatePer100k));
        [amounts.net_minor, amounts.vat_minor, amounts.gross_minor]
    }

    #[test]
    fn a_receipt_reads_either_way() {
        let (net, gross) = (PriceBasis::Net, PriceBasis::Gross);
        for (minor, basis, rate, expected) in [
            (12_000, gross, Some(20_000), [10_000, 2_000, 12_000]),
            (10_000, net, Some(20_000), [10_000, 2_000, 12_000]),
            (1_000, gross, Some(5_500), [948, 52, 1_000]),
            (1_000, gross, None, [1_000, 0, 1_000]),
            (1_000, net, Some(0), [1_000, 0, 1_000]),
            (11_498, gross, Some(14_975), [10_000, 1_498, 11_498]),
            (0, gross, Some(20_000), [0, 0, 0]),
            (1, net, Some(50_000), [1, 1, 2]),
        ] {
            assert_eq!(of(minor, basis, rate), expected, "{minor} {basis:?} {rate:?}");
        }
    }

    proptest! {
        /// The three always add up, what was typed is among them, and neither is below zero.
        #[test]
        fn amounts_add_up(minor in 0..=MAX_MINOR, is_net in prop::bool::ANY, rate in prop::option::of(0_i32..=100_000)) {
            let basis = if is_net { PriceBasis::Net } else { PriceBasis::Gross };
            let amounts = Amounts::of(MinorAmount(minor), basis, rate.map(RatePer100k));
            prop_assert_eq!(amounts.net_minor + amounts.vat_minor, amounts.gross_minor);
            prop_assert_eq!(if is_net { amounts.net_minor } else { amounts.gross_minor }, minor);
            prop_assert!(amounts.net_minor >= 0 && amounts.vat_minor >= 0);
        }

        /// The amount without VAT of a receipt leads back to its total, to the smallest unit.
        #[test]
        fn both_ways_agree_to_the_smallest_unit(minor in 0..=MAX_MINOR, rate in 0_i32..=100_000) {
            let rate = Some(RatePer100k(rate));
            let read = Amounts::of(MinorAmount(minor), PriceBasis::Gross, rate);
            let back = Amounts::of(MinorAmount(read.net_minor), PriceBasis::Net, rate);
            prop_assert!((back.gross_minor - minor).abs() <= 1);
        }
    }
}
