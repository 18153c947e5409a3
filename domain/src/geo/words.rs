//! What people and programs call countries and provinces beside their names: codes of three letters, other languages, who lives there,
//! regions that everybody takes for the whole.

mod africa;
mod americas;
mod asia;
mod departments;
mod europe;
mod oceania;
mod provinces;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Country, Province, is_french_territory};
use crate::text::fold;

/// A country's code, its code of three letters (ISO 3166-1 alpha-3) in lower case, and what it is called, as [`key`] makes it.
type Called = (&'static str, &'static str, &'static [&'static str]);

/// Words that say nothing of which country is meant.
const BESIDE: [&str; 13] = ["the", "la", "le", "les", "l", "et", "and", "of", "de", "du", "des", "d", "da"];

/// Words for the form of a country in its full name.
#[rustfmt::skip]
const FORMS: [&str; 32] = [
    "republic", "republique", "kingdom", "royaume", "state", "states", "etat", "etats", "commonwealth", "principality", "principaute", "sultanate",
    "sultanat", "union", "federation", "federal", "federale", "federative", "democratic", "democratique", "people", "s", "populaire", "socialist",
    "socialiste", "islamic", "islamique", "hashemite", "independent", "eastern", "united", "confederation",
];

static COUNTRIES: LazyLock<HashMap<&'static str, Country>> = LazyLock::new(|| {
    let all = [africa::AFRICA, americas::AMERICAS, asia::ASIA, europe::EUROPE, oceania::OCEANIA];
    let words = |(code, three, words): &'static Called| {
        let country = Country::parse(code).ok();
        words.iter().chain([three]).filter_map(move |word| Some((*word, country?)))
    };
    all.into_iter().flatten().flat_map(words).collect()
});

/// The country that is meant, and the province where one was named in its place: « Royaume Uni », « FRA », « U.S.A. », « Belge »,
/// « France (FR) », « Québec ».
#[must_use]
pub fn country(called: &str) -> Option<(Country, Option<Province>)> {
    let alone = |called: &str| whole(called).map(|country| (country, None));
    let canadian = || Some((Country::CANADA, Some(canadian(&key(called))?)));
    alone(called).or_else(canadian).or_else(|| in_parts(called).map(|country| (country, None)))
}

fn whole(called: &str) -> Option<Country> {
    let key = key(called);
    let known = |key: &str| COUNTRIES.get(key).copied();
    let coded = || Country::parse(called).ok();
    let joined = || is_spelled(&key).then(|| known(&key.replace(' ', ""))).flatten();
    let short = || is_spelled(&key).then(|| Country::parse(&key.replace(' ', "")).ok()).flatten();
    let formal = || known(&without_form(&key)?);
    coded().or_else(|| known(&key)).or_else(joined).or_else(short).or_else(formal)
}

/// Without what a country's full name says of its form: « Republic of Poland », « Royaume du Danemark »; nothing where it says none.
fn without_form(key: &str) -> Option<String> {
    let words: Vec<&str> = key.split(' ').filter(|word| !FORMS.contains(word)).collect();
    let name = words.join(" ");
    (!name.is_empty() && name.len() < key.len()).then_some(name)
}

/// « FR - France », « Belgique / België », « Iran, Islamic Republic of »: the parts that say a country say the same one.
fn in_parts(called: &str) -> Option<Country> {
    let parts = called.split(['(', ')', '/', ',', ';', '|', '[', ']']).flat_map(|part| part.split(" - "));
    let found = parts.map(str::trim).filter(|part| part.chars().count() > 1).filter_map(whole);
    found
        .fold(None, |known, country| match known {
            None => Some(Ok(country)),
            // « Guadeloupe, France » is the territory.
            Some(Ok(Country::FRANCE)) if is_french_territory(country) => Some(Ok(country)),
            Some(Ok(known)) if known == country || is_french_territory(known) && country == Country::FRANCE => {
                Some(Ok(known))
            }
            Some(_) => Some(Err(())),
        })?
        .ok()
}

/// The province of a country: its code, with dots between its letters or not, or what it is called in Canada.
#[must_use]
pub fn province(country: Country, called: &str) -> Option<Province> {
    let called = called.split(" (").next().unwrap_or(called);
    let key = key(called);
    let of_canada = || if country == Country::CANADA { canadian(&key) } else { None };
    Province::parse(country, called)
        .or_else(|_| Province::parse(country, &key.replace(' ', "")))
        .ok()
        .or_else(of_canada)
}

fn canadian(key: &str) -> Option<Province> {
    let joined = key.replace(' ', "");
    let is_it = |(_, words): &&(&str, &[&str])| words.iter().any(|word| *word == key || *word == joined);
    let (code, _) = provinces::CANADIAN.iter().find(is_it)?;
    Province::parse(Country::CANADA, code).ok()
}

/// Whether a region or a department of France says no more than the postal code beside it.
#[must_use]
pub fn is_said_by_code(called: &str, postal_code: &str) -> bool {
    let postal_code = postal_code.trim();
    let of_department = |code: &str| match code {
        "2A" | "2B" => postal_code.starts_with("20"),
        code => postal_code.starts_with(code),
    };
    let code = called.trim().to_uppercase();
    let is_code = matches!(code.len(), 1..=3) && code.starts_with(|c: char| c.is_ascii_digit());
    if is_code {
        return of_department(&format!("{code:0>2}"));
    }
    let key = key(called);
    match departments::DEPARTMENTS.iter().find(|(_, name)| *name == key) {
        Some((code, _)) => of_department(code),
        None => !postal_code.is_empty() && whole(called) == Some(Country::FRANCE),
    }
}

/// What a name is compared by: its words without accents, articles and the like.
fn key(called: &str) -> String {
    let folded = fold(called);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(saint);
    let words: Vec<&str> = words.collect();
    let spelled = words.iter().all(|word| word.chars().count() == 1);
    let kept: Vec<&str> = words.iter().copied().filter(|word| spelled || !BESIDE.contains(word)).collect();
    // « AND » is Andorra.
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

fn saint(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    }
}

/// Letters apart: « U.S.A. ».
fn is_spelled(key: &str) -> bool {
    key.contains(' ') && key.split(' ').all(|word| word.chars().count() == 1)
}

#[cfg(test)]
mod tests;
