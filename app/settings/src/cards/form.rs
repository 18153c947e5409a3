//! The settings of payment by card. Nobody is ever shown a key.

use domain::cards::CardForm;
use domain::error::{FieldErrors, Refusal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, KeptSecrets};
use crate::form::CheckedForm;
use crate::save::{Meanwhile, MeanwhileAlert, SaveBar, meanwhile};
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{Alert, AlertKind, CheckField, CopyButton, ErrorSummary, FormSection, PasswordField, use_toasts};
use kit::words::{Locale, td_string, words};

fn check(form: &CardForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// What a value of the form is called, by the name of its input.
pub fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "is_on" => td_string!(l, pay.is_on),
        "is_partial" => td_string!(l, pay.is_partial),
        "secret_key" => td_string!(l, pay.secret_key),
        "webhook_secret" => td_string!(l, pay.webhook_secret),
        _ => "",
    }
}

/// See the module.
#[component]
pub fn CardsForm(
    /// What stands in it.
    form: CardForm,
    /// What is kept.
    kept: KeptSecrets,
    /// Where the provider tells what became of payments.
    hook: String,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let shown = form;
    let form = CheckedForm::new(check);
    form.sent_by_shortcut();
    let (busy, kept) = (RwSignal::new(false), RwSignal::new(kept));
    let (base, other) = (StoredValue::new(shown.clone()), RwSignal::new(None::<Meanwhile>));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::save_cards(kept.get_untracked().version, typed.clone()).await {
                Ok(saved) => {
                    kept.set(saved);
                    other.set(None);
                    base.set_value(CardForm { secret_key: String::new(), webhook_secret: String::new(), ..typed });
                    toasts.good(td_string!(l, common.saved));
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::card_settings().await {
                    Ok(now) => {
                        kept.set(now.kept);
                        other.set(Some(base.with_value(|base| meanwhile(base, &now.form, &typed))));
                        base.set_value(now.form);
                    }
                    Err(error) => tell(l, toasts, &error),
                },
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let summary = form.summary(move |name| label(l, name));
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=summary/>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            <CardFields form shown kept hook/>
            <SaveBar busy/>
        </form>
    }
}

#[component]
fn CardFields(
    form: CheckedForm<CardForm>,
    shown: CardForm,
    kept: RwSignal<KeptSecrets>,
    hook: String,
) -> impl IntoView {
    let l = words();
    let (is_on, is_partial) = (!shown.is_on.is_empty(), !shown.is_partial.is_empty());
    let key_hint = move || {
        if kept.get().has_secret_key { td_string!(l, pay.kept) } else { td_string!(l, pay.secret_key_hint) }
    };
    let webhook_hint = move || {
        if kept.get().has_webhook_secret { td_string!(l, pay.kept) } else { td_string!(l, pay.webhook_secret_hint) }
    };
    let test = move || {
        let is_test = kept.get().is_test;
        is_test.then(|| view! { <Alert kind=AlertKind::Warn live=true>{td_string!(l, pay.test_key)}</Alert> })
    };
    view! {
        <FormSection title=td_string!(l, pay.stripe) description=td_string!(l, pay.stripe_text)>
            {test}
            <CheckField name="is_on" label=label(l, "is_on") checked=is_on/>
            <CheckField name="is_partial" label=label(l, "is_partial") checked=is_partial/>
            <div class="form-grid cols-2">
                <PasswordField
                    name="secret_key" label=label(l, "secret_key") required=false autocomplete="new-password"
                    hint=key_hint show_label=td_string!(l, auth.show_password)
                    hide_label=td_string!(l, auth.hide_password) error=form.error("secret_key")
                />
                <PasswordField
                    name="webhook_secret" label=label(l, "webhook_secret") required=false autocomplete="new-password"
                    hint=webhook_hint show_label=td_string!(l, auth.show_password)
                    hide_label=td_string!(l, auth.hide_password) error=form.error("webhook_secret")
                />
            </div>
            <div class="field">
                <span class="field-label">{td_string!(l, pay.hook)}</span>
                <p class="break">
                    <code>{hook.clone()}</code>
                    <CopyButton text=hook label=td_string!(l, pay.copy_hook) done_label=td_string!(l, pay.copied)/>
                </p>
                <p class="field-hint">{td_string!(l, pay.hook_hint)}</p>
            </div>
        </FormSection>
    }
}
