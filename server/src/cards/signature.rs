//! Whether something was said by the provider (`Stripe-Signature: t=…,v1=…`): its time and its body signed by HMAC-SHA-256 with the secret
//! that the two share, not long ago. Compared in constant time.

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How far its clock may be from ours, in seconds: what somebody has overheard is soon worth nothing.
const TOLERANCE: u64 = 300;
/// A signature is so many signs long.
const SIGNS: usize = 64;

/// See the module. While the secret is changed, it signs with both.
pub fn is_signed(header: &str, body: &[u8], secret: &str, now: DateTime<Utc>) -> bool {
    let mut time = None;
    let mut signatures: Vec<Vec<u8>> = Vec::new();
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", value)) => time = Some(value),
            Some(("v1", value)) => signatures.extend(bytes(value)),
            _ => {}
        }
    }
    let Some((time, at)) = time.and_then(|time| Some((time, time.parse::<i64>().ok()?))) else { return false };
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
    let mac = mac.chain_update(time).chain_update(b".").chain_update(body);
    now.timestamp().abs_diff(at) <= TOLERANCE
        && signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok())
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.len() != SIGNS {
        return None;
    }
    (0..SIGNS).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test";
    const BODY: &[u8] = br#"{"id":"evt_1"}"#;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn signature(time: i64, body: &[u8], secret: &str) -> String {
        let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        let mac = mac.chain_update(format!("{time}.")).chain_update(body).finalize().into_bytes();
        mac.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    }

    #[test]
    fn what_the_provider_signs_is_its_own() {
        let good = signature(1_000, BODY, SECRET);
        let old = signature(1_000, BODY, "whsec_old");
        assert!(is_signed(&format!("t=1000,v1={good}"), BODY, SECRET, at(1_000)));
        assert!(is_signed(&format!("t=1000, v1={old}, v1={good}, v0=x"), BODY, SECRET, at(1_300)));
        assert!(!is_signed(&format!("t=1000,v1={good}"), BODY, SECRET, at(1_301)), "too old");
        assert!(!is_signed(&format!("t=1000,v1={good}"), BODY, SECRET, at(699)), "of the future");
    }

    #[test]
    fn whatever_else_is_anybodys() {
        let good = signature(1_000, BODY, SECRET);
        let other = br#"{"id":"evt_2"}"#;
        assert!(!is_signed(&format!("t=1000,v1={good}"), other, SECRET, at(1_000)));
        assert!(!is_signed(&format!("t=1001,v1={good}"), BODY, SECRET, at(1_000)), "another time");
        assert!(!is_signed(&format!("t=1000,v1={good}"), BODY, "whsec_other", at(1_000)));
        for header in ["", "t=1000", "v1=00", "t=x,v1=00", "t=1000,v1=", "t=1000,v0=00", "t=1000,v1=é"] {
            assert!(!is_signed(header, BODY, SECRET, at(1_000)), "{header}");
        }
        assert!(!is_signed(&format!("t=1000,v1={}", &good[..62]), BODY, SECRET, at(1_000)), "a part of it");
    }
}
