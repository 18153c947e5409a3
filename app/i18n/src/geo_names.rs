//! Names of countries, provinces, currencies and languages in French and English.
//!
//! Generated from Unicode CLDR and the iso-codes project, so that they are the names people know from other software.
//! Tables rather than translation keys: 800 names would drown the words of the product, and none is ever rewritten.

mod countries;
mod currencies;
mod languages;
mod provinces;

/// A code with its French and its English name.
pub type Entry = (&'static str, &'static str, &'static str);

/// Countries by ISO 3166-1 code, sorted by code.
pub fn countries() -> &'static [Entry] {
    countries::COUNTRIES
}

/// Provinces by ISO 3166-2 code (`CA-QC`), sorted by code.
pub fn provinces() -> &'static [Entry] {
    provinces::PROVINCES
}

/// Currencies by ISO 4217 code, sorted by code.
pub fn currencies() -> &'static [Entry] {
    currencies::CURRENCIES
}

/// Languages by ISO 639-1 code, sorted by code.
pub fn languages() -> &'static [Entry] {
    languages::LANGUAGES
}

/// The name of a country; nothing for a code that names none.
pub fn country_name(code: &str, french: bool) -> Option<&'static str> {
    find(countries::COUNTRIES, code, french)
}

/// The name of a province by its whole code, `CA-QC`.
pub fn province_name(iso: &str, french: bool) -> Option<&'static str> {
    find(provinces::PROVINCES, iso, french)
}

/// The name of a currency.
pub fn currency_name(code: &str, french: bool) -> Option<&'static str> {
    find(currencies::CURRENCIES, code, french)
}

/// The name of a language.
pub fn language_name(code: &str, french: bool) -> Option<&'static str> {
    find(languages::LANGUAGES, code, french)
}

fn find(entries: &'static [Entry], code: &str, french: bool) -> Option<&'static str> {
    let at = entries.binary_search_by_key(&code, |(known, _, _)| known).ok()?;
    let (_, fr, en) = entries[at];
    Some(if french { fr } else { en })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_set_as_a_printer_would() {
        let tables = [countries(), provinces(), currencies(), languages()];
        let mut names = tables.into_iter().flatten().flat_map(|(_, fr, en)| [fr, en]);
        assert_eq!(names.find(|name| name.contains('\'')), None);
    }

    #[test]
    fn tables_are_sorted_so_that_each_code_is_found() {
        for table in [countries(), provinces(), currencies(), languages()] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
            assert!(table.iter().all(|(code, fr, en)| !code.is_empty() && !fr.is_empty() && !en.is_empty()));
        }
        assert_eq!(countries().len(), 249);
    }

    #[test]
    fn names_things_in_both_languages() {
        assert_eq!(country_name("DE", true), Some("Allemagne"));
        assert_eq!(country_name("DE", false), Some("Germany"));
        assert_eq!(province_name("CA-QC", true), Some("Québec"));
        assert_eq!(currency_name("EUR", false), Some("Euro"));
        assert_eq!(language_name("fr", true), Some("Français"));
        assert_eq!(country_name("XX", true), None);
    }
}
