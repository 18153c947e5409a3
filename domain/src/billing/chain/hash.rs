//! A hash as 32 bytes, written as 64 hexadecimal digits.

use crate::error::FieldError;
use crate::text::written_as_text;

/// A SHA-256 hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Reads 64 hexadecimal digits, in small letters as they are written.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut hash = [0; 32];
        if pairs.len() != hash.len() || !rest.is_empty() {
            return Err(FieldError::NotAChoice);
        }
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = (value(*high)? << 4) | value(*low)?;
        }
        Ok(Self(hash))
    }

    /// 64 hexadecimal digits.
    fn hex(&self) -> String {
        self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)]).collect()
    }
}

/// The value of a digit.
fn value(digit: u8) -> Result<u8, FieldError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(FieldError::NotAChoice),
    }
}

/// The digit of a value below 16.
fn digit(value: u8) -> char {
    char::from(if value < 10 { b'0' + value } else { b'a' + value - 10 })
}

written_as_text!(Hash; parse = Self::parse, text = Self::hex);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let mut bytes = [0; 32];
        for (byte, value) in bytes.iter_mut().zip((0..=255).step_by(8)) {
            *byte = value;
        }
        let text = Hash(bytes).to_string();
        assert!(text.starts_with("0008101820") && text.ends_with("f0f8") && text.len() == 64, "{text}");
        assert_eq!(Hash::parse(&text), Ok(Hash(bytes)));
        for wrong in
            [text[1..].to_owned(), text.to_uppercase(), format!("{text}0"), text.replace("f8", "é"), String::new()]
        {
            assert_eq!(Hash::parse(&wrong), Err(FieldError::NotAChoice), "{wrong}");
        }
    }
}
