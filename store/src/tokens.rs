//! Secrets that travel: made here, kept only as their SHA-256.

use sha2::{Digest, Sha256};

/// 256 random bits, in the letters that URLs and cookies allow.
///
/// # Panics
/// When the operating system gives no randomness: then nothing may go on.
#[must_use]
#[expect(clippy::expect_used, reason = "a process without randomness must not sign anybody in")]
pub fn generate() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system's randomness");
    hex(&bytes)
}

/// What is stored of a token.
#[must_use]
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Bytes as letters.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
