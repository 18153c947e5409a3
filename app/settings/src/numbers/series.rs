//! How the records of one series are numbered.

use domain::numbers::{NumberPattern, NumbersForm, Series};
use leptos::prelude::*;

use super::typed::Typed;
use crate::api::CompanySettings;
use crate::form::CheckedForm;
use kit::ui::{FormSection, SwitchField, TextField};
use kit::words::{Locale, td_string, words};

fn title(l: Locale, series: Series) -> &'static str {
    match series {
        Series::Client => td_string!(l, settings.numbering),
        Series::Product => td_string!(l, settings.references),
    }
}

/// What its pattern is called.
pub fn pattern_words(l: Locale, series: Series) -> &'static str {
    match series {
        Series::Client => td_string!(l, settings.number_pattern),
        Series::Product => td_string!(l, settings.reference_pattern),
    }
}

/// What switches it on.
pub fn given_words(l: Locale, series: Series) -> &'static str {
    match series {
        // They have numbers whatever one wants.
        Series::Client => "",
        Series::Product => td_string!(l, settings.references_given),
    }
}

fn next_words(l: Locale, series: Series, number: String) -> String {
    match series {
        Series::Client => td_string!(l, settings.next_number, number = number).to_string(),
        Series::Product => td_string!(l, settings.next_reference, number = number).to_string(),
    }
}

/// The number that the next record gets by a pattern as typed; by the one in force it is known to be free. Nothing where none is given.
pub fn next_number(series: Series, typed: &NumbersForm, settings: &CompanySettings) -> Option<String> {
    let pattern = NumberPattern::parse(typed.pattern(series)).ok().filter(|_| typed.is_given(series))?;
    let next = settings.next.get(&series)?;
    let is_same = pattern.to_string() == settings.numbers.pattern(series);
    Some(if is_same { next.number.clone() } else { pattern.number(next.counter) })
}

/// Its pattern, whether numbers are given, and the next one.
#[component]
pub fn SeriesSection(
    /// Which.
    series: Series,
    /// The form that it is a part of.
    form: CheckedForm<Typed>,
    /// What stands in its inputs.
    typed: RwSignal<Typed>,
    /// The company as it stands.
    settings: RwSignal<CompanySettings>,
) -> impl IntoView {
    let l = words();
    let name = series.pattern_input();
    let shown = typed.with_untracked(|typed| typed.numbers.clone());
    let example = series.usual().pattern;
    let hint = td_string!(l, settings.number_pattern_hint, pattern = example.to_string(), number = example.number(42));
    let read = Callback::new(move |_: String| typed.set(form.typed().unwrap_or_default()));
    let switch = (!series.is_always()).then(|| {
        view! {
            <SwitchField
                name=series.given_input() label=given_words(l, series) hint=td_string!(l, settings.references_given_hint)
                checked=shown.is_given(series) at_end=true on_change=Callback::new(move |_| read.run(String::new()))
            />
        }
    });
    let preview = move || {
        settings.with(|now| next_number(series, &typed.read().numbers, now)).map(|number| next_words(l, series, number))
    };
    view! {
        <FormSection title=title(l, series)>
            {switch}
            <TextField
                name label=pattern_words(l, series) value=shown.pattern(series).to_owned() hint
                required=true maxlength=28 class="w-md" input_class="mono" autocomplete="off"
                error=form.error(name) on_input=read on_blur=form.left(name)
            />
            <output class="strong" for=name>{preview}</output>
        </FormSection>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::company::{DefaultsForm, ProfileForm};

    use super::*;
    use crate::api::Next;

    fn typed(text: &str) -> NumbersForm {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_next_number_follows_the_pattern_being_typed() {
        let settings = CompanySettings {
            version: 1,
            profile: ProfileForm::default(),
            defaults: DefaultsForm::default(),
            address_service: domain::company::AddressServiceForm::default(),
            shows_map: false,
            logo: None,
            time_zone: "Europe/Paris".into(),
            terms: Vec::new(),
            numbers: typed(r#"{"client_pattern":"C-{00000}","product_pattern":"P-{00000}"}"#),
            next: BTreeMap::from([
                (Series::Client, Next { counter: 43, number: "C-00050".into() }),
                (Series::Product, Next { counter: 1, number: "P-00001".into() }),
            ]),
            documents: domain::billing::number::SeriesForm::default(),
            given: BTreeMap::new(),
            sold: domain::billing::regime::DistanceSold::default(),
        };
        // 43 to 49 are taken in the pattern in force, which the server has seen.
        assert_eq!(next_number(Series::Client, &settings.numbers, &settings).as_deref(), Some("C-00050"));
        let other = typed(r#"{"client_pattern":"CLI{000}","product_pattern":"P-{00000}","product_given":"on"}"#);
        assert_eq!(next_number(Series::Client, &other, &settings).as_deref(), Some("CLI043"));
        assert_eq!(next_number(Series::Client, &typed(r#"{"client_pattern":"C-"}"#), &settings), None);
        assert_eq!(next_number(Series::Product, &settings.numbers, &settings), None, "none is given");
        assert_eq!(next_number(Series::Product, &other, &settings).as_deref(), Some("P-00001"));
    }
}
