//! Payment terms in words, as other programs' exports name them.

use super::MAX_DAYS;
use crate::text::fold;

/// What payment terms say in words: days, and whether the end of that month is meant. The number that stands before its unit is the one, and
/// no percentage is: « 30 % à la commande, solde à 60 jours » is 60.
#[must_use]
pub fn terms_of(words: &str) -> (Option<u16>, bool) {
    let words = fold(words);
    let numbers = || {
        let starts = words.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
        let starts = starts.filter(|at| !words[..*at].ends_with(|c: char| c.is_ascii_digit()));
        starts.map(|at| {
            let rest = &words[at..];
            rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))
        })
    };
    let has_unit = |after: &str| {
        let unit: String = after.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        DAYS.contains(&unit.as_str())
    };
    let before_unit = numbers().find(|(_, after)| has_unit(after));
    let number = before_unit.or_else(|| numbers().find(|(_, after)| !after.trim_start().starts_with('%')));
    let at_once = AT_ONCE.iter().any(|word| words.contains(word));
    let days = number.and_then(|(number, _)| number.parse().ok()).filter(|days| *days <= MAX_DAYS);
    let days = days.or(at_once.then_some(0));
    (days, days.is_some() && END_OF_MONTH.iter().any(|word| words.contains(word)))
}

/// Whether terms say no more than [`terms_of`] reads of them: « 30 j net » and « 30 jours » do, « 30 jours le 10 » does not.
#[must_use]
pub fn are_plain_terms(words: &str) -> bool {
    let words = fold(words);
    let is_known = |word: &str| DAYS.contains(&word) || PLAIN.contains(&word);
    let letters = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(is_known);
    // « Fin de mois + 45 jours » counts the other way round.
    let behind = END_OF_MONTH.iter().find_map(|end| words.split_once(end)).map_or("", |(_, behind)| behind);
    let is_turned = behind.contains(|c: char| c.is_ascii_digit());
    letters && !is_turned && words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count() <= 1
}

/// Words that terms are made of beside days.
#[rustfmt::skip]
const PLAIN: [&str; 24] = [
    "a", "net", "nets", "nette", "delai", "de", "paiement", "fin", "mois", "fdm", "eom", "end", "of", "month", "reception", "facture",
    "comptant", "due", "on", "upon", "receipt", "immediat", "immediate", "payment",
];

/// How days are written behind their number, as folded text.
const DAYS: [&str; 8] = ["j", "jr", "jrs", "jour", "jours", "d", "day", "days"];

/// Terms without a number that mean no days, as folded text.
pub(crate) const AT_ONCE: [&str; 6] = ["comptant", "reception", "immediat", "receipt", "immediate", "a la commande"];
/// How the end of the month is written, as folded text.
pub(crate) const END_OF_MONTH: [&str; 4] = ["fin de mois", "fdm", "end of month", "eom"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_terms_say_days_and_no_more() {
        for words in ["30 j net", "30 jours", "Net 45", "45 jours fin de mois", "À réception", "Due on receipt"] {
            assert!(are_plain_terms(words), "{words}");
        }
        for words in [
            "30 jours le 10",
            "Fin de mois + 45 jours",
            "2/10 net 30 days",
            "Selon contrat",
            "30 % à la commande, solde à 60 jours",
        ] {
            assert!(!are_plain_terms(words), "{words}");
        }
    }
}
