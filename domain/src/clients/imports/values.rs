//! How other programs write what only clients have, and how the form wants it typed.

use crate::imports::Lookup;
use crate::imports::values::one_line;
use crate::text::fold;

/// A country's code: codes as they are, names looked up; what is neither stays, so that the check says so.
pub fn country(cell: &str, lookup: &impl Lookup) -> String {
    let cell = cell.trim();
    if crate::geo::Country::parse(cell).is_ok() {
        return cell.to_uppercase();
    }
    let known = match fold(cell).as_str() {
        "uk" | "angleterre" | "england" | "grande-bretagne" | "great britain" => Some("GB"),
        "usa" | "etats-unis d'amerique" | "united states of america" => Some("US"),
        "republique tcheque" | "czech republic" => Some("CZ"),
        "hollande" | "the netherlands" => Some("NL"),
        "france metropolitaine" => Some("FR"),
        _ => None,
    };
    let found = known.map(str::to_owned).or_else(|| lookup.country(cell).map(|country| country.as_str().to_owned()));
    found.unwrap_or_else(|| cell.to_owned())
}

/// A language: `fr`, `fr_FR`, « Français », « French / Français ».
pub fn language(cell: &str, lookup: &impl Lookup) -> String {
    let cell = cell.trim();
    let code: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    if code.len() == 2 && cell[2..].chars().next().is_none_or(|c| matches!(c, '_' | '-')) {
        return code.to_lowercase();
    }
    let name = cell.split(['/', '(']).next().unwrap_or(cell).trim();
    lookup.language(name).map_or_else(|| cell.to_owned(), str::to_owned)
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
    fn prospects_are_told_in_a_number_or_a_word() {
        assert!(is_prospect("2") && is_prospect("Prospect") && !is_prospect("1") && !is_prospect("3"));
    }
}
