//! What is typed at the second factor: the six digits of an application, or one of the codes kept for the day it is lost.

use crate::error::FieldError;

/// How many recovery codes are given out at once.
pub const RECOVERY_CODES: usize = 10;
/// How many letters a recovery code has: 80 bits, so that its plain hash is no use to a thief.
pub const RECOVERY_LETTERS: usize = 16;
/// Crockford's alphabet, in lower case: nothing in it is mistaken for another.
pub const RECOVERY_ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A code that works once.
#[derive(Clone, PartialEq, Eq)]
pub enum CodeOnce {
    /// Six digits that change every thirty seconds (RFC 6238).
    Digits(String),
    /// A recovery code, without its dashes.
    Recovery(String),
}

impl std::fmt::Debug for CodeOnce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeOnce(…)")
    }
}

impl CodeOnce {
    /// Reads what was typed, whatever spaces and dashes are in it, and letters that are easily confused.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let bare: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .flat_map(char::to_lowercase)
            .take(RECOVERY_LETTERS + 1)
            .collect();
        if bare.is_empty() {
            return Err(FieldError::Required);
        }
        if bare.len() == 6 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self::Digits(bare));
        }
        let plain: String = bare.chars().map(unconfused).collect();
        let fits = plain.len() == RECOVERY_LETTERS && plain.bytes().all(|byte| RECOVERY_ALPHABET.contains(&byte));
        if fits { Ok(Self::Recovery(plain)) } else { Err(FieldError::NotAChoice) }
    }
}

/// Crockford: O is 0, I and L are 1.
const fn unconfused(letter: char) -> char {
    match letter {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    }
}

/// A recovery code as it is shown: four groups of four.
#[must_use]
pub fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_recovery_codes_are_told_apart() {
        assert_eq!(CodeOnce::parse(" 123 456 "), Ok(CodeOnce::Digits("123456".into())));
        let code = "0123456789abcdef";
        assert_eq!(grouped(code), "0123-4567-89ab-cdef");
        assert_eq!(CodeOnce::parse("O123-4567 89AB-CDEF"), Ok(CodeOnce::Recovery(code.into())));
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(CodeOnce::parse(" - "), Err(FieldError::Required));
        for typed in ["12345", "1234567", "0123456789abcdefg", "0123456789abcdeu", "é".repeat(16).as_str()] {
            assert_eq!(CodeOnce::parse(typed), Err(FieldError::NotAChoice), "{typed}");
        }
    }
}
