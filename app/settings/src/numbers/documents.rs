//! How documents are numbered, series by series.

use chrono::NaiveDate;
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{Inputs, Scheme, SeriesForm, upcoming};
use domain::numbers::DatedPattern;
use domain::subject::Subject;
use leptos::prelude::*;

use super::typed::Typed;
use crate::api::CompanySettings;
use crate::form::CheckedForm;
use kit::bootstrap::uses;
use kit::ui::{FieldGroup, FormSection, InputKind, SwitchField, TextField};
use kit::words::{Locale, series_name, td_string, today, words};

/// Whose input it is.
pub fn series_of(name: &str) -> Option<DocumentSeries> {
    let is_its = |series: &&DocumentSeries| {
        let Inputs { pattern, restarts, last_counter, last_on } = series.inputs();
        [pattern, restarts, last_counter, last_on].contains(&name)
    };
    DocumentSeries::ALL.iter().find(is_its).copied()
}

/// How many numbers are shown before they are given.
const SHOWN: usize = 3;

/// The numbers that a series gives next by what is typed, in words. Nothing while that is wrong.
fn next_numbers(
    l: Locale,
    series: DocumentSeries,
    typed: &SeriesForm,
    settings: &CompanySettings,
    today: NaiveDate,
) -> Option<String> {
    let said = typed.settings(series).ok()?;
    let last = settings.given.get(&series).copied().or(said.start);
    let (numbers, first) = upcoming(series, &said.scheme, last, today, SHOWN);
    let numbers = Some(numbers.join(", ")).filter(|numbers| !numbers.is_empty())?;
    Some(match first {
        Some(first) => td_string!(l, settings.series_next_year, numbers = numbers, first = first).to_string(),
        None => td_string!(l, settings.series_next, numbers = numbers).to_string(),
    })
}

/// All series, one under the other.
#[component]
pub fn DocumentNumbers(
    /// The form that they are a part of.
    form: CheckedForm<Typed>,
    /// What stands in its inputs.
    typed: RwSignal<Typed>,
    /// The company as it stands.
    settings: RwSignal<CompanySettings>,
) -> impl IntoView {
    let l = words();
    let braces = td_string!(l, settings.series_pattern_hint, max = Scheme::MAX_LENGTH.to_string()).to_string();
    // What is hidden is sent as it stands: numbers go on where they were once a module is used again.
    let group = move |series: &DocumentSeries| {
        view! { <div hidden=!uses(listed(*series))><SeriesGroup series=*series form typed settings/></div> }
    };
    view! {
        <FormSection
            title=td_string!(l, settings.document_numbers) description=td_string!(l, settings.document_numbers_text)
        >
            <p class="field-hint">{braces}</p>
            {DocumentSeries::ALL.iter().map(group).collect_view()}
        </FormSection>
    }
}

/// The list that shows the documents of a series.
const fn listed(series: DocumentSeries) -> Subject {
    match series {
        DocumentSeries::Quote | DocumentSeries::Proforma => Subject::Quote,
        DocumentSeries::Order => Subject::Order,
        DocumentSeries::DeliveryNote => Subject::DeliveryNote,
        DocumentSeries::Invoice => Subject::Invoice,
        DocumentSeries::CreditNote => Subject::CreditNote,
    }
}

/// One series: its pattern, its counter, where it goes on behind another program, and the numbers that come next.
#[component]
fn SeriesGroup(
    series: DocumentSeries,
    form: CheckedForm<Typed>,
    typed: RwSignal<Typed>,
    settings: RwSignal<CompanySettings>,
) -> impl IntoView {
    let (l, today) = (words(), today());
    let longest = u32::try_from(DatedPattern::MAX).unwrap_or(u32::MAX);
    let Inputs { pattern, restarts, .. } = series.inputs();
    let read = Callback::new(move |_: String| typed.set(form.typed().unwrap_or_default()));
    // Whether the pattern needs the year follows from the switch.
    let switched = Callback::new(move |_: bool| {
        read.run(String::new());
        form.check(pattern);
    });
    let (value, is_on) = typed.with_untracked(|typed| {
        let of = &typed.documents;
        (of.typed(pattern).to_owned(), !of.typed(restarts).is_empty())
    });
    let preview =
        move || settings.with(|now| next_numbers(l, series, &typed.read().documents, now, today)).unwrap_or_default();
    view! {
        <FieldGroup legend=series_name(l, series) boxed=true>
            <div class="form-grid cols-3">
                <TextField
                    name=pattern label=td_string!(l, settings.series_pattern) value required=true
                    maxlength=longest input_class="mono" autocomplete="off"
                    error=form.error(pattern) on_input=read on_blur=form.left(pattern)
                />
                <Beginning series form typed settings read/>
            </div>
            <SwitchField
                name=restarts label=td_string!(l, settings.series_restarts) checked=is_on at_end=true on_change=switched
            />
            <output class="strong" for=pattern>{preview}</output>
        </FieldGroup>
    }
}

/// The last number of another program and its day, to type until the series has given a number; then as they are, if there are any.
#[component]
fn Beginning(
    series: DocumentSeries,
    form: CheckedForm<Typed>,
    typed: RwSignal<Typed>,
    settings: RwSignal<CompanySettings>,
    read: Callback<String>,
) -> impl IntoView {
    let l = words();
    let Inputs { last_counter, last_on, .. } = series.inputs();
    let [counter, day] =
        typed.with_untracked(|typed| [last_counter, last_on].map(|input| typed.documents.typed(input).to_owned()));
    let has_given = settings.with_untracked(|now| now.given.contains_key(&series));
    (!has_given || !counter.is_empty()).then(|| {
        let hint =
            if has_given { td_string!(l, settings.series_last_kept) } else { td_string!(l, settings.series_last_hint) };
        view! {
            <TextField
                name=last_counter label=td_string!(l, settings.series_last) value=counter hint readonly=has_given
                maxlength=32 input_class="mono" autocomplete="off" error=form.error(last_counter)
                on_input=read on_blur=form.left(last_counter)
            />
            <TextField
                name=last_on label=td_string!(l, settings.series_last_on) value=day kind=InputKind::Date
                readonly=has_given error=form.error(last_on) on_input=read on_blur=form.left(last_on)
            />
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::billing::number::Last;
    use domain::company::{AddressServiceForm, DefaultsForm, ProfileForm};
    use domain::numbers::NumbersForm;

    use super::*;

    fn typed(text: &str) -> SeriesForm {
        serde_json::from_str(text).unwrap()
    }

    fn settings(given: BTreeMap<DocumentSeries, Last>) -> CompanySettings {
        CompanySettings {
            version: 1,
            profile: ProfileForm::default(),
            defaults: DefaultsForm::default(),
            address_service: AddressServiceForm::default(),
            shows_map: false,
            logo: None,
            time_zone: "Europe/Paris".into(),
            terms: Vec::new(),
            numbers: NumbersForm::default(),
            next: BTreeMap::new(),
            documents: SeriesForm::default(),
            given,
            sold: domain::billing::regime::DistanceSold::default(),
        }
    }

    #[test]
    fn the_next_numbers_follow_what_is_typed_and_what_was_given() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let words = |text: &str, given: &CompanySettings| {
            next_numbers(Locale::en, DocumentSeries::Invoice, &typed(text), given, today)
        };
        let none = settings(BTreeMap::new());
        let said = words(r#"{"invoice_pattern":"F{00}"}"#, &none).unwrap();
        assert!(said.ends_with("F01, F02, F03"), "{said}");
        let elsewhere = r#"{"invoice_pattern":"F-{YYYY}-{000}","invoice_restarts":"true",
            "invoice_last_counter":"52","invoice_last_on":"2026-11-03"}"#;
        let said = words(elsewhere, &none).unwrap();
        assert!(said.contains("F-2026-053, F-2026-054, F-2026-055") && said.contains("F-2027-001"), "{said}");
        let given = settings(BTreeMap::from([(DocumentSeries::Invoice, Last { counter: 99, issued_on: today })]));
        assert!(words(elsewhere, &given).unwrap().contains("F-2026-100"));
        for wrong in [r#"{"invoice_pattern":"F{00}","invoice_restarts":"true"}"#, r#"{"invoice_pattern":"F"}"#] {
            assert_eq!(words(wrong, &none), None);
        }
    }

    #[test]
    fn an_input_says_whose_it_is() {
        assert_eq!(series_of("delivery_note_last_on"), Some(DocumentSeries::DeliveryNote));
        assert_eq!(series_of("client_pattern"), None);
    }
}
