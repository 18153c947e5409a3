//! Countries, provinces, currencies and languages as menus: sorted by their names in the reader's language.

use domain::format::Language;
use domain::geo::{Country, LanguageCode, Province, provinces_of};
use domain::text::sort_key;
use i18n::geo_names::{self, Entry};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::ui::SelectField;
use crate::words::{Locale, td_string, words};

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

/// The name of a language by its code; the code itself for what is none.
pub fn language(l: Locale, code: &str) -> String {
    geo_names::language_name(code, l == Locale::fr).unwrap_or(code).to_owned()
}

/// The languages that are offered, in their order, and behind them the one that is held already.
pub fn offered_languages(l: Locale, offered: &[LanguageCode], held: &str) -> Menu {
    let mut codes: Vec<&str> = offered.iter().map(|code| code.as_str()).collect();
    if !held.is_empty() && !codes.contains(&held) {
        codes.push(held);
    }
    codes.into_iter().map(|code| (code.to_owned(), language(l, code))).collect()
}

/// French first, English beside it.
const SPOKEN: [Language; 2] = [Language::French, Language::English];

/// The languages that the product speaks.
pub fn spoken_languages(l: Locale) -> Menu {
    SPOKEN.iter().map(|spoken| (spoken.as_str().to_owned(), language(l, spoken.as_str()))).collect()
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

/// A province of a country, where its addresses carry one; elsewhere nothing is shown and nothing is sent.
#[component]
pub fn ProvinceField(
    /// What the province is of.
    #[prop(into)]
    label: TextProp,
    /// The country's code, as chosen beside it.
    #[prop(into)]
    country: Signal<String>,
    /// The code chosen at first, without its country (`QC`).
    #[prop(into)]
    value: String,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let l = words();
    // Only another country draws the list again.
    let country = Memo::new(move |_| Country::parse(&country.read()).ok());
    move || {
        let country = country.get().filter(|country| country.has_provinces())?;
        let (label, value) = (label.clone(), value.clone());
        let none = td_string!(l, settings.no_choice);
        let options = provinces(l, country);
        Some(view! { <SelectField name="province" label options value empty_label=none error/> })
    }
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
        let spoken: Vec<String> = spoken_languages(Locale::fr).into_iter().map(|(code, _)| code).collect();
        assert_eq!(spoken, ["fr", "en"]);
    }

    #[test]
    fn every_language_has_a_name_and_no_other_has() {
        let named: Vec<&str> = geo_names::languages().iter().map(|(code, ..)| *code).collect();
        assert_eq!(LanguageCode::all().map(LanguageCode::as_str).collect::<Vec<_>>(), named);
        let languages = languages(Locale::en);
        assert!(languages.is_sorted_by_key(|(_, name)| sort_key(name)));
    }

    #[test]
    fn a_language_that_is_held_stands_behind_those_offered() {
        let offered = [LanguageCode::FRENCH, LanguageCode::ENGLISH];
        let codes = |held: &str| {
            let menu = offered_languages(Locale::fr, &offered, held);
            menu.into_iter().map(|(code, name)| format!("{code} {name}")).collect::<Vec<_>>()
        };
        assert_eq!(codes(""), ["fr Français", "en Anglais"]);
        assert_eq!(codes("en"), codes(""));
        assert_eq!(codes("de"), ["fr Français", "en Anglais", "de Allemand"]);
        assert_eq!(codes("elfique")[2], "elfique elfique", "what an older file brought in");
    }

    #[test]
    fn provinces_go_by_their_names() {
        let canada = provinces(Locale::fr, Country::CANADA);
        assert_eq!(canada.first().map(|(code, _)| code.as_str()), Some("AB"));
        assert!(canada.contains(&("QC".to_owned(), "Québec".to_owned())));
        assert!(provinces(Locale::fr, Country::FRANCE).is_empty());
    }
}
