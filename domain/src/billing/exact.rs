//! Exact fractions of whole numbers, rounded once.
//!
//! 128 bits and not `Decimal`: a quantity in millionths times a price in millionths times a percentage has more digits than `Decimal`
//! keeps, and its multiplication would round without saying so before the one rounding that is meant.

use crate::money::MAX_MINOR;

/// The whole number nearest to a fraction, half away from zero; nothing for a denominator of zero, or beyond 128 bits.
pub(super) fn nearest(numerator: i128, denominator: i128) -> Option<i128> {
    let (numerator, denominator) = above_zero(numerator, denominator)?;
    let (quotient, rest) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
    let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
    if is_half_or_more { quotient.checked_add(numerator.signum()) } else { Some(quotient) }
}

/// Whole numbers in place of fractions of one denominator, whose sum is exactly the sum of the fractions rounded.
///
/// Each is its fraction cut off; what is then missing goes, one by one, to those that lost most, of equals to the first. Fractions of the
/// opposite sign give the opposite numbers.
pub(super) fn shares(numerators: &[i128], denominator: i128) -> Option<Vec<i128>> {
    let sum = numerators.iter().try_fold(0_i128, |sum, next| sum.checked_add(*next))?;
    let total = nearest(sum, denominator)?;
    let fractions: Vec<(i128, i128)> =
        numerators.iter().map(|numerator| above_zero(*numerator, denominator)).collect::<Option<_>>()?;
    let mut shares: Vec<i128> =
        fractions.iter().map(|(numerator, denominator)| numerator.checked_div(*denominator)).collect::<Option<_>>()?;
    let given = shares.iter().try_fold(0_i128, |sum, next| sum.checked_add(*next))?;
    let missing = total.checked_sub(given)?;
    let step = missing.signum();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    // The sort is stable: of equal rests the first comes first.
    order.sort_by_key(|at| -step * (fractions[*at].0 % fractions[*at].1));
    for at in order.into_iter().take(usize::try_from(missing.unsigned_abs()).ok()?) {
        shares[at] = shares[at].checked_add(step)?;
    }
    Some(shares)
}

/// An amount in the smallest unit that can be kept and typed: no larger than [`MAX_MINOR`], of either sign.
pub(super) fn within(minor: i128) -> Option<i64> {
    i64::try_from(minor).ok().filter(|minor| minor.unsigned_abs() <= MAX_MINOR.unsigned_abs())
}

/// The same fraction with a denominator above zero.
fn above_zero(numerator: i128, denominator: i128) -> Option<(i128, i128)> {
    if denominator < 0 {
        Some((numerator.checked_neg()?, denominator.checked_neg()?))
    } else {
        (denominator > 0).then_some((numerator, denominator))
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        for (numerator, denominator, expected) in [
            (5, 10, 1),
            (-5, 10, -1),
            (4, 10, 0),
            (-4, 10, 0),
            (15, 10, 2),
            (5, -10, -1),
            (0, 7, 0),
            (14, 7, 2),
            (1, 2, 1),
        ] {
            assert_eq!(nearest(numerator, denominator), Some(expected), "{numerator}/{denominator}");
        }
        assert_eq!(nearest(1, 0), None);
        assert_eq!(nearest(i128::MIN, -1), None);
    }

    #[test]
    fn what_is_missing_goes_to_those_that_lost_most() {
        // A hundred cents in three: 33.33 each, and the cent that is missing to the first.
        assert_eq!(shares(&[100, 100, 100], 3), Some(vec![34, 33, 33]));
        assert_eq!(shares(&[-100, -100, -100], 3), Some(vec![-34, -33, -33]));
        assert_eq!(shares(&[10, 19, 1], 10), Some(vec![1, 2, 0]));
        assert_eq!(shares(&[15, -15], 10), Some(vec![1, -1]));
        assert_eq!(shares(&[], 10), Some(vec![]));
        assert_eq!(shares(&[1], 0), None);
    }

    #[test]
    fn amounts_have_a_limit() {
        assert_eq!(within(-999_999_999_999_999), Some(-999_999_999_999_999));
        assert_eq!(within(1_000_000_000_000_000), None);
        assert_eq!(within(i128::from(i64::MIN)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn shares_add_up_and_are_near(
            numerators in vec(-1_000_000_i128..=1_000_000, 0..40),
            denominator in prop_oneof![-300_i128..=-1, 1_i128..=300],
        ) {
            let shares = shares(&numerators, denominator).unwrap();
            prop_assert_eq!(Some(shares.iter().sum::<i128>()), nearest(numerators.iter().sum(), denominator));
            for (share, numerator) in shares.iter().zip(&numerators) {
                prop_assert!((share * denominator - numerator).abs() < denominator.abs(), "{} of {}", share, numerator);
            }
        }

        #[test]
        fn the_opposite_gives_the_opposite(
            numerators in vec(-1_000_000_i128..=1_000_000, 0..40),
            denominator in 1_i128..=300,
        ) {
            let turned: Vec<i128> = numerators.iter().map(|numerator| -numerator).collect();
            let expected: Vec<i128> = shares(&numerators, denominator).unwrap().iter().map(|share| -share).collect();
            prop_assert_eq!(shares(&turned, denominator).unwrap(), expected);
        }
    }
}
