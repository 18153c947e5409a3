//! What was typed into the free filter.

use crate::text::search_terms;

/// The words looked for: folded, each once, the first eight. A row must contain every one, in any of its searched columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    folded: Vec<String>,
}

impl Words {
    /// Cuts what was typed at spaces.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self { folded: search_terms(text) }
    }

    /// The words as they are compared, in the order typed.
    #[must_use]
    pub fn folded(&self) -> &[String] {
        &self.folded
    }

    /// Whether whatever contains these words contains the others too: a letter was typed to them, or a word.
    pub(super) fn imply(&self, others: &Self) -> bool {
        others.folded.iter().all(|other| self.folded.iter().any(|word| word.contains(other.as_str())))
    }

    /// The words to look for where the others were found already, the longest first: it is found least often.
    pub(super) fn beyond(&self, found: &Self) -> Vec<&str> {
        let mut words: Vec<&str> = self.folded.iter().map(String::as_str).collect();
        words.retain(|word| !found.folded.iter().any(|other| other.contains(word)));
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    }
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
}
