//! What an avatar shows when there is no picture.

use super::fold;
use super::name::without_legal_form;

/// Colours an avatar may take.
const HUES: u32 = 12;

/// Two capital letters at most: of the first and the last word, or the first two of a single word.
///
/// Only letters and digits count, each a single character of its own, so an emoji is never cut in two and a name in
/// Arabic or Hebrew keeps its letters in reading order. Legal forms are not part of the name. Empty when nothing can
/// be read: the avatar then shows a figure.
pub fn initials(name: &str) -> String {
    let plain = name.to_lowercase().replace('.', "");
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '&' | '/' | ',' | '\'' | '’')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).map(capital).collect::<Vec<char>>();
    match without_legal_form(&words) {
        [] => String::new(),
        [only] => letters(only).into_iter().take(2).collect(),
        [first, .., last] => [first, last].iter().filter_map(|word| letters(word).first().copied()).collect(),
    }
}

/// A colour from 0 to 11 that follows from the name alone, so that a client looks the same on every screen and reload.
///
/// FNV-1a of the folded name: stable across versions, unlike the standard library's hasher.
pub fn hue(name: &str) -> u8 {
    let hash =
        fold(name).bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u8::try_from(hash % HUES).unwrap_or(0)
}

/// The capital, when it is one character: `ß` has none.
fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_first_and_last() {
        for (name, letters) in [
            ("Ateliers Roche", "AR"),
            ("Jean de La Fontaine", "JF"),
            ("Jean-Luc Élan", "JÉ"),
            ("clientèle", "CL"),
            ("SARL Dupont", "DU"),
            ("Best Cink, Inc.", "BC"),
            ("👩‍💻 Zoé 🎉", "ZO"),
            ("محمد علي", "مع"),
            ("X", "X"),
            ("3M", "3M"),
            ("🎉", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn a_name_keeps_its_colour() {
        assert_eq!(hue("Ateliers Roche"), hue("ATELIERS ROCHE"));
        assert_eq!((hue(""), hue("ateliers roche")), (1, 3));
        assert!(["a", "b", "Zoé", "東京"].iter().all(|name| hue(name) < 12));
    }
}
