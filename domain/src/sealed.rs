//! Text that only whoever holds the key can read: XChaCha20-Poly1305, for secrets at rest in the database and drafts in a browser.
//!
//! What is sealed says what it is about, and opens as nothing else: moved to another user's row it does not open.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

/// What sealed text begins with, so that another way of sealing can follow this one.
const SIGN: &str = "sealed1:";
/// Bytes of a nonce: enough that random ones never repeat.
pub const NONCE_BYTES: usize = 24;

/// A key of 256 bits. It is written as base64, and never by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key([u8; 32]);

/// A key that is not 256 bits in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 32 bytes as 43 letters of base64")]
pub struct NotAKey;

impl Key {
    /// The key with these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, to derive others from.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals a text. The nonce must be random, and never serve twice.
    #[must_use]
    pub fn seal(&self, nonce: [u8; NONCE_BYTES], about: &str, text: &str) -> String {
        let payload = Payload { msg: text.as_bytes(), aad: about.as_bytes() };
        // Fails only for texts of 256 GB.
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        format!("{SIGN}{}", STANDARD_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    /// The text that was sealed; nothing when it was with another key, is about something else, or has changed.
    #[must_use]
    pub fn open(&self, about: &str, sealed: &str) -> Option<String> {
        let bytes = STANDARD_NO_PAD.decode(sealed.strip_prefix(SIGN)?).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: about.as_bytes() };
        let text = self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?;
        String::from_utf8(text).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// Whether a text is sealed.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(SIGN)
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = STANDARD_NO_PAD.decode(text.trim().trim_end_matches('=')).map_err(|_| NotAKey)?;
        bytes.try_into().map(Self).map_err(|_| NotAKey)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD_NO_PAD.encode(self.0))
    }
}

impl TryFrom<String> for Key {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_about_the_same_thing_unchanged() {
        let (key, other) = (Key::new([7; 32]), Key::new([8; 32]));
        let sealed = key.seal([1; NONCE_BYTES], "totp:camille", "JBSWY3DP");
        assert!(is_sealed(&sealed) && !sealed.contains("JBSWY3DP"));
        assert_eq!(key.open("totp:camille", &sealed).as_deref(), Some("JBSWY3DP"));
        assert_eq!(key.open("totp:louis", &sealed), None);
        assert_eq!(other.open("totp:camille", &sealed), None);
        let changed = format!("{}A", &sealed[..sealed.len() - 1]);
        assert!(changed != sealed && key.open("totp:camille", &changed).is_none());
        for text in ["", "JBSWY3DP", SIGN, "sealed1:AAAA", "sealed1:é"] {
            assert_eq!(key.open("totp:camille", text), None, "{text}");
        }
    }

    /// The draft's own test vector (draft-irtf-cfrg-xchacha-03, A.3.1).
    #[test]
    fn it_is_the_standard_cipher() {
        let key = Key::new(std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap()));
        let nonce = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let about = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let payload = Payload { msg: text.as_bytes(), aad: &about };
        let sealed = key.cipher().encrypt(&XNonce::from(nonce), payload).unwrap();
        assert_eq!(sealed[..8], [0xbd, 0x6d, 0x17, 0x9d, 0x3e, 0x83, 0xd4, 0x3b]);
    }

    #[test]
    fn a_key_is_written_as_base64_and_not_by_chance() {
        let key = Key::new([255; 32]);
        assert_eq!(key.to_string().parse(), Ok(key.clone()));
        assert_eq!(format!("{key}=").parse(), Ok(key.clone()));
        assert_eq!("short".parse::<Key>(), Err(NotAKey));
        assert_eq!(format!("{key:?}"), "Key(…)");
    }
}
