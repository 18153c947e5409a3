//! Text made comparable: « Éric » is found by typing « eric ».

use super::latin::plain;

/// Words looked for at once; more are left out, since eight already name one row among millions.
const MAX_TERMS: usize = 8;

/// Lower case without accents, for Latin scripts; other scripts only in lower case.
///
/// Combining marks (U+0300–U+036F) go, so decomposed text from a Mac equals composed text; curly apostrophes become
/// straight and every space plain, since a keyboard types no other; NUL goes. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push_folded(letter, &mut folded);
    }
    folded
}

/// Appends what one character folds to: mostly one letter, `oe` for œ, nothing for a combining accent.
///
/// Folding never looks at the neighbours, so that places in folded text lead back to places in the text as written.
pub(crate) fn push_folded(letter: char, folded: &mut String) {
    // Nearly all that is ever folded, and all of it the same below but slower.
    if matches!(letter, ' '..='~') {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        match lower {
            'a'..='z' => folded.push(lower),
            // Nobody types a NUL, and PostgreSQL keeps none.
            '\0' | '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
            '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{B4}' => folded.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            c if c.is_whitespace() => folded.push(' '),
            c => match plain(c) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(c),
            },
        }
    }
}

/// The folded words of a search, each once, the first eight. A row matches when it contains every one of them.
pub fn search_terms(typed: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for word in fold(typed).split_whitespace() {
        if terms.len() == MAX_TERMS {
            break;
        }
        if !terms.iter().any(|term| term == word) {
            terms.push(word.to_owned());
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_accents_and_case() {
        for (text, folded) in [
            ("Clientèle", "clientele"),
            ("ŒUVRE & CŒUR", "oeuvre & coeur"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Łódź, Ørsted, Ærø", "lodz, orsted, aero"),
            ("e\u{301}te\u{301}", "ete"),
            ("L’Été\u{a0}indien", "l'ete indien"),
            ("İstanbul", "istanbul"),
            ("a\0b\tc", "ab c"),
            ("Việt Nam", "viet nam"),
            ("Ωμέγα Ёж 東京", "ωμέγα ёж 東京"),
            ("\u{212B}ngstr\u{f6}m", "angstrom"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn cuts_a_search_into_words() {
        assert_eq!(search_terms("  Été  été\u{a0}Roche "), ["ete", "roche"]);
        assert!(search_terms(" ").is_empty());
        assert_eq!(search_terms("1 2 3 4 5 6 7 8 9 10").len(), MAX_TERMS);
    }
}
