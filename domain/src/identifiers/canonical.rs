//! What every identifier shares: the punctuation people add, and the way it is shown and serialised.

/// Characters people type to make a number readable, or paste without seeing them. They never carry meaning.
///
/// Spaces of any width (NBSP and narrow NBSP come with copies from web pages and PDFs), dots, dashes of any length,
/// slashes, underscores, and the invisible marks that surround text copied from a spreadsheet.
pub(crate) fn is_punctuation(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | '-' | '_' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}'..='\u{200F}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// What was typed without its punctuation, in ASCII capitals.
pub(crate) fn compact(typed: &str) -> String {
    typed.chars().filter(|c| !is_punctuation(*c)).map(|c| c.to_ascii_uppercase()).collect()
}

/// True when `text` is exactly `length` ASCII digits.
pub(crate) fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits cut in groups of the given lengths, joined by spaces; what is left over makes the last group.
pub(crate) fn grouped(digits: &str, lengths: &[usize]) -> String {
    let mut rest = digits;
    let mut groups = Vec::with_capacity(lengths.len() + 1);
    for &length in lengths {
        let (group, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        groups.push(group);
        rest = after;
    }
    groups.push(rest);
    groups.retain(|group| !group.is_empty());
    groups.join(" ")
}

/// Gives a type around a canonical `String` its `as_str` and what [`written_as_text`](crate::text) adds.
macro_rules! canonical_text {
    ($name:ident) => {
        impl $name {
            /// The canonical form: what is stored, compared and sent to other systems.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $crate::text::written_as_text!($name; parse = Self::parse, text = Self::as_str);
    };
}
pub(crate) use canonical_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_people_add() {
        assert_eq!(compact(" 732\u{a0}829.320\u{202f}000-74 "), "73282932000074");
        assert_eq!(compact("fr 44 732–829"), "FR44732829");
    }

    #[test]
    fn groups_digits() {
        assert_eq!(grouped("73282932000074", &[3, 3, 3]), "732 829 320 00074");
        assert_eq!(grouped("732829320", &[3, 3, 3]), "732 829 320");
        assert_eq!(grouped("73é", &[3, 3, 3]), "73é");
    }
}
