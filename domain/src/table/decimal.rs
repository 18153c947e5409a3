//! Numbers as they are written, compared by their value: of any size, and exact.

/// Appends bytes that compare as the numbers do that are so written: an optional sign, digits, and behind a point more of them.
///
/// First which side of nought it is on, then how many digits its whole part has, then the digits. Below nought all of it is turned round.
pub(super) fn push_decimal_key(key: &mut Vec<u8>, written: &str) {
    let (is_negative, size) = written.strip_prefix('-').map_or((false, written), |size| (true, size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if whole.is_empty() && fraction.is_empty() {
        return key.push(1);
    }
    // No number that is stored has as many digits.
    let length = u8::try_from(whole.len()).unwrap_or(u8::MAX);
    let size = std::iter::once(length).chain(whole.bytes()).chain(fraction.bytes());
    if is_negative {
        key.push(0);
        key.extend(size.map(|byte| !byte));
        // A number that goes on is further from nought.
        key.push(u8::MAX);
    } else {
        key.push(2);
        key.extend(size);
    }
}

/// The same, alone.
pub(super) fn decimal_key(written: &str) -> Vec<u8> {
    let mut key = Vec::new();
    push_decimal_key(&mut key, written);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_their_value() {
        let order = "-100 -99.5 -12.55 -12.5 -12 -2 -0.5 -0.05 0 0.009 0.05 0.5 0.51 1 1.5 9 10 10.01 79228162514264337593543950335";
        let order: Vec<&str> = order.split(' ').collect();
        for pair in order.windows(2) {
            assert!(decimal_key(pair[0]) < decimal_key(pair[1]), "{pair:?}");
        }
        for (one, other) in [("1", "1.0"), ("007", "7"), ("-0", "0.00"), ("0.50", ".5")] {
            assert_eq!(decimal_key(one), decimal_key(other), "{one}");
        }
    }
}
