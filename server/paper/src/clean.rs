//! Text of others made fit for paper: only letters that can be drawn, and no word that cannot be broken.

use serde_json::Value;

use crate::error::PaperError;
use crate::fonts::Fonts;

/// The most bytes of text of a sheet: five thousand lines of a long sentence each.
const MOST_BYTES: usize = 2_000_000;
/// A word longer than this is no word of a language: it may be broken anywhere, lest it leaves its column.
const LONGEST_WORD: usize = 28;
/// How many of its letters then stay together.
const PIECE: usize = 14;
/// Where a line may be broken without a mark.
const BREAK: char = '\u{200B}';
/// In place of a letter that no face has.
const UNKNOWN: char = '?';

/// Every text of a sheet's data made fit.
///
/// # Errors
/// [`PaperError::TooLong`].
pub(crate) fn fit(data: &mut Value, fonts: &Fonts) -> Result<(), PaperError> {
    let mut left = MOST_BYTES;
    walk(data, fonts, &mut left)
}

fn walk(value: &mut Value, fonts: &Fonts, left: &mut usize) -> Result<(), PaperError> {
    match value {
        Value::String(words) => {
            *left = left.checked_sub(words.len()).ok_or(PaperError::TooLong)?;
            if let Some(clean) = cleaned(words, fonts) {
                *words = clean;
            }
            Ok(())
        }
        Value::Array(values) => values.iter_mut().try_for_each(|value| walk(value, fonts, left)),
        Value::Object(values) => values.values_mut().try_for_each(|value| walk(value, fonts, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// The text as it can be drawn; nothing where it can be as it is.
fn cleaned(words: &str, fonts: &Fonts) -> Option<String> {
    let plain = |letter: char| letter.is_ascii_graphic() || letter == ' ';
    if words.chars().all(plain) && words.split(' ').all(|word| word.len() <= LONGEST_WORD) {
        return None;
    }
    let mut clean = String::with_capacity(words.len());
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            clean.push(' ');
        }
        let is_long = word.chars().filter(|letter| !is_space(*letter)).count() > LONGEST_WORD;
        let mut run = 0;
        for letter in word.chars().filter_map(|letter| drawn(letter, fonts)) {
            run = if is_space(letter) { 0 } else { run + 1 };
            if is_long && run > PIECE {
                clean.push(BREAK);
                run = 1;
            }
            clean.push(letter);
        }
    }
    Some(clean)
}

/// Spaces that no line is broken at are still spaces.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{A0}' || letter == '\u{202F}'
}

/// The letter that is drawn for one: nothing for what is invisible, or what turns the direction of the text around it.
fn drawn(letter: char, fonts: &Fonts) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{AD}'
        | '\u{200B}'
        | '\u{2060}'..='\u{2069}'
        | '\u{202A}'..='\u{202E}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => None,
        letter if letter.is_control() => None,
        letter if letter == ' ' || fonts.has(letter) => Some(letter),
        letter if letter.is_whitespace() => Some(' '),
        _ => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(words: &str) -> String {
        cleaned(words, &Fonts::embedded()).unwrap_or_else(|| words.to_owned())
    }

    #[test]
    fn keeps_what_can_be_drawn_and_nothing_else() {
        for kept in
            ["#panic(\"x\") $x$ *a* @b \\ </script>", "Œuvre d’été, 1\u{202f}234,56\u{a0}€", "شركة النور", "חברה"]
        {
            assert_eq!(clean(kept), kept);
        }
        assert_eq!(clean("a\u{202e}b\u{0}c\u{feff}"), "abc");
        assert_eq!(clean("漢字 \u{1f600}"), "?? ?");
    }

    #[test]
    fn breaks_words_that_are_none() {
        let long = "x".repeat(200);
        let broken = clean(&format!("a {long} b"));
        assert!(broken.split([' ', BREAK]).all(|piece| piece.len() <= PIECE), "{broken}");
        assert_eq!(broken.replace(BREAK, ""), format!("a {long} b"));
    }

    #[test]
    fn refuses_what_no_sheet_holds() {
        let mut data = Value::Array(vec![Value::String("x ".repeat(3_000)); 400]);
        assert_eq!(fit(&mut data, &Fonts::embedded()), Err(PaperError::TooLong));
    }
}
