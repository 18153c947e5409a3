//! Countries, provinces, currencies and languages to choose from, by their names in the reader's language.

use domain::geo::{Country, provinces_of};
use domain::text::sort_key;
use i18n::geo_names;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::ui::SelectField;
use crate::words::{Locale, td_string, words};

/// A country to choose.
#[component]
pub fn CountrySelect(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What the country is of.
    #[prop(into)]
    label: TextProp,
    /// The code chosen at first.
    #[prop(optional, into)]
    value: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether one must be chosen; otherwise « none » is offered.
    #[prop(optional)]
    required: bool,
    /// What browsers may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Runs with the code chosen.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let options = named(geo_names::countries(), |_| true);
    choice(Choice { name, label, options, value, error, required, autocomplete, on_change, class })
}

/// A province of a country, where its addresses carry one; elsewhere nothing is shown and nothing is sent.
#[component]
pub fn ProvinceSelect(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What the province is of.
    #[prop(into)]
    label: TextProp,
    /// The country's code, as chosen beside it.
    #[prop(into)]
    country: Signal<String>,
    /// The code chosen at first, without its country (`QC`).
    #[prop(optional, into)]
    value: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What browsers may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Runs with the code chosen.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    // Only another country draws the list again.
    let country = Memo::new(move |_| Country::parse(&country.read()).ok());
    move || {
        let country = country.get().filter(|country| country.has_provinces())?;
        let options = provinces(country);
        let (name, label, value) = (name.clone(), label.clone(), value.clone());
        let required = false;
        Some(choice(Choice { name, label, options, value, error, required, autocomplete, on_change, class }))
    }
}

/// A currency to choose, by its code and name.
#[component]
pub fn CurrencySelect(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What the currency is of.
    #[prop(into)]
    label: TextProp,
    /// The code chosen at first.
    #[prop(optional, into)]
    value: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether one must be chosen; otherwise « none » is offered.
    #[prop(optional)]
    required: bool,
    /// Runs with the code chosen.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let mut options = named(geo_names::currencies(), |_| true);
    for (code, words) in &mut options {
        *words = format!("{words} ({code})");
    }
    choice(Choice { name, label, options, value, error, required, autocomplete: None, on_change, class })
}

/// Which languages are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// All of ISO 639-1: what a client may be written to in.
    #[default]
    All,
    /// Those that the product speaks.
    Spoken,
}

/// A language to choose.
#[component]
pub fn LanguageSelect(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What the language is of.
    #[prop(into)]
    label: TextProp,
    /// The code chosen at first.
    #[prop(optional, into)]
    value: String,
    /// Which are offered.
    #[prop(optional)]
    offered: Languages,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether one must be chosen; otherwise « none » is offered.
    #[prop(optional)]
    required: bool,
    /// Runs with the code chosen.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let spoken = |code: &str| domain::format::Language::parse(code).is_ok_and(|language| language.as_str() == code);
    let options = named(geo_names::languages(), |code| offered == Languages::All || spoken(code));
    choice(Choice { name, label, options, value, error, required, autocomplete: None, on_change, class })
}

struct Choice {
    name: String,
    label: TextProp,
    options: Vec<(String, String)>,
    value: String,
    error: Signal<Option<String>>,
    required: bool,
    autocomplete: Option<&'static str>,
    on_change: Option<Callback<String>>,
    class: &'static str,
}

fn choice(it: Choice) -> AnyView {
    let empty = if it.required { None } else { Some(TextProp::from(td_string!(words(), settings.no_choice))) };
    // The kit's optional attributes cannot be handed on as options, hence the closures that stand in for them.
    let changed = Callback::new(move |value: String| {
        if let Some(run) = it.on_change {
            run.run(value);
        }
    });
    let autocomplete = it.autocomplete.unwrap_or("off");
    match empty {
        None => view! {
            <SelectField
                name=it.name label=it.label options=it.options value=it.value error=it.error class=it.class
                required=true autocomplete on_change=changed
            />
        }
        .into_any(),
        Some(empty_label) => view! {
            <SelectField
                name=it.name label=it.label options=it.options value=it.value error=it.error class=it.class
                empty_label autocomplete on_change=changed
            />
        }
        .into_any(),
    }
}

/// Codes and names in the language of the page, in the order of the names.
fn named(entries: &[geo_names::Entry], offered: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let french = words() == Locale::fr;
    let offered = entries.iter().filter(|(code, _, _)| offered(code));
    by_name(offered.map(|(code, fr, en)| ((*code).to_owned(), if french { *fr } else { *en }.to_owned())).collect())
}

fn provinces(country: Country) -> Vec<(String, String)> {
    let french = words() == Locale::fr;
    let name = |code: &&str| {
        let iso = format!("{country}-{code}");
        ((*code).to_owned(), geo_names::province_name(&iso, french).unwrap_or(code).to_owned())
    };
    by_name(provinces_of(country).iter().map(name).collect())
}

fn by_name(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.sort_by_cached_key(|(_, name)| sort_key(name));
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_people_look_for_them() {
        let countries = named(geo_names::countries(), |_| true);
        let at = |code: &str| countries.iter().position(|(known, _)| known == code);
        // Without a page the words are French: « Émirats arabes unis » stands between Égypte and Équateur.
        assert!(at("EG") < at("AE") && at("AE") < at("EC") && at("EC") < at("FR"));
    }

    #[test]
    fn provinces_are_named_and_belong_to_their_country() {
        assert!(provinces(Country::CANADA).contains(&("QC".into(), "Québec".into())));
        assert!(provinces(Country::FRANCE).is_empty());
    }
}
