//! The words of fixed choices in files, in both directions: as we write them, and as other programs do.

use crate::format::Language;
use crate::text::fold;

/// A stored name, its French and English words in our files, and other words that mean the same, folded.
pub type Choice = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// The choices of a column that has a fixed few.
pub type Choices = &'static [Choice];

/// The stored name that a cell's word means; the cell itself when it means none, so that the check says so.
#[must_use]
pub fn read(choices: Choices, cell: &str) -> String {
    let word = fold(cell.trim());
    let found = choices.iter().find(|(stored, french, english, others)| {
        word == *stored || word == fold(french) || word == fold(english) || others.contains(&word.as_str())
    });
    found.map_or_else(|| cell.trim().to_owned(), |(stored, ..)| (*stored).to_owned())
}

/// The word that our files have for a stored name.
#[must_use]
pub fn write(choices: Choices, stored: &str, language: Language) -> Option<&'static str> {
    let (_, french, english, _) = choices.iter().find(|(known, ..)| *known == stored)?;
    Some(if language == Language::French { french } else { english })
}

/// A yes or a no in a cell, as a tick box says it: `on` or nothing. What is neither stays, so that the check says so.
#[must_use]
pub fn read_tick(cell: &str) -> String {
    match fold(cell.trim()).as_str() {
        "" | "0" | "false" | "faux" | "no" | "n" | "non" | "off" => String::new(),
        "1" | "true" | "vrai" | "yes" | "y" | "oui" | "o" | "x" | "on" | "✓" => "on".to_owned(),
        _ => cell.trim().to_owned(),
    }
}

/// A tick in our files.
#[must_use]
pub const fn write_tick(ticked: bool, language: Language) -> &'static str {
    match (ticked, language) {
        (false, _) => "",
        (true, Language::French) => "oui",
        (true, Language::English) => "yes",
    }
}
