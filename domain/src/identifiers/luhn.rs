//! The Luhn check (ISO/IEC 7812-1), which ends SIREN, SIRET, Italian VAT numbers and Québec's business numbers.

/// True when the digits pass the Luhn check. Anything but ASCII digits fails, and so does an empty text.
pub fn is_valid(digits: &str) -> bool {
    let mut sum = 0_u32;
    for (place, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(byte - b'0');
        sum += match place % 2 {
            0 => digit,
            _ if digit > 4 => digit * 2 - 9,
            _ => digit * 2,
        };
    }
    !digits.is_empty() && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_good_number_from_one_with_two_digits_swapped() {
        assert!(is_valid("732829320"));
        assert!(!is_valid("732829302"));
        assert!(!is_valid(""));
        assert!(!is_valid("73282932O"));
    }
}
