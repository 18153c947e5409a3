//! What was typed into the free filter.

use crate::identifiers::phone::{is_part, sought};
use crate::text::search_terms;

/// The most telephone numbers looked for at once; nobody types a second one.
const MOST_NUMBERS: usize = 4;

/// The words looked for: folded, each once, the first eight. A row must contain every one, in any of its searched columns.
///
/// Where words are a telephone number, a row may have that number instead, in whatever spelling it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    folded: Vec<String>,
    numbers: Vec<Number>,
}

/// A telephone number: a row has it that contains one of its forms, or else all its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As it was typed.
    pub words: Vec<String>,
    /// As it may be kept.
    pub forms: Vec<String>,
}

impl Words {
    /// Cuts what was typed at spaces.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self { folded: search_terms(text), numbers: numbers(text) }
    }

    /// The words as they are compared, in the order typed.
    #[must_use]
    pub fn folded(&self) -> &[String] {
        &self.folded
    }

    /// The telephone numbers among them.
    pub(super) fn numbers(&self) -> &[Number] {
        &self.numbers
    }

    /// Whether whatever contains these words contains the others too: a letter was typed to them, or a word.
    pub(super) fn imply(&self, others: &Self) -> bool {
        let is_implied = |other: &String| self.plain().any(|word| word.contains(other.as_str()));
        others.plain().all(is_implied) && others.numbers.iter().all(|number| self.numbers.contains(number))
    }

    /// The words to look for where the others were found already, the longest first: it is found least often.
    pub(super) fn beyond(&self, found: &Self) -> Vec<&str> {
        let mut words: Vec<&str> = self.plain().map(String::as_str).collect();
        words.retain(|word| !found.plain().any(|other| other.contains(word)));
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    }

    /// The telephone numbers to look for where the others were found already.
    pub(super) fn numbers_beyond<'a>(&'a self, found: &'a Self) -> impl Iterator<Item = &'a Number> {
        self.numbers.iter().filter(move |number| !found.numbers.contains(number))
    }

    /// The words that are no part of a telephone number.
    fn plain(&self) -> impl Iterator<Item = &String> {
        self.folded.iter().filter(|word| !self.numbers.iter().any(|number| number.words.contains(word)))
    }
}

/// The telephone numbers in what was typed: words beside each other that are written as numbers are.
fn numbers(text: &str) -> Vec<Number> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |words: &[&str]| {
        let typed = words.join(" ");
        let forms = sought(&typed);
        (!forms.is_empty()).then(|| Number { words: search_terms(&typed), forms })
    };
    words.split(|word| !is_part(word)).filter_map(number).take(MOST_NUMBERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_more_implies_what_was_before() {
        let (short, long) = (Words::typed("roc"), Words::typed("Roche él"));
        assert!(long.imply(&short) && !short.imply(&long) && short.imply(&Words::default()));
        assert_eq!(long.beyond(&short), ["roche", "el"]);
        assert_eq!(Words::typed("roche ele").beyond(&Words::typed("roche")), ["ele"]);
    }

    #[test]
    fn words_beside_each_other_are_a_number() {
        let of = |typed: &str| Words::typed(typed).numbers.into_iter().map(|number| number.words).collect::<Vec<_>>();
        assert_eq!(of("roche 04 72.00 12 nord"), [["04", "72.00", "12"]]);
        assert_eq!(of("+33 4 72 ou 514-555"), [vec!["+33", "4", "72"], vec!["514-555"]]);
        assert_eq!(of("roche 04 nord 72"), [[""; 0]; 0]);
        let words = Words::typed("roche 04 72");
        assert_eq!((words.folded().len(), words.beyond(&Words::default())), (3, vec!["roche"]));
    }

    #[test]
    fn a_digit_more_may_be_another_number() {
        let (short, long) = (Words::typed("roche +33 4 72"), Words::typed("roche +33 4 720"));
        assert!(!long.imply(&short) && !Words::typed("+33 4 72").imply(&Words::typed("+33 4")));
        assert!(short.imply(&Words::typed("roc")) && Words::typed("+33 4 72 roche").imply(&Words::typed("+33 4 72")));
        assert_eq!(short.numbers_beyond(&Words::default()).count(), 1);
        assert_eq!(short.numbers_beyond(&short).count(), 0);
    }
}
