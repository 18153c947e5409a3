//! Who is asked for addresses while one types (A6.5), and what is sent to whom.

use domain::company::AddressServiceForm;
use domain::error::FieldErrors;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::form::CheckedForm;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{Button, FormSection, InputKind, RadioGroup, TextField, use_toasts};
use kit::words::{Locale, td_string, words};

fn check(form: &AddressServiceForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// The choice, in a form of its own: it has nothing to do with who the company is. It holds as soon as it is made; another service, once
/// its address is typed.
#[component]
pub fn SuggestionsForm(
    /// The choice as it stands.
    chosen: AddressServiceForm,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let form = CheckedForm::new(check);
    let busy = RwSignal::new(false);
    let service = RwSignal::new(chosen.service.clone());
    let save = move || {
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::save_address_service(typed).await {
                Ok(()) => toasts.good(td_string!(l, common.saved)),
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let sent_by = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    let choose = Callback::new(move |chosen: String| {
        let holds = chosen != "other";
        service.set(chosen);
        form.clear();
        if holds {
            save();
        }
    });
    let is_other = move || service.with(|service| service == "other");
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=sent_by>
            <FormSection
                id="suggestions"
                title=td_string!(l, settings.suggest_title)
                description=td_string!(l, settings.suggest_text)
            >
                <RadioGroup
                    name="service"
                    label=td_string!(l, settings.suggest_service)
                    options=services(l)
                    value=chosen.service
                    error=form.error("service")
                    on_change=choose
                />
                <div class="stack tight" hidden=move || !is_other()>
                    <TextField
                        name="url"
                        label=td_string!(l, settings.suggest_url)
                        hint=td_string!(l, settings.suggest_url_hint)
                        value=chosen.url
                        kind=InputKind::Url
                        maxlength=200
                        placeholder="https://addok.example.fr"
                        error=form.error("url")
                        on_input=form.corrected("url")
                        on_blur=form.left("url")
                    />
                    <div><Button submit=true busy>{td_string!(l, settings.suggest_use)}</Button></div>
                </div>
                <p class="field-hint" role="status">{move || service.with(|service| sent(l, service))}</p>
            </FormSection>
        </form>
    }
}

fn services(l: Locale) -> Vec<(String, String)> {
    let services = [
        ("off", td_string!(l, settings.suggest_off)),
        ("ban", td_string!(l, settings.suggest_ban)),
        ("other", td_string!(l, settings.suggest_other)),
    ];
    services.into_iter().map(|(service, words)| (service.to_owned(), words.to_owned())).collect()
}

/// What is sent to whom, in plain words.
fn sent(l: Locale, service: &str) -> &'static str {
    match service {
        "ban" => td_string!(l, settings.suggest_ban_note),
        "other" => td_string!(l, settings.suggest_other_note),
        _ => td_string!(l, settings.suggest_off_note),
    }
}
