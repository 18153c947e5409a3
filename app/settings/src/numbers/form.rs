//! The form of what new clients start with.

use domain::clients::number::NumberPattern;
use domain::company::DefaultsForm;
use domain::error::{FieldErrors, Refusal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, CompanySettings};
use crate::form::CheckedForm;
use crate::save::{Meanwhile, MeanwhileAlert, SaveBar, meanwhile};
use kit::error::AppError;
use kit::failure::tell;
use kit::places::{self, ProvinceField};
use kit::ui::{ErrorSummary, FormSection, SelectField, SwitchField, TextField, use_toasts};
use kit::words::{Locale, td_string, words};

fn check(form: &DefaultsForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "number_pattern" => td_string!(l, settings.number_pattern),
        "country" => td_string!(l, settings.default_country),
        "province" => td_string!(l, settings.default_province),
        "prospects" => td_string!(l, settings.prospects),
        "email_required" => td_string!(l, settings.email_required),
        "payment_terms" => td_string!(l, settings.default_terms),
        _ => "",
    }
}

/// The number that the next client gets by a pattern as typed; by the one in force it is known to be free.
fn next_number(typed: &str, in_force: &str, settings: &CompanySettings) -> Option<String> {
    let pattern = NumberPattern::parse(typed).ok()?;
    let same = pattern.to_string() == in_force;
    Some(if same { settings.next_number.clone() } else { pattern.number(settings.next_counter) })
}

/// What new clients start with, to change.
#[component]
pub fn NumbersForm(
    /// The company as it stands.
    settings: CompanySettings,
) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let form = CheckedForm::new(check);
    form.sent_by_shortcut();
    let (shown, terms) = (settings.defaults.clone(), settings.terms.clone());
    let busy = RwSignal::new(false);
    let other = RwSignal::new(None::<Meanwhile>);
    let pattern = RwSignal::new(shown.number_pattern.clone());
    let country = RwSignal::new(shown.country.clone());
    let settings = RwSignal::new(settings);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            let version = settings.with_untracked(|settings| settings.version);
            match api::save_defaults(version, typed.clone()).await {
                Ok(version) => {
                    let next = settings.with_untracked(|now| {
                        next_number(&typed.number_pattern, &now.defaults.number_pattern, now).unwrap_or_default()
                    });
                    settings.update(|now| {
                        now.version = version;
                        now.next_number = next;
                        now.defaults = typed;
                    });
                    other.set(None);
                    toasts.good(td_string!(l, common.saved));
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::company().await {
                    Ok(now) => {
                        let base = settings.with_untracked(|before| before.defaults.clone());
                        other.set(Some(meanwhile(&base, &now.defaults, &typed)));
                        settings.set(now);
                        let filled = form.typed().unwrap_or_default();
                        country.set(filled.country);
                        pattern.set(filled.number_pattern);
                    }
                    Err(error) => tell(l, toasts, &error),
                },
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let preview = move || {
        let now = settings.read();
        let number = next_number(&pattern.read(), &now.defaults.number_pattern, &now);
        number.map(|number| td_string!(l, settings.next_number, number = number).to_string())
    };
    let example = NumberPattern::default();
    let hint = td_string!(l, settings.number_pattern_hint, pattern = example.to_string(), number = example.number(42));
    let summary = form.summary(move |name| label(l, name));
    view! {
        <form class="form" node_ref=form.node novalidate=true on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=summary/>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            <FormSection title=td_string!(l, settings.numbering)>
                <TextField
                    name="number_pattern" label=label(l, "number_pattern") value=shown.number_pattern hint
                    required=true maxlength=28 class="w-md" input_class="mono" autocomplete="off"
                    error=form.error("number_pattern")
                    on_input=Callback::new(move |typed| pattern.set(typed)) on_blur=form.left("number_pattern")
                />
                <output class="strong" for="number_pattern">{preview}</output>
            </FormSection>
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
            <SaveBar busy/>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use domain::company::ProfileForm;

    use super::*;

    #[test]
    fn the_next_number_follows_the_pattern_being_typed() {
        let settings = CompanySettings {
            version: 1,
            profile: ProfileForm::default(),
            defaults: DefaultsForm::default(),
            time_zone: "Europe/Paris".into(),
            terms: Vec::new(),
            next_counter: 43,
            next_number: "C-00050".into(),
        };
        // 43 to 49 are taken in the pattern in force, which the server has seen.
        assert_eq!(next_number("C-{00000}", "C-{00000}", &settings).as_deref(), Some("C-00050"));
        assert_eq!(next_number("CLI{000}", "C-{00000}", &settings).as_deref(), Some("CLI043"));
        assert_eq!(next_number("C-", "C-{00000}", &settings), None);
    }
}
