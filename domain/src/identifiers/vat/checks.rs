//! The check digits of VAT numbers, for the countries whose rule is published and simple.

use super::super::luhn;

/// True when the check digits are right, or when none are checked for that country.
pub(super) fn passes(prefix: &str, body: &str) -> bool {
    match prefix {
        "BE" => belgian(body),
        "CHE" => weighted(body, &[5, 4, 3, 2, 7, 6, 5, 4]),
        "DE" => german(body),
        "FR" => french(body),
        "IT" => luhn::is_valid(body),
        "LU" => number(&body[..6]) % 89 == number(&body[6..]),
        "NO" => weighted(body, &[3, 2, 7, 6, 5, 4, 3, 2]),
        _ => true,
    }
}

/// The key of a French number: `(12 + 3 × (SIREN mod 97)) mod 97`.
pub(super) fn french_key(siren: &str) -> u64 {
    (12 + 3 * (number(siren) % 97)) % 97
}

/// Keys with letters follow a rule the administration does not publish: only their shape is known.
///
/// The nine digits are a SIREN, but for Monaco's, which begin with 000 and have no check of their own.
fn french(body: &str) -> bool {
    let (key, siren) = body.split_at(2);
    let computed = !key.bytes().all(|b| b.is_ascii_digit()) || number(key) == french_key(siren);
    computed && (siren.starts_with("000") || luhn::is_valid(siren))
}

/// Ten digits beginning with 0 or 1; the last two are 97 minus the others modulo 97.
fn belgian(body: &str) -> bool {
    body.starts_with(['0', '1']) && 97 - number(&body[..8]) % 97 == number(&body[8..])
}

/// ISO/IEC 7064, MOD 11,10.
fn german(body: &str) -> bool {
    let product = body.bytes().take(8).fold(10_u64, |product, byte| {
        let sum = (u64::from(byte - b'0') + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    let check = (11 - product) % 10;
    !body.starts_with('0') && check == number(&body[8..])
}

/// The last digit is 11 minus the weighted sum of the others modulo 11 (Switzerland's UID, Norway's
/// organisasjonsnummer); a remainder of 1 is never given out.
fn weighted(body: &str, weights: &[u64]) -> bool {
    let sum: u64 = body.bytes().zip(weights).map(|(byte, weight)| u64::from(byte - b'0') * weight).sum();
    (11 - sum % 11) % 11 == number(&body[weights.len()..])
}

/// The value of a few digits, whose shape was checked before.
fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |value, byte| value * 10 + u64::from(byte - b'0'))
}
