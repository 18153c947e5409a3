//! Whether somebody may have meant a name that they did not quite type.

/// Shorter words say too little to be taken for others.
const SHORTEST: usize = 4;

/// A word of this length or more may have one slip.
const SLIPPING: usize = 4;

/// Whether every word typed is nearly in a text, both folded: its letters stand there in this order from the beginning of a word on
/// (« atdn » for « atelier du nord »), or it is the beginning of a word but for one slip (« atleier »).
#[must_use]
pub fn is_near<'a>(words: impl IntoIterator<Item = &'a str>, text: &str) -> bool {
    words.into_iter().all(|word| {
        let letters = word.chars().count();
        starts(text).any(|rest| {
            rest.starts_with(word)
                || letters >= SHORTEST && is_spread(word, rest)
                || letters >= SLIPPING && begins_but_for_a_slip(word, rest)
        })
    })
}

/// The text from each of its words on.
pub fn starts(text: &str) -> impl Iterator<Item = &str> {
    let begins = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    text.char_indices().filter(move |&(at, letter)| letter.is_alphanumeric() && begins(at)).map(|(at, _)| &text[at..])
}

/// Whether the letters stand in this order, beginning with the first of the text.
fn is_spread(word: &str, text: &str) -> bool {
    let mut letters = text.chars();
    let is_first = word.chars().next() == text.chars().next();
    is_first && word.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Whether the text begins with the word once a letter of it is left out, put in, changed, or two neighbours have changed places.
fn begins_but_for_a_slip(word: &str, text: &str) -> bool {
    let same = word.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    let rest = |of: &str, from: usize| of.chars().skip(from).collect::<String>();
    // A first letter is rarely wrong, and looking for others finds too much.
    if same == 0 {
        return false;
    }
    let (typed, meant) = (rest(word, same), rest(text, same));
    let (typed_after, meant_after) = (rest(word, same + 1), rest(text, same + 1));
    let swapped = || {
        let (mut a, mut b) = (typed.chars(), meant.chars());
        let (first, second) = (a.next(), a.next());
        second.is_some() && second == b.next() && first == b.next() && b.as_str().starts_with(a.as_str())
    };
    meant_after.starts_with(&typed_after)
        || meant.starts_with(&typed_after)
        || meant_after.starts_with(&typed)
        || swapped()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{fold, search_terms};

    fn near(typed: &str, text: &str) -> bool {
        is_near(search_terms(typed).iter().map(String::as_str), &fold(text))
    }

    #[test]
    fn letters_left_out_and_slips_are_forgiven() {
        for typed in [
            "atelier",
            "atleier",
            "atelie",
            "atellier",
            "ateloer",
            "ateier",
            "atdn",
            "atn",
            "nord atlr",
            "Ateler du nrod",
        ] {
            assert_eq!(near(typed, "Atelier du Nord"), typed != "atn", "{typed}");
        }
        assert!(near("élan", "L'Élan vital") && near("cfdb", "Café de la bourse"));
    }

    #[test]
    fn what_is_something_else_is_not_near() {
        for typed in ["dn", "xtelier", "retaile", "atelier sud", "nrod atelierzz", "ten"] {
            assert!(!near(typed, "Atelier du Nord"), "{typed}");
        }
        assert!(!near("ab", "a b") && !near("abc", ""));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_beginning_of_a_word_is_always_near(text in "\\PC{0,20}", letters in 1..9_usize) {
            let folded = fold(&text);
            for start in starts(&folded) {
                let word: String = start.chars().take(letters).collect();
                let found = is_near([word.as_str()], &folded);
                prop_assert!(found);
            }
        }

        #[test]
        fn one_slip_is_near(word in "[a-z]{5,9}", at in 1..4_usize, other in "[a-z]") {
            let (before, after) = word.split_at(at);
            let (second, rest) = (&after[1..2], &after[1..]);
            let slips = [
                format!("{before}{rest}"),
                format!("{before}{other}{after}"),
                format!("{before}{other}{rest}"),
                format!("{before}{second}{}{}", &after[..1], &after[2..]),
            ];
            for slip in slips {
                let found = is_near([slip.as_str()], &word);
                prop_assert!(found, "{} for {}", slip, word);
            }
        }
    }
}
