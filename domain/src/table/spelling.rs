//! How a text was written, kept beside its folded form as the few places where the two differ.
//!
//! « Pépin & Cie » is `pepin & cie` with two capitals and an accent. Keeping both in full would take twice the memory;
//! the differences take a seventh. They are a list of edits, each behind so many folded bytes that stand as they are:
//!
//! | bytes | meaning |
//! |---|---|
//! | `0ggggggg` with g < 127 | after g bytes, the next one is a capital |
//! | `01111111` | 127 bytes stand as they are |
//! | `1ggggggg kkkkmmmm …` | after g bytes, k folded bytes were written as the m bytes that follow here |

use crate::text::push_folded;

/// A gap this long is written on its own.
const LONGEST_GAP: u8 = 0x7F;
const REPLACED: u8 = 0x80;

/// Folds the texts of one row, one after the other, and notes what gets lost.
pub(super) struct Speller<'a> {
    folded: &'a mut Vec<u8>,
    edits: &'a mut Vec<u8>,
    /// Folded bytes since the last edit; they stand as they are.
    gap: usize,
}

impl<'a> Speller<'a> {
    /// Appends to both.
    pub const fn new(folded: &'a mut Vec<u8>, edits: &'a mut Vec<u8>) -> Self {
        Self { folded, edits, gap: 0 }
    }

    /// Appends a text. The letters in between are the caller's, and only pass through.
    pub fn text(&mut self, text: &str, letters: &mut String) {
        let mut rest = text;
        while !rest.is_empty() {
            let plain = rest.bytes().take_while(|byte| matches!(byte, b' '..=b'@' | b'['..=b'~')).count();
            let (plain, after) = rest.split_at(plain);
            self.as_it_is(plain.as_bytes());
            let mut after = after.chars();
            match after.next() {
                Some(letter @ 'A'..='Z') => self.capital(letter),
                Some(letter) => {
                    letters.clear();
                    push_folded(letter, letters);
                    self.replaced(letter, letters);
                }
                None => {}
            }
            rest = after.as_str();
        }
    }

    /// Appends bytes that are their own folded form.
    pub fn as_it_is(&mut self, bytes: &[u8]) {
        self.folded.extend_from_slice(bytes);
        self.gap += bytes.len();
    }

    fn capital(&mut self, letter: char) {
        self.folded.push(letter.to_ascii_lowercase() as u8);
        let gap = self.short_gap();
        self.edits.push(gap);
    }

    fn replaced(&mut self, letter: char, folded: &str) {
        self.folded.extend_from_slice(folded.as_bytes());
        let mut bytes = [0; 4];
        let written = letter.encode_utf8(&mut bytes);
        if written == folded {
            self.gap += folded.len();
            return;
        }
        let gap = self.short_gap();
        // At most three characters of four bytes come from one, which has four itself.
        let lengths = u8::try_from(folded.len() << 4 | written.len()).unwrap_or(0);
        self.edits.extend([REPLACED | gap, lengths]);
        self.edits.extend_from_slice(written.as_bytes());
    }

    fn short_gap(&mut self) -> u8 {
        let mut gap = std::mem::take(&mut self.gap);
        while gap >= usize::from(LONGEST_GAP) {
            self.edits.push(LONGEST_GAP);
            gap -= usize::from(LONGEST_GAP);
        }
        u8::try_from(gap).unwrap_or(0)
    }
}

/// Appends the text as it was written.
pub(super) fn spell(folded: &[u8], edits: &[u8], written: &mut Vec<u8>) {
    let (mut folded, mut edits) = (folded, edits);
    while let Some((&edit, rest)) = edits.split_first() {
        edits = rest;
        let (same, after) = cut(folded, usize::from(edit & !REPLACED));
        written.extend_from_slice(same);
        folded = after;
        if edit == LONGEST_GAP {
            continue;
        }
        if edit & REPLACED == 0 {
            let (capital, after) = cut(folded, 1);
            written.extend(capital.iter().map(u8::to_ascii_uppercase));
            folded = after;
            continue;
        }
        let (lengths, rest) = cut(edits, 1);
        let lengths = usize::from(lengths.first().copied().unwrap_or(0));
        let (instead, rest) = cut(rest, lengths & 0xF);
        written.extend_from_slice(instead);
        edits = rest;
        folded = cut(folded, lengths >> 4).1;
    }
    written.extend_from_slice(folded);
}

fn cut(bytes: &[u8], at: usize) -> (&[u8], &[u8]) {
    bytes.split_at(at.min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn folded(text: &str) -> (Vec<u8>, Vec<u8>) {
        let (mut folded, mut edits) = (Vec::new(), Vec::new());
        Speller::new(&mut folded, &mut edits).text(text, &mut String::new());
        (folded, edits)
    }

    #[test]
    fn only_differences_take_room() {
        assert_eq!(folded("pepin & cie, 12").1.len(), 0);
        assert_eq!(folded("Pepin & Cie").1.len(), 2);
        assert_eq!(folded(&format!("{}É", "e".repeat(300))).1.len(), 2 + 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_written_comes_back(text in "(\\PC|[A-Za-zàéïœßİŁ\u{301}\u{200B}’ ]|e{126,128}){0,40}") {
            let (lower, edits) = folded(&text);
            prop_assert_eq!(std::str::from_utf8(&lower).unwrap(), fold(&text));
            let mut written = Vec::new();
            spell(&lower, &edits, &mut written);
            prop_assert_eq!(String::from_utf8(written).unwrap(), text);
        }
    }
}
