//! Payment terms in words, as other programs' exports name them.

use crate::billing::due::Terms;
use crate::text::fold;

/// What payment terms say in words: days, the end of a month, days behind it. The number that stands before its unit is the one, and no
/// percentage is: « 30 % à la commande, solde à 60 jours » is 60. « 45 jours fin de mois » is 45 days and then the end of that month, « fin
/// de mois + 45 jours » the other way round. Words without a number that say « at once » are no days; others say nothing.
#[must_use]
pub fn terms_of(words: &str) -> Option<Terms> {
    let words = fold(words);
    if let Some((before, after)) = at_end_of_month(&words) {
        let days = |part| days_in(part).map_or(Some(0), |digits| digits.parse().ok());
        return Terms::new(days(before)?, Some(days(after)?)).ok();
    }
    let days = days_in(&words).and_then(|digits| digits.parse().ok());
    let at_once = || AT_ONCE.iter().any(|word| words.contains(word)).then_some(Terms::ON_RECEIPT);
    days.and_then(|days| Terms::net(days).ok()).or_else(at_once)
}

/// The digits of the number of days in folded words.
fn days_in(words: &str) -> Option<&str> {
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
    number.map(|(digits, _)| digits)
}

/// What stands before and behind the words for the end of the month, if they are there as words: « géomètre » has `eom` in it.
pub(crate) fn at_end_of_month(folded: &str) -> Option<(&str, &str)> {
    END_OF_MONTH.iter().flat_map(|end| folded.match_indices(end)).find_map(|(at, end)| {
        let (before, after) = (&folded[..at], &folded[at + end.len()..]);
        let is_word = !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
        is_word.then_some((before, after))
    })
}

/// Whether terms say no more than [`terms_of`] reads of them: « 30 j net » and « 30 jours fin de mois le 10 » do, « 30 jours le 10 » does
/// not.
#[must_use]
pub fn are_plain_terms(words: &str) -> bool {
    let words = fold(words);
    let is_known = |word: &str| DAYS.contains(&word) || PLAIN.contains(&word);
    match at_end_of_month(&words) {
        Some((before, after)) => {
            says_one_number(before, is_known) && says_one_number(after, |word| is_known(word) || BEHIND.contains(&word))
        }
        None => says_one_number(&words, is_known),
    }
}

/// Whether there are no words but such ones, and one number at most.
fn says_one_number(folded: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(is_known) && numbers <= 1
}

/// Words that terms are made of beside days.
#[rustfmt::skip]
const PLAIN: [&str; 23] = [
    "a", "net", "nets", "nette", "delai", "de", "paiement", "reception", "facture", "comptant", "due", "on", "upon", "receipt", "immediat",
    "immediate", "payment", "date", "emission", "facturation", "apres", "after", "invoice",
];

/// Words for the days behind the end of the month: « le 10 », « on the 10th ».
const BEHIND: [&str; 4] = ["le", "the", "th", "plus"];

/// How days are written behind their number, as folded text.
const DAYS: [&str; 8] = ["j", "jr", "jrs", "jour", "jours", "d", "day", "days"];

/// Terms without a number that mean no days, as folded text.
pub(crate) const AT_ONCE: [&str; 6] = ["comptant", "reception", "immediat", "receipt", "immediate", "a la commande"];
/// How the end of the month is written, as folded text.
const END_OF_MONTH: [&str; 7] = ["fin de mois", "fin du mois", "fin mois", "fdm", "jfm", "end of month", "eom"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_from_their_words() {
        for (words, days, after) in [
            ("30 jours", 30, None),
            ("Net 45", 45, None),
            ("30 j net", 30, None),
            ("2/10 net 30 days", 30, None),
            ("30 % à la commande, solde à 60 jours", 60, None),
            ("Géomètre, 30 jours", 30, None),
            ("À réception", 0, None),
            ("Due on receipt", 0, None),
            ("Fin de mois", 0, Some(0)),
            ("45 jours Fin de mois", 45, Some(0)),
            ("60 FDM", 60, Some(0)),
            ("30 JFM", 30, Some(0)),
            ("30 jours fin du mois", 30, Some(0)),
            ("30j FDM", 30, Some(0)),
            ("30 % à la commande, solde à 60 jours fin de mois", 60, Some(0)),
            ("45 jours fin de mois, 2 % d’escompte", 45, Some(0)),
            ("Fin de mois + 45 jours", 0, Some(45)),
            ("EOM+30", 0, Some(30)),
            ("30 jours fin de mois le 10", 30, Some(10)),
            ("30 days end of month on the 10th", 30, Some(10)),
        ] {
            assert_eq!(terms_of(words), Terms::new(days, after).ok(), "{words}");
        }
        for words in ["Selon contrat", "Contrat 20260042", "366 jours", "Fin de mois + 366 jours", "Géomètre", ""] {
            assert_eq!(terms_of(words), None, "{words}");
        }
    }

    #[test]
    fn plain_terms_say_days_and_no_more() {
        for words in [
            "30 j net",
            "30 jours",
            "30 jours date de facture",
            "Net 45",
            "45 jours fin de mois",
            "À réception",
            "Due on receipt",
            "Fin de mois + 45 jours",
            "30 jours, fin de mois, le 10",
            "30 days EOM on the 10th",
        ] {
            assert!(are_plain_terms(words), "{words}");
        }
        for words in [
            "30 jours le 10",
            "3 mois",
            "2/10 net 30 days",
            "Selon contrat",
            "30 % à la commande, solde à 60 jours",
            "30 ou 45 jours fin de mois",
        ] {
            assert!(!are_plain_terms(words), "{words}");
        }
    }
}
