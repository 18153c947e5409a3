//! An address that stands in one cell: « 12 rue des Lilas, 69001 Lyon », « 123 Main St, Montréal QC H2X 1Y4, Canada ».

use super::values::is_postal_code;
use crate::clients::AddressForm;
use crate::geo::{Country, Province, words};
use crate::text::fold;

/// How streets begin, folded: no town does.
#[rustfmt::skip]
const STREETS: [&str; 17] = [
    "rue", "route", "rte", "avenue", "av", "ave", "boulevard", "bd", "chemin", "che", "impasse", "allee", "allees", "place", "quai", "street",
    "road",
];

/// What stands before numbers that are no postal codes, folded.
const BOXES: [&str; 6] = ["bp", "b.p.", "cs", "tsa", "lot", "box"];

/// Words that a town's name does not end with, folded: « Fort de France » is one.
const LINKS: [&str; 6] = ["de", "en", "la", "le", "les", "sur"];

/// What stands before postal codes for a country, where that is not its code.
const PREFIXES: [(&str, &str); 8] =
    [("F", "FR"), ("B", "BE"), ("L", "LU"), ("D", "DE"), ("A", "AT"), ("I", "IT"), ("E", "ES"), ("P", "PT")];

/// A town as it stands in a line, and what stands before it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Town {
    before: String,
    code: String,
    city: String,
    province: Option<Province>,
    country: Option<Country>,
}

/// Takes an address apart whose postal code and city stand in its street, where no column has them. What says no postal code stays as it is.
pub(super) fn take_apart(address: &mut AddressForm, usual: Country) {
    if !address.postal_code.is_empty() || !address.city.is_empty() {
        return without_town_again(address);
    }
    let mut parts: Vec<String> = [&address.line1, &address.line2]
        .into_iter()
        .flat_map(|line| line.split(','))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let named = Country::parse(&address.country).ok();
    let said = if parts.len() > 1 { parts.last().and_then(|last| country(last)) } else { None };
    if said.is_some() {
        parts.pop();
    }
    let there = named.or(said).unwrap_or(usual);
    let found = (0..parts.len()).rev().find_map(|at| Some((at, town_in(parts.get(at)?, there)?)));
    let Some((at, mut town)) = found else { return };
    let behind = parts.split_off(at + 1);
    parts.pop();
    if town.city.is_empty() && town.before.is_empty() {
        before_code(&mut town, &mut parts);
    }
    parts.extend(Some(town.before).filter(|before| !before.is_empty()));
    parts.extend(behind);
    if let Some(country) = said.or(town.country).filter(|_| address.country.is_empty()) {
        country.as_str().clone_into(&mut address.country);
    }
    if let Some(province) = town.province.filter(|_| address.province.is_empty()) {
        province.as_str().clone_into(&mut address.province);
    }
    (address.postal_code, address.city) = (town.code, town.city);
    let mut lines = parts.into_iter();
    address.line1 = lines.next().unwrap_or_default();
    if address.line1.bytes().all(|byte| byte.is_ascii_digit())
        && let Some(street) = lines.next()
    {
        address.line1 = format!("{}, {street}", address.line1);
    }
    address.line2 = lines.collect::<Vec<_>>().join(", ");
}

/// The city and the province where they stand in parts of their own before the code: « Boston, MA 02108 ».
fn before_code(town: &mut Town, parts: &mut Vec<String>) {
    if town.province.is_none()
        && let Some((country, province)) = parts.last().and_then(|part| north_american(part))
    {
        (town.country, town.province) = (Some(country), Some(province));
        parts.pop();
    }
    if parts.len() > 1 {
        town.city = parts.pop().unwrap_or_default();
    }
}

/// A street that says the town again, which stands in columns of its own.
fn without_town_again(address: &mut AddressForm) {
    if address.line2.is_empty() {
        return;
    }
    let town = fold(&format!("{} {}", address.postal_code, address.city));
    let parts = address.line2.split(", ").filter(|part| fold(part.trim()) != town);
    address.line2 = parts.collect::<Vec<_>>().join(", ");
}

/// The town that a line ends with; nothing without a postal code.
fn town_in(line: &str, there: Country) -> Option<Town> {
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    canadian(&words).or_else(|| european(&words, there)).or_else(|| behind_city(&words))
}

/// « Montréal QC H2X 1Y4 ».
fn canadian(words: &[&str]) -> Option<Town> {
    let (before, code) = match words {
        [before @ .., first, second] if is_postal_code(&[*first, *second]) => (before, format!("{first} {second}")),
        [before @ .., code] if code.len() == 6 && code.is_ascii() && is_postal_code(&[&code[..3], &code[3..]]) => {
            (before, (*code).to_owned())
        }
        _ => return None,
    };
    let (before, province) = match before {
        [before @ .., last] if words::province(Country::CANADA, last).is_some() => {
            (before, words::province(Country::CANADA, last))
        }
        before => (before, None),
    };
    let has_number = before.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    let said = before.join(" ");
    let (before, city) = if has_number { (said, String::new()) } else { (String::new(), said) };
    Some(Town { before, code: code.to_uppercase(), city, province, country: Some(Country::CANADA) })
}

/// « 12 rue des Lilas 69001 LYON FRANCE », « B-1000 Bruxelles »: four digits where the country has such codes, at the beginning alone.
fn european(words: &[&str], there: Country) -> Option<Town> {
    let is_short = |at: usize| at == 0 && !matches!(there.as_str(), "FR" | "US" | "CA");
    let code = |at: usize| {
        let word = *words.get(at)?;
        let (prefix, digits) = word.rsplit_once('-').unwrap_or(("", word));
        let fits = digits.len() == 5 || digits.len() == 4 && (is_short(at) || !prefix.is_empty());
        let is_code = fits && digits.bytes().all(|digit| digit.is_ascii_digit());
        let is_prefix = prefix.len() <= 2 && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_code && is_prefix).then_some(digits)
    };
    let is_city = |word: &&str| word.starts_with(char::is_alphabetic) && !STREETS.contains(&fold(word).as_str());
    let is_box = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| BOXES.contains(&fold(word).as_str()))
    };
    let is_it = |at: &usize| code(*at).is_some() && !is_box(*at) && words.get(at + 1).is_some_and(is_city);
    let at = (0..words.len()).rev().find(is_it)?;
    let mut city = words.get(at + 1..)?;
    let mut said = None;
    let is_whole = |before: &[&str]| before.last().is_some_and(|word| !LINKS.contains(&fold(word).as_str()));
    if let [before @ .., last] = city
        && is_whole(before)
        && let Some(country) = country(last)
    {
        (city, said) = (before, Some(country));
    }
    let (before, code) = (words.get(..at)?.join(" "), code(at)?.to_owned());
    let prefix = words.get(at).and_then(|word| word.rsplit_once('-')).map(|(prefix, _)| prefix);
    let country = said.or_else(|| of_prefix(prefix?));
    let before = before.trim_end_matches([' ', '-', '–']).to_owned();
    Some(Town { before, code, city: city.join(" "), province: None, country })
}

/// The country whose letters stand before a code: « L-1234 ».
fn of_prefix(prefix: &str) -> Option<Country> {
    let code = PREFIXES.iter().find(|(short, _)| *short == prefix).map_or(prefix, |(_, code)| *code);
    Country::parse(code).ok()
}

/// « Lyon 69001 », « Boston MA 02108 ».
fn behind_city(words: &[&str]) -> Option<Town> {
    let [before @ .., code] = words else { return None };
    let is_code = code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit());
    let has_number = before.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    let is_street = before.iter().any(|word| STREETS.contains(&fold(word).as_str()));
    if !is_code || has_number || is_street || before.is_empty() {
        return None;
    }
    let code = (*code).to_owned();
    let state = |word: &str| {
        let is_short = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_short { words::province(Country::UNITED_STATES, word) } else { None }
    };
    if let [city @ .., last] = before
        && let Some(province) = state(last)
    {
        let country = Some(Country::UNITED_STATES);
        return Some(Town { before: String::new(), code, city: city.join(" "), province: Some(province), country });
    }
    Some(Town { code, city: before.join(" "), ..Town::default() })
}

/// A country by its name, and no code of two letters, which a state may have as well.
fn country(word: &str) -> Option<Country> {
    let is_name =
        word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.bytes().any(|byte| byte.is_ascii_digit());
    if is_name {
        words::country(word).filter(|(_, province)| province.is_none()).map(|(country, _)| country)
    } else {
        None
    }
}

fn north_american(part: &str) -> Option<(Country, Province)> {
    let of = |country: Country| Some((country, words::province(country, part)?));
    [Country::CANADA, Country::UNITED_STATES].into_iter().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(line1: &str, line2: &str, usual: Country) -> [String; 6] {
        let (line1, line2) = (line1.to_owned(), line2.to_owned());
        let mut address = AddressForm { line1, line2, ..AddressForm::default() };
        take_apart(&mut address, usual);
        let AddressForm { line1, line2, postal_code, city, province, country, .. } = address;
        [line1, line2, postal_code, city, province, country]
    }

    #[test]
    fn an_address_in_one_cell_is_taken_apart() {
        for (line1, line2, expected) in [
            ("12 rue des Lilas, 69001 Lyon", "", ["12 rue des Lilas", "", "69001", "Lyon", "", ""]),
            ("12 rue des Lilas 69001 LYON FRANCE", "", ["12 rue des Lilas", "", "69001", "LYON", "", "FR"]),
            ("1 rue A", "Bât B, 01000 Bourg", ["1 rue A", "Bât B", "01000", "Bourg", "", ""]),
            ("BP 12", "01000 Bourg Cedex 9", ["BP 12", "", "01000", "Bourg Cedex 9", "", ""]),
            ("1 rue A, 01000 Bourg, Bât B", "", ["1 rue A", "Bât B", "01000", "Bourg", "", ""]),
            ("1 rue A - 01000 Bourg", "", ["1 rue A", "", "01000", "Bourg", "", ""]),
            ("1 rue A 69230 St Genis Laval", "", ["1 rue A", "", "69230", "St Genis Laval", "", ""]),
            ("1 rue A 97200 Fort de France", "", ["1 rue A", "", "97200", "Fort de France", "", ""]),
            ("69001 Lyon", "", ["", "", "69001", "Lyon", "", ""]),
            ("1 rue A, Lyon 69001", "", ["1 rue A", "", "69001", "Lyon", "", ""]),
            ("123 Main St", "Montréal QC H2X 1Y4, Canada", ["123 Main St", "", "H2X 1Y4", "Montréal", "QC", "CA"]),
            ("123, rue A", "Montréal (Québec)  h2x 1y4", ["123, rue A", "", "H2X 1Y4", "Montréal", "QC", "CA"]),
            ("1 rue A, Laval, QC, H7A 1A1", "", ["1 rue A", "", "H7A 1A1", "Laval", "QC", "CA"]),
            ("1 Main St, Boston, MA 02108", "USA", ["1 Main St", "", "02108", "Boston", "MA", "US"]),
            ("Rue Haute 12, B-1000 Bruxelles", "Belgique", ["Rue Haute 12", "", "1000", "Bruxelles", "", "BE"]),
            ("1 rue A, L-1234 Luxembourg", "", ["1 rue A", "", "1234", "Luxembourg", "", "LU"]),
            ("Rue Haute 12, 1000 Bruxelles", "Belgique", ["Rue Haute 12", "", "1000", "Bruxelles", "", "BE"]),
        ] {
            assert_eq!(apart(line1, line2, Country::FRANCE), expected, "{line1} {line2}");
        }
    }

    #[test]
    fn what_names_no_town_stays() {
        for line in [
            "12 rue des Lilas",
            "12345 route de Lyon",
            "Bât 12, Luxembourg",
            "ZA de 1000 pas",
            "1, rue A",
            "CS 40123 Rennes",
        ] {
            assert_eq!(apart(line, "", Country::FRANCE), [line, "", "", "", "", ""], "{line}");
        }
    }

    #[test]
    fn a_town_is_said_once() {
        let address = |line2: &str| AddressForm {
            line1: "1 rue A".into(),
            line2: line2.into(),
            postal_code: "69002".into(),
            city: "Lyon".into(),
            ..AddressForm::default()
        };
        for (line2, expected) in
            [("69002 LYON", ""), ("Bât B, 69002 Lyon", "Bât B"), ("Bât B, 3e étage", "Bât B, 3e étage")]
        {
            let mut found = address(line2);
            take_apart(&mut found, Country::FRANCE);
            assert_eq!(found.line2, expected);
        }
    }
}
