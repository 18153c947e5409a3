//! Countries, provinces, currencies and languages as menus: sorted by their names in the reader's language.

use domain::geo::{Country, Province, provinces_of};
use domain::text::sort_key;
use i18n::geo_names::{self, Entry};

use crate::words::Locale;

/// A menu of codes and names.
pub type Menu = Vec<(String, String)>;

fn sorted(mut menu: Menu) -> Menu {
    menu.sort_by_cached_key(|(_, name)| sort_key(name));
    menu
}

fn named(entries: &[Entry], l: Locale) -> Menu {
    sorted(
        entries
            .iter()
            .map(|(code, fr, en)| ((*code).to_owned(), if l == Locale::fr { *fr } else { *en }.to_owned()))
            .collect(),
    )
}

/// Every country.
pub fn countries(l: Locale) -> Menu {
    named(geo_names::countries(), l)
}

/// Every language.
pub fn languages(l: Locale) -> Menu {
    named(geo_names::languages(), l)
}

/// Every currency: its name, and the code that people know it by.
pub fn currencies(l: Locale) -> Menu {
    named(geo_names::currencies(), l)
        .into_iter()
        .map(|(code, name)| (code.clone(), format!("{name} ({code})")))
        .collect()
}

/// The provinces of a country, by the part of their code that stands in addresses.
pub fn provinces(l: Locale, country: Country) -> Menu {
    let name = |code: &&str| {
        let iso = format!("{}-{code}", country.as_str());
        let name = geo_names::province_name(&iso, l == Locale::fr).unwrap_or(code);
        ((*code).to_owned(), name.to_owned())
    };
    sorted(provinces_of(country).iter().map(name).collect())
}

/// The name of a country.
pub fn country(l: Locale, country: Country) -> &'static str {
    geo_names::country_name(country.as_str(), l == Locale::fr).unwrap_or(country.as_str())
}

/// The name of a province.
pub fn province(l: Locale, province: Province) -> &'static str {
    geo_names::province_name(&province.iso(), l == Locale::fr).unwrap_or_else(|| province.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_are_sorted_as_their_language_sorts() {
        let countries = countries(Locale::fr);
        let place = |code: &str| countries.iter().position(|(other, _)| other == code);
        assert!(place("US") < place("ET") && place("ET") < place("FI"), "accents do not send É behind Z");
        assert!(place("EG") < place("FR"));
        assert_eq!(countries.len(), 249);
    }

    #[test]
    fn provinces_go_by_their_names() {
        let canada = provinces(Locale::fr, Country::CANADA);
        assert_eq!(canada.first().map(|(code, _)| code.as_str()), Some("AB"));
        assert!(canada.contains(&("QC".to_owned(), "Québec".to_owned())));
        assert!(provinces(Locale::fr, Country::FRANCE).is_empty());
    }
}
