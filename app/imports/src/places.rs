//! Names of countries, provinces and languages as files write them, in French and in English.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::geo::{Country, Province};
use domain::text::fold;
use i18n::geo_names::{self, Entry};

/// A country's name in French or English; its code where it has none.
#[must_use]
pub fn country_name(country: Country, french: bool) -> String {
    geo_names::country_name(country.as_str(), french).unwrap_or(country.as_str()).to_owned()
}

type Index = LazyLock<HashMap<String, &'static str>>;

static COUNTRIES: Index = LazyLock::new(|| by_name(geo_names::countries()));
static PROVINCES: LazyLock<HashMap<(&'static str, String), &'static str>> = LazyLock::new(|| {
    let named = |(code, french, english): &Entry| {
        let country = code.split_once('-').map_or(*code, |(country, _)| country);
        [((country, fold(french)), *code), ((country, fold(english)), *code)]
    };
    geo_names::provinces().iter().flat_map(named).collect()
});
static LANGUAGES: Index = LazyLock::new(|| by_name(geo_names::languages()));

fn by_name(entries: &'static [Entry]) -> HashMap<String, &'static str> {
    entries.iter().flat_map(|(code, french, english)| [(fold(french), *code), (fold(english), *code)]).collect()
}

pub(super) fn country(name: &str) -> Option<Country> {
    COUNTRIES.get(&fold(name.trim())).and_then(|code| Country::parse(code).ok())
}

/// Odoo writes « Quebec (CA) ».
pub(super) fn province(country: Country, name: &str) -> Option<String> {
    let name = name.split(" (").next().unwrap_or(name).trim();
    if let Ok(province) = Province::parse(country, name) {
        return Some(province.as_str().to_owned());
    }
    let code = PROVINCES.get(&(country.as_str(), fold(name)))?;
    Province::parse(country, code).ok().map(|province| province.as_str().to_owned())
}

pub(super) fn language(name: &str) -> Option<&'static str> {
    LANGUAGES.get(&fold(name.trim())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_both_languages() {
        for name in ["Allemagne", "GERMANY", "germany "] {
            assert_eq!(country(name).map(Country::as_str), Some("DE"), "{name}");
        }
        assert_eq!(province(Country::CANADA, "Québec").as_deref(), Some("QC"));
        assert_eq!(province(Country::CANADA, "Quebec (CA)").as_deref(), Some("QC"));
        assert_eq!(province(Country::CANADA, "on").as_deref(), Some("ON"));
        assert_eq!(province(Country::FRANCE, "Rhône"), None);
        assert_eq!(language("Français"), Some("fr"));
    }
}
