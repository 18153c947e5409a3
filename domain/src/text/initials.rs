//! What an avatar shows when there is no picture.

use super::fold;
use super::name::without_legal_form;

/// Colours an avatar may take.
const HUES: u32 = 12;

/// Two capital letters at most: of the first and the last word, or the first two of a single word.
///
/// Letters and digits count before all else, each a single character of its own, so a name in Arabic or Hebrew keeps its letters in
/// reading order. Legal forms are not part of the name. A name that has neither gives the first sign that one sees in it, so that
/// no avatar is blank.
pub fn initials(name: &str) -> String {
    let plain = name.to_lowercase().replace('.', "");
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '&' | '/' | ',' | '\'' | '’')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).map(capital).collect::<Vec<char>>();
    match without_legal_form(&words) {
        [] => first_sign(name).to_owned(),
        [only] => letters(only).into_iter().take(2).collect(),
        [first, .., last] => [first, last].iter().filter_map(|word| letters(word).first().copied()).collect(),
    }
}

/// The one letter or digit that stands for a name where there is room for no more; the first sign of a name that has neither.
pub fn initial(name: &str) -> String {
    let letter = name.chars().find(|c| c.is_alphanumeric());
    letter.map_or_else(|| first_sign(name).to_owned(), |letter| capital(letter).to_string())
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

/// What makes one emoji of two.
const JOINER: char = '\u{200D}';

/// The first sign that one sees: a character, with what is drawn into it. An emoji of several parts is never cut in two.
fn first_sign(name: &str) -> &str {
    let name = name.trim_start();
    let mut before = None;
    let next = name.char_indices().find(|(at, c)| {
        let goes_on = match before {
            None | Some(JOINER) => true,
            Some(one) => is_drawn_into(*c) || (*at == one.len_utf8() && is_half_a_flag(one) && is_half_a_flag(*c)),
        };
        before = Some(*c);
        !goes_on
    });
    next.map_or(name, |(end, _)| &name[..end])
}

/// What has no place of its own: accents, the keycap, variants, the tags of regional flags and the colours of skin.
const fn is_drawn_into(c: char) -> bool {
    matches!(c, JOINER
        | '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

/// Two of these, the letters of a country, are its flag.
const fn is_half_a_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
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
            ("@home", "HO"),
            ("#1", "1"),
            ("« L’Atelier »", "LA"),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn a_name_of_signs_gives_its_first_one() {
        for (name, sign) in [
            ("-", "-"),
            ("  & +", "&"),
            ("!?", "!"),
            ("🎉🎊", "🎉"),
            ("👩🏽\u{200D}🚀 🎉", "👩🏽\u{200D}🚀"),
            ("🇫🇷🇨🇦", "🇫🇷"),
            ("❤\u{FE0F}‼", "❤\u{FE0F}"),
            (" ", ""),
        ] {
            assert_eq!((initials(name).as_str(), initial(name).as_str()), (sign, sign), "{name}");
        }
    }

    #[test]
    fn one_letter_stands_for_a_name() {
        for (name, letter) in [("atelier Nord", "A"), ("@home", "H"), ("(3M)", "3"), ("élan", "É"), ("", "")] {
            assert_eq!(initial(name), letter, "{name}");
        }
    }

    #[test]
    fn a_name_keeps_its_colour() {
        assert_eq!(hue("Ateliers Roche"), hue("ATELIERS ROCHE"));
        assert_eq!((hue(""), hue("ateliers roche")), (1, 3));
        assert!(["a", "b", "Zoé", "東京"].iter().all(|name| hue(name) < 12));
    }
}
