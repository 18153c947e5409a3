//! Where a text matches, in the text as it was written.

use std::ops::Range;

use memchr::memmem;

use super::words::Words;
use crate::identifiers::phone::is_part;
use crate::text::push_folded;

impl Words {
    /// The parts of a text that the filter found, as ranges of bytes: ascending, apart from each other, and never within a
    /// character.
    ///
    /// A character is marked whole: `o` marks « œ », `ete` marks « été » with accents of their own. A telephone number is marked with
    /// what stands between its digits.
    #[must_use]
    pub fn ranges_in(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, origins) = folded_with_origins(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in self.folded() {
            found.extend(places(&folded, &origins, word));
        }
        if !self.numbers().is_empty() {
            let (digits, origins) = digits_with_origins(text);
            for form in self.numbers().iter().flat_map(|number| &number.forms) {
                found.extend(places(&digits, &origins, form));
            }
        }
        found.sort_by_key(|range| range.start);
        found.dedup_by(|next, kept| {
            let touches = next.start <= kept.end;
            if touches {
                kept.end = kept.end.max(next.end);
            }
            touches
        });
        found
    }

    /// Where the telephone number stands that was looked for, or the part of it that was typed, in bytes.
    #[must_use]
    pub fn number_in(&self, text: &str) -> Option<Range<usize>> {
        if self.numbers().is_empty() {
            return None;
        }
        let (digits, origins) = digits_with_origins(text);
        let mut forms = self.numbers().iter().flat_map(|number| &number.forms);
        forms.find_map(|form| places(&digits, &origins, form).next())
    }

    /// The text cut at those ranges: each part, and whether the filter found it.
    #[must_use]
    pub fn parts_of<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let (mut parts, mut from) = (Vec::new(), 0);
        for range in self.ranges_in(text) {
            parts.extend([(from..range.start, false), (range.clone(), true)]);
            from = range.end;
        }
        parts.push((from..text.len(), false));
        let parts = parts.into_iter().filter_map(|(range, is_found)| Some((text.get(range)?, is_found)));
        parts.filter(|(part, _)| !part.is_empty()).collect()
    }
}

/// Where a word stands, in the text that each byte came from.
fn places<'a>(folded: &'a str, origins: &'a [Range<usize>], word: &'a str) -> impl Iterator<Item = Range<usize>> {
    memmem::find_iter(folded.as_bytes(), word).filter_map(move |start| {
        let (first, last) = origins.get(start).zip(origins.get(start + word.len() - 1))?;
        Some(first.start..last.end)
    })
}

/// A text without what people write between digits, and for each byte of it which character it came from.
fn digits_with_origins(text: &str) -> (String, Vec<Range<usize>>) {
    let mut digits = String::with_capacity(text.len());
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        // Digits and a `+` are parts of a number, as what stands between them is.
        if letter.is_ascii_digit() || letter == '+' || !is_part(letter.encode_utf8(&mut [0; 4])) {
            digits.push(letter);
            origins.resize(digits.len(), start..end);
        }
    }
    (digits, origins)
}

/// Folds a text, and tells for each byte of the result which character it came from.
fn folded_with_origins(text: &str) -> (String, Vec<Range<usize>>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        push_folded(letter, &mut folded);
        let end = start + letter.len_utf8();
        if folded.len() > origins.len() {
            origins.resize(folded.len(), start..end);
        } else if let Some(before) = origins.last().map(|origin| origin.start) {
            // A combining accent is part of the letter that it stands on.
            origins.iter_mut().rev().take_while(|origin| origin.start == before).for_each(|origin| origin.end = end);
        }
    }
    (folded, origins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn marked(text: &str, typed: &str) -> String {
        let mut marked = text.to_owned();
        for range in Words::typed(typed).ranges_in(text).into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    }

    #[test]
    fn marks_what_was_written() {
        for (text, typed, expected) in [
            ("Élève", "eleve", "[Élève]"),
            ("L’Œuvre", "oeu", "L’[Œu]vre"),
            ("L’Œuvre", "o", "L’[Œ]uvre"),
            ("Straße", "ss", "Stra[ß]e"),
            ("e\u{301}te\u{301}", "t ete", "[e\u{301}te\u{301}]"),
            ("e\u{301}te\u{301}", "t", "e\u{301}[t]e\u{301}"),
            ("Best Cink", "cink best", "[Best] [Cink]"),
            ("Best Cink", "bes st", "[Best] Cink"),
            ("anana", "ana", "[ana]na"),
            ("C-00001", "0 1", "C-[00001]"),
            ("\u{301}a", "a", "\u{301}[a]"),
            ("04\u{a0}72\u{a0}00\u{a0}12\u{a0}34", "04.72.00", "[04\u{a0}72\u{a0}00]\u{a0}12\u{a0}34"),
            ("04 72 00 12 34", "+33 4 72 00 12 34", "[04 72 00 12 34]"),
            ("514 555-0143", "(514) 555 01", "[514 555-01]43"),
            ("+262692012345", "0692 01 23 45", "[+262692012345]"),
            ("Lot 4", "04 72 00", "Lot 4"),
            ("Roche", "x", "Roche"),
            ("Roche", " ", "Roche"),
        ] {
            assert_eq!(marked(text, typed), expected, "{text} {typed}");
        }
    }

    #[test]
    fn the_number_looked_for_is_told_from_words() {
        let part = |text: &'static str, typed: &str| text.get(Words::typed(typed).number_in(text)?);
        assert_eq!(part("04 72 00 12 34", "+33 (0)4.72.00"), Some("04 72 00"));
        assert_eq!(part("514 555-0143", "roche 5550143"), Some("555-0143"));
        assert_eq!(part("+41223456789", "022 345 67 89"), Some("223456789"));
        assert_eq!(part("04 72 00 12 34", "roche"), None);
        assert_eq!(part("04 72 00 12 34", "04 72 01"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_marked_folds_to_a_word(text in "(\\PC|[a-zéœßİ\u{301} ]){0,20}", word in "[a-zéœ]{1,2}") {
            let words = Words::typed(&word);
            let ranges = words.ranges_in(&text);
            prop_assert_eq!(ranges.is_empty(), !fold(&text).contains(&fold(&word)));
            for range in &ranges {
                let part = text.get(range.clone());
                prop_assert!(part.is_some_and(|part| fold(part).contains(&fold(&word))), "{range:?}");
            }
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
