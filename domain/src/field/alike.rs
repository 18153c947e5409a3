//! When two texts of a field are the same value, though typed otherwise.

use crate::identifiers::compact;
use crate::money::parse_number;

/// What may differ between two texts of a field that are read as the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Nothing but the room around it: `1.5` and `1,5` are two references.
    Text,
    /// Spaces, dots, dashes and capitals, as in identifiers and telephone numbers.
    Bare,
    /// How a number is written: decimal mark, spaces between thousands, zeros at its end.
    Number,
    /// Everything: it is shown beside a value, and never read.
    Shown,
}

impl Alike {
    /// Whether both are the same value.
    #[must_use]
    pub fn is_same(self, text: &str, other: &str) -> bool {
        text.trim() == other.trim()
            || match self {
                Self::Text => false,
                Self::Shown => true,
                Self::Bare => compact(text) == compact(other),
                Self::Number => parse_number(text).is_some_and(|number| parse_number(other) == Some(number)),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_the_same_by_what_reads_it() {
        for (text, other, kinds) in [
            ("12", " 12 ", [true, true, true]),
            // A comma and a point begin the decimals alike; neither stands between thousands.
            ("1.234", "1,234", [false, false, true]),
            ("1,234", "1234", [false, false, false]),
            ("1 234,50", "1234.5", [false, false, true]),
            ("732 829 320", "732829320", [false, true, true]),
            ("fr 44 732829320", "FR44732829320", [false, true, false]),
            ("abc", "abd", [false, false, false]),
            ("", "0", [false, false, false]),
        ] {
            let found = [Alike::Text, Alike::Bare, Alike::Number].map(|kind| kind.is_same(text, other));
            assert_eq!(found, kinds, "{text} {other}");
            assert!(Alike::Shown.is_same(text, other), "{text} {other}");
        }
    }
}
