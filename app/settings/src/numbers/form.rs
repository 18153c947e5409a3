//! The form of how records are numbered, and of what new clients start with.

use domain::company::DefaultsForm;
use domain::error::Refusal;
use domain::numbers::Series;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::documents::{DocumentNumbers, series_of};
use super::series::{SeriesSection, given_words, next_number, pattern_words};
use super::typed::Typed;
use crate::api::{self, CompanySettings};
use crate::form::CheckedForm;
use crate::save::{Meanwhile, MeanwhileAlert, SaveBar, meanwhile};
use kit::error::AppError;
use kit::failure::tell;
use kit::places::{self, ProvinceField};
use kit::ui::{ErrorSummary, FormSection, SelectField, SwitchField, use_toasts};
use kit::words::{Locale, series_name, td_string, words};

fn label(l: Locale, name: &str) -> &'static str {
    let of_series = |series: &&Series| [series.pattern_input(), series.given_input()].contains(&name);
    if let Some(series) = Series::ALL.iter().find(of_series) {
        return if name == series.pattern_input() { pattern_words(l, *series) } else { given_words(l, *series) };
    }
    if let Some(series) = series_of(name) {
        return series_name(l, series);
    }
    default_label(l, name).unwrap_or_default()
}

/// What a value that new clients start with is called, by the name of its input.
pub fn default_label(l: Locale, name: &str) -> Option<&'static str> {
    Some(match name {
        "country" => td_string!(l, settings.default_country),
        "province" => td_string!(l, settings.default_province),
        "prospects" => td_string!(l, settings.prospects),
        "email_required" => td_string!(l, settings.email_required),
        "payment_terms" => td_string!(l, settings.default_terms),
        _ => return None,
    })
}

/// Both of them, to change.
#[component]
pub fn SettingsForm(
    /// The company as it stands.
    settings: CompanySettings,
) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let form = CheckedForm::new(Typed::check);
    form.sent_by_shortcut();
    let (shown, terms) = (Typed::of(&settings), settings.terms.clone());
    let busy = RwSignal::new(false);
    let other = RwSignal::new(None::<Meanwhile>);
    // What stands in the inputs, where something is shown of it.
    let typed = RwSignal::new(shown.clone());
    let country = RwSignal::new(shown.defaults.country.clone());
    let settings = RwSignal::new(settings);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(sent) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            let version = settings.with_untracked(|settings| settings.version);
            let Typed { defaults, numbers, documents } = sent.clone();
            match api::save_defaults(version, defaults, numbers, documents).await {
                Ok(version) => {
                    settings.update(|now| kept(now, version, sent));
                    other.set(None);
                    toasts.good(td_string!(l, common.saved));
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::company().await {
                    Ok(now) => {
                        let base = settings.with_untracked(Typed::of);
                        other.set(Some(meanwhile(&base, &Typed::of(&now), &sent)));
                        settings.set(now);
                        let filled = form.typed().unwrap_or_default();
                        country.set(filled.defaults.country.clone());
                        typed.set(filled);
                    }
                    Err(error) => tell(l, toasts, &error),
                },
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let summary = form.summary(move |name| label(l, name));
    let section = |series: &Series| view! { <SeriesSection series=*series form typed settings/> };
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=summary/>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            {Series::ALL.iter().map(section).collect_view()}
            <DocumentNumbers form typed settings/>
            <Defaults form shown=shown.defaults terms country/>
            <SaveBar busy/>
        </form>
    }
}

/// What was sent is in force.
fn kept(now: &mut CompanySettings, version: i32, sent: Typed) {
    for &series in Series::ALL {
        let number = next_number(series, &sent.numbers, now).unwrap_or_default();
        if let Some(next) = now.next.get_mut(&series) {
            next.number = number;
        }
    }
    (now.version, now.defaults) = (version, sent.defaults);
    (now.numbers, now.documents) = (sent.numbers, sent.documents);
}

/// What new clients start with.
#[component]
fn Defaults(
    form: CheckedForm<Typed>,
    shown: DefaultsForm,
    terms: Vec<(String, String)>,
    country: RwSignal<String>,
) -> impl IntoView {
    let l = words();
    view! {
        <FormSection title=td_string!(l, settings.defaults)>
            <div class="form-grid cols-2">
                <SelectField
                    name="country" label=label(l, "country") options=places::countries(l) value=shown.country
                    required=true error=form.error("country")
                    on_change=Callback::new(move |code| country.set(code))
                />
                <ProvinceField label=label(l, "province") country value=shown.province error=form.error("province")/>
            </div>
            <SelectField
                name="payment_terms" label=label(l, "payment_terms") options=terms value=shown.payment_terms
                empty_label=td_string!(l, settings.no_default_terms) class="w-md" error=form.error("payment_terms")
            />
            <SwitchField
                name="prospects" label=label(l, "prospects") hint=td_string!(l, settings.prospects_hint)
                checked=!shown.prospects.is_empty() at_end=true
            />
            <SwitchField
                name="email_required" label=label(l, "email_required") hint=td_string!(l, settings.email_required_hint)
                checked=!shown.email_required.is_empty() at_end=true
            />
        </FormSection>
    }
}
