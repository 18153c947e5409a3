//! Values in quoted-printable or base64, and which characters their bytes are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::imports::Encoding;

/// How a value is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Coding {
    /// As it is.
    #[default]
    Plain,
    /// `=C3=A9` (RFC 2045, § 6.7).
    QuotedPrintable,
    /// Letters and digits (RFC 4648, § 4).
    Base64,
}

impl Coding {
    /// The one of a name.
    pub(super) fn named(name: &str) -> Self {
        match name.to_ascii_uppercase().as_str() {
            "QUOTED-PRINTABLE" => Self::QuotedPrintable,
            "BASE64" | "B" => Self::Base64,
            _ => Self::Plain,
        }
    }

    /// The bytes of a value; nothing for one that is plain, or broken.
    pub(super) fn bytes(self, value: &str) -> Option<Vec<u8>> {
        match self {
            Self::Plain => None,
            Self::QuotedPrintable => Some(quoted_printable(value)),
            Self::Base64 => {
                let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                STANDARD.decode(bare).ok()
            }
        }
    }
}

/// Bytes as text: in the characters that the card names, else in UTF-8, which no other text is by chance, else in those that the file's
/// values have been judged to be in.
pub(super) fn text_of(bytes: Vec<u8>, charset: &str, unsaid: Encoding) -> String {
    let known = encoding_rs::Encoding::for_label(charset.as_bytes());
    if let Some(known) = known.filter(|known| *known != encoding_rs::UTF_8) {
        return known.decode_without_bom_handling(&bytes).0.into_owned();
    }
    if let Some(other) = Encoding::named(charset).filter(|other| *other != Encoding::Utf8) {
        return other.text_of(&bytes);
    }
    String::from_utf8(bytes).unwrap_or_else(|error| unsaid.text_of(error.as_bytes()))
}

/// What bytes are in that are no UTF-8.
pub(super) fn judged(mut bytes: &[u8]) -> Encoding {
    let found = Encoding::detect(&mut bytes).unwrap_or(Encoding::Windows1252);
    match found {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => Encoding::Windows1252,
        found => found,
    }
}

fn quoted_printable(value: &str) -> Vec<u8> {
    let value = value.as_bytes();
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let pair =
            value.get(at + 1..at + 3).filter(|_| value[at] == b'=').and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            at += 3;
        } else {
            bytes.push(value[at]);
            at += 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str, charset: &str, unsaid: Encoding) -> String {
        text_of(Coding::QuotedPrintable.bytes(value).unwrap(), charset, unsaid)
    }

    #[test]
    fn bytes_are_read_as_they_were_meant() {
        let windows = Encoding::Windows1252;
        assert_eq!(read("Zo=E9", "", windows), "Zoé");
        assert_eq!(read("Zo=C3=A9", "", windows), "Zoé");
        assert_eq!(read("Zo=82", "", Encoding::Cp850), "Zoé");
        assert_eq!(read("Zo=82", "IBM850", windows), "Zoé");
        assert_eq!(read("Zo=E9", "UTF-8", windows), "Zoé", "what the card says is wrong");
        assert_eq!(read("=A4", "ISO-8859-15", windows), "€");
        assert_eq!(read("1=2=", "", windows), "1=2=");
        assert_eq!(Coding::Base64.bytes("Wm/D\n qQ=="), Some("Zoé".as_bytes().to_vec()));
        assert_eq!(Coding::Base64.bytes("???"), None);
    }

    #[test]
    fn characters_that_nobody_names_are_found() {
        assert_eq!(judged(b"Lef\xE8vre;Zo\xE9\n"), Encoding::Windows1252);
        assert_eq!(judged(b"Lef\x8Avre;Zo\x82\nH\x93tel du Ch\x83teau\n"), Encoding::Cp850);
        assert_eq!(judged("Zoé".as_bytes()), Encoding::Windows1252, "only asked about what is no UTF-8");
    }
}
