//! What an address service suggests while one types (A6.5), whatever service it is.

use serde::{Deserialize, Serialize};

use crate::geo::{Country, Latitude, Longitude, Province};
use crate::text::Text;

/// The fewest letters that are worth a question: with less, every street of the country would answer.
pub const FEWEST_LETTERS: usize = 4;
/// The most that is asked: an address is no longer, and what is was pasted by mistake.
pub const LONGEST_QUESTION: usize = 200;
/// The most addresses that are offered; whoever seeks another types on.
pub const MOST_SUGGESTED: usize = 5;

/// An address as it is offered, every value checked: it comes from somebody else's server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedAddress {
    /// The whole of it in one line.
    pub label: Text<200>,
    /// Number and street; none for a town.
    pub line1: Option<Text<200>>,
    /// Postal code.
    pub postal_code: Option<Text<20>>,
    /// City.
    pub city: Option<Text<100>>,
    /// Province, where the country has them and the service knows it.
    pub province: Option<Province>,
    /// Country, where the service knows it.
    pub country: Option<Country>,
    /// Where it is on a map, where the service knows it.
    pub position: Option<(Latitude, Longitude)>,
}

/// What is asked of an address service: one line, neither too short nor too long. `None` where there is nothing to ask.
#[must_use]
pub fn question(typed: &str) -> Option<String> {
    let words: Vec<&str> =
        typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let asked = words.join(" ");
    let letters = asked.chars().filter(|c| c.is_alphanumeric()).count();
    (letters >= FEWEST_LETTERS && asked.chars().count() <= LONGEST_QUESTION).then_some(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_line_of_some_letters() {
        assert_eq!(question("  8  bd du\tPort "), Some("8 bd du Port".to_owned()));
        assert_eq!(question("8 bd"), None);
        assert_eq!(question("....,,,,"), None);
        assert_eq!(question(&"a".repeat(201)), None);
        assert_eq!(question("a\u{0}bcd"), Some("a bcd".to_owned()));
    }
}
