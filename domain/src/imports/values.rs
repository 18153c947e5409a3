//! How other programs write a value, and how the form wants it typed.

use crate::custom_fields::{CustomField, CustomKind};
use crate::imports::Lookup;
use crate::imports::choices::read_tick;
use crate::text::fold;

/// One line: cells of one-line fields lose their line breaks.
pub fn one_line(cell: &str) -> String {
    cell.split(['\r', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

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

/// A currency: its code, its sign or its usual name.
pub fn currency(cell: &str) -> String {
    let cell = cell.trim();
    let code = match fold(cell).as_str() {
        "€" | "euro" | "euros" => "EUR",
        "us$" | "$us" | "us dollar" | "dollar us" | "dollar americain" | "dollar des etats-unis" => "USD",
        "ca$" | "$ca" | "c$" | "$ can" | "dollar canadien" | "canadian dollar" => "CAD",
        "£" | "livre sterling" | "british pound" | "pound sterling" => "GBP",
        "franc suisse" | "swiss franc" => "CHF",
        _ => return cell.to_uppercase(),
    };
    code.to_owned()
}

/// A value of a custom field.
pub fn custom(field: &CustomField, cell: &str) -> String {
    let cell = cell.trim();
    match field.kind {
        CustomKind::Text => cell.to_owned(),
        CustomKind::Number => one_line(cell),
        CustomKind::YesNo => read_tick(cell),
        CustomKind::Date => date(cell),
        CustomKind::Choice => {
            let wanted = fold(cell);
            let exact = field.options.iter().find(|option| *option == cell);
            let close = || field.options.iter().find(|option| fold(option) == wanted);
            exact.or_else(close).map_or_else(|| cell.to_owned(), Clone::clone)
        }
    }
}

/// A day: `2026-11-21` as it is, `21/11/2026` and `21.11.2026` day first, as in Europe and Québec.
fn date(cell: &str) -> String {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    for format in ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y/%m/%d"] {
        if let Ok(date) = chrono::NaiveDate::parse_from_str(day, format) {
            return date.format("%Y-%m-%d").to_string();
        }
    }
    cell.to_owned()
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
    fn days_and_currencies() {
        assert_eq!(date("21/11/2026"), "2026-11-21");
        assert_eq!(date("2026-11-21 10:00"), "2026-11-21");
        assert_eq!(date("demain"), "demain");
        assert_eq!(currency("euro"), "EUR");
        assert_eq!(currency("cad"), "CAD");
        assert_eq!(one_line("Été\r\n  SARL "), "Été SARL");
    }
}
