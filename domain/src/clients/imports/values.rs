//! How other programs write what only clients have, and how the form wants it typed.

use crate::imports::Lookup;
use crate::imports::values::{digits, one_line};
use crate::text::fold;

/// Whether a cell of countries says that there is none, though there is a country of that code: « NC », « NA », « NR », which a postal code
/// beside it belies.
pub fn is_no_country(cell: &str, postal_code: &str) -> bool {
    match cell.trim() {
        "NC" | "nc" => !postal_code.is_empty() && !postal_code.starts_with("988"),
        "NA" | "na" => !postal_code.is_empty(),
        "NR" | "nr" => true,
        _ => false,
    }
}

/// How it is written that somebody has no VAT number since they are not subject to VAT (CGI, art. 293 B), folded.
#[rustfmt::skip]
const NOT_SUBJECT: [&str; 21] = [
    "non assujetti", "non-assujetti", "pas assujetti", "non soumis", "non redevable", "293 b", "293b", "293-b", "franchise en base",
    "franchise de tva", "franchise tva", "auto-entrepreneur", "autoentrepreneur", "auto entrepreneur", "micro-entre", "micro entre",
    "tva non applicable", "sans tva", "not subject", "not registered", "exempt",
];

/// Whether what stands in the place of a VAT number says that there is none.
pub fn is_not_subject(cell: &str) -> bool {
    let words = fold(cell.trim());
    NOT_SUBJECT.iter().any(|said| words.contains(said)) || words == "exonere" || words == "exoneree"
}

/// A language: `fr`, `fr_FR`, « Français », « French / Français », `fra`.
pub fn language(cell: &str, lookup: &impl Lookup) -> String {
    let cell = cell.trim();
    let code: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    let is_alone = cell[code.len()..].chars().next().is_none_or(|c| matches!(c, '_' | '-'));
    if code.len() == 2 && is_alone {
        return code.to_lowercase();
    }
    let known = LANGUAGES.iter().find(|(_, names)| names.contains(&fold(&code).as_str()) && is_alone);
    if let Some((known, _)) = known {
        return (*known).to_owned();
    }
    let named = |name: &str| lookup.language(name.trim());
    let found = named(cell).or_else(|| cell.split(['/', '(', ')', '-', ',']).find_map(named));
    found.map_or_else(|| cell.to_owned(), str::to_owned)
}

/// The languages that people write most, by their codes of three letters (ISO 639-2) and what they are called there.
#[rustfmt::skip]
const LANGUAGES: [(&str, &[&str]); 7] = [
    ("fr", &["fra", "fre"]), ("en", &["eng"]), ("de", &["deu", "ger", "deutsch"]), ("es", &["spa", "esp", "espanol"]),
    ("it", &["ita", "italiano"]), ("nl", &["nld", "dut", "nederlands"]), ("pt", &["por", "portugues"]),
];

/// Legal forms by their codes: INSEE's (« catégories juridiques », level III), and those of two digits that Dolibarr has.
#[rustfmt::skip]
const LEGAL_FORMS: [(&str, &str); 16] = [
    ("1000", "Entrepreneur individuel"), ("5498", "EURL"), ("5499", "SARL"), ("5505", "SA"), ("5510", "SA"), ("5599", "SA"), ("5710", "SAS"),
    ("5720", "SASU"), ("6540", "SCI"), ("6599", "Société civile"), ("9220", "Association"), ("7210", "Commune"), ("5785", "SELAS"),
    ("5485", "SELARL"), ("54", "SARL"), ("57", "SAS"),
];

/// A legal form, in words where its code is known.
pub fn legal_form(cell: &str) -> String {
    let code = digits(cell);
    let known = LEGAL_FORMS.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| one_line(cell), |(_, form)| (*form).to_owned())
}

/// The codes of Dolibarr's templates for kinds of third parties and for how many work there.
#[rustfmt::skip]
const CODES: [(&str, &str); 16] = [
    ("TE_STARTUP", "Start-up"), ("TE_GROUP", "Grand groupe"), ("TE_MEDIUM", "PME/PMI"), ("TE_SMALL", "TPE"), ("TE_ADMIN", "Administration"),
    ("TE_WHOLE", "Grossiste"), ("TE_RETAIL", "Revendeur"), ("TE_PRIVATE", "Particulier"), ("TE_OTHER", "Autre"), ("TE_UNKNOWN", ""),
    ("EF0", ""), ("EF1-5", "1 à 5"), ("EF6-10", "6 à 10"), ("EF11-50", "11 à 50"), ("EF51-100", "51 à 100"), ("EF100-500", "100 à 500"),
];

/// What a code of Dolibarr stands for; any other word as it is.
pub fn without_code(cell: &str) -> &str {
    let known = CODES.iter().find(|(code, _)| *code == cell.trim());
    known.map_or(cell, |(_, label)| *label)
}

/// Whether a kind of client is a private person.
pub fn is_private(label: &str) -> bool {
    matches!(fold(label.trim()).as_str(), "particulier" | "particuliers" | "individual" | "private individual")
}

/// What stands before a name, folded.
#[rustfmt::skip]
const TITLES: [&str; 16] = [
    "m.", "mr", "mr.", "monsieur", "mme", "mme.", "madame", "mlle", "mlle.", "mademoiselle", "mrs", "mrs.", "ms", "ms.", "dr", "dr.",
];

/// Whether a cell holds a title alone.
pub fn is_title(cell: &str) -> bool {
    TITLES.contains(&fold(cell.trim()).as_str())
}

/// A title and the name behind it: « Mme Ana Roche ». Of two people together it stays with them: « M. et Mme Roche ».
pub fn split_title(cell: &str) -> (Option<&str>, &str) {
    let cell = cell.trim();
    match cell.split_once(char::is_whitespace) {
        Some((title, name)) if TITLES.contains(&fold(title).as_str()) => {
            let name = name.trim();
            let next = fold(name.split_whitespace().next().unwrap_or_default());
            if matches!(next.as_str(), "et" | "ou" | "and" | "or" | "&") { (None, cell) } else { (Some(title), name) }
        }
        _ => (None, cell),
    }
}

/// First and last name in one cell: « Jean Dupont », « DUPONT Jean », « Dupont, Jean ».
pub fn split_name(cell: &str) -> (String, String) {
    let name = one_line(cell);
    if let Some((last, first)) = name.split_once(',') {
        return (first.trim().to_owned(), last.trim().to_owned());
    }
    let words: Vec<&str> = name.split(' ').collect();
    let shouted = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.to_uppercase() == **word;
    let capitals = words.iter().take_while(|word| shouted(word)).count();
    if capitals > 0 && capitals < words.len() {
        return (words[capitals..].join(" "), words[..capitals].join(" "));
    }
    match name.split_once(' ') {
        Some((first, last)) => (first.to_owned(), last.to_owned()),
        None => (String::new(), name),
    }
}

/// Postal code and city in one cell: « 69001 LYON », « Lyon (69001) », « H2X 1Y4 Montréal », « Montréal, H2X 1Y4 ». Without a code all of it
/// is the city.
pub fn split_town(cell: &str) -> (String, String) {
    let line = one_line(cell);
    let words: Vec<&str> = line.split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
    if is_postal_code(&words) {
        return (words.join(" "), String::new());
    }
    for length in [2, 1] {
        let Some(rest) = words.len().checked_sub(length).filter(|rest| *rest > 0) else { continue };
        for (code, city) in [(&words[..length], &words[length..]), (&words[rest..], &words[..rest])] {
            if is_postal_code(code) {
                return (code.join(" "), city.join(" ").trim_matches(['-', '–', ' ']).to_owned());
            }
        }
    }
    (String::new(), line)
}

/// Four or five digits, alone or behind the letters of a country; or the two halves of a Canadian code.
pub(super) fn is_postal_code(words: &[&str]) -> bool {
    let are_digits = |text: &str| (4..=5).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    match words {
        [word] => are_digits(word.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '-')),
        [first, second] => {
            let is_half = |half: &str, letter_first: bool| {
                let is_due = |(at, c): (usize, char)| {
                    if (at % 2 == 0) == letter_first { c.is_ascii_alphabetic() } else { c.is_ascii_digit() }
                };
                half.len() == 3 && half.chars().enumerate().all(is_due)
            };
            is_half(first, true) && is_half(second, false)
        }
        _ => false,
    }
}

/// Whether « Client » in Dolibarr (0 to 3) or « Type » in Sellsy (words) means a prospect.
pub fn is_prospect(cell: &str) -> bool {
    let word = fold(cell.trim());
    word == "2" || word.starts_with("prospect") || word == "lead"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_as_they_are_written() {
        let split = |cell| split_name(cell);
        assert_eq!(split("Jean Dupont"), ("Jean".into(), "Dupont".into()));
        assert_eq!(split("DUPONT Jean"), ("Jean".into(), "DUPONT".into()));
        assert_eq!(split("de La Tour, Anne"), ("Anne".into(), "de La Tour".into()));
        assert_eq!(split("JEAN DUPONT"), ("JEAN".into(), "DUPONT".into()));
        assert_eq!(split("Cher"), (String::new(), "Cher".into()));
    }

    #[test]
    fn a_title_is_told_from_a_name() {
        for (cell, title, name) in [
            ("M. Paul Sage", Some("M."), "Paul Sage"),
            (" Mme  ROY Anne", Some("Mme"), "ROY Anne"),
            ("Dr Lee", Some("Dr"), "Lee"),
            ("M. et Mme Roy", None, "M. et Mme Roy"),
            ("Mme", None, "Mme"),
            ("Drew Lee", None, "Drew Lee"),
        ] {
            assert_eq!(split_title(cell), (title, name), "{cell}");
        }
    }

    #[test]
    fn a_postal_code_is_told_from_its_city() {
        for (cell, code, city) in [
            ("69001 LYON", "69001", "LYON"),
            ("97133 Saint-Barthélemy", "97133", "Saint-Barthélemy"),
            ("Lyon (69001)", "69001", "Lyon"),
            ("L'Haÿ-les-Roses 94240", "94240", "L'Haÿ-les-Roses"),
            ("B-1000 Bruxelles", "B-1000", "Bruxelles"),
            ("H2X 1Y4 Montréal", "H2X 1Y4", "Montréal"),
            ("Montréal, H2X 1Y4", "H2X 1Y4", "Montréal"),
            ("Paris 15", "", "Paris 15"),
            ("Le Mans", "", "Le Mans"),
            ("69001", "69001", ""),
        ] {
            assert_eq!(split_town(cell), (code.into(), city.into()), "{cell}");
        }
    }

    #[test]
    fn what_is_no_country_and_no_number_is_told() {
        assert!(is_no_country("NC", "69001") && !is_no_country("NC", "98800") && !is_no_country("NC", ""));
        assert!(!is_no_country("FR", "69001"));
        for cell in
            ["Non assujetti", "293 B CGI", "TVA non applicable, art. 293 B du CGI", "Auto-entrepreneur", "exonéré"]
        {
            assert!(is_not_subject(cell), "{cell}");
        }
        assert!(!is_not_subject("FR44732829320"));
    }

    #[test]
    fn codes_of_dolibarr_are_words() {
        assert_eq!((without_code("TE_SMALL"), without_code("EF6-10"), without_code("PME")), ("TPE", "6 à 10", "PME"));
        assert!(is_private(without_code("TE_PRIVATE")) && !is_private("Entreprise"));
    }

    #[test]
    fn prospects_are_told_in_a_number_or_a_word() {
        assert!(is_prospect("2") && is_prospect("Prospect") && !is_prospect("1") && !is_prospect("3"));
    }
}
