//! The form of the server and of the sender, and the button that tries them out.

use domain::error::{FieldErrors, Refusal};
use domain::mail::{MailForm, MailSecurity};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Tried};
use crate::form::CheckedForm;
use crate::save::{Meanwhile, MeanwhileAlert, meanwhile};
use engines::mail::wording;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{
    Alert, AlertKind, Button, ButtonKind, ErrorSummary, FormSection, Glyph, InputKind, PasswordField, SelectField,
    TextArea, TextField, use_toasts,
};
use kit::words::{Locale, td_string, words};

fn check(form: &MailForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// What a value of the form is called, by the name of its input.
pub fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "host" => td_string!(l, mail.host),
        "port" => td_string!(l, mail.port),
        "security" => td_string!(l, mail.security),
        "user" => td_string!(l, mail.user),
        "password" => td_string!(l, mail.password),
        "sender_name" => td_string!(l, mail.sender_name),
        "sender" => td_string!(l, mail.sender_address),
        "reply_to" => td_string!(l, mail.reply_to),
        "signature" => td_string!(l, mail.signature),
        _ => "",
    }
}

fn ways(l: Locale) -> Vec<(String, String)> {
    let way = |security: MailSecurity, words: &str| (security.as_str().to_owned(), words.to_owned());
    vec![
        way(MailSecurity::StartTls, td_string!(l, mail.starttls)),
        way(MailSecurity::Tls, td_string!(l, mail.tls)),
        way(MailSecurity::Open, td_string!(l, mail.open)),
    ]
}

/// See the module.
#[component]
pub fn ServerForm(
    /// What stands in it.
    form: MailForm,
    /// The version that it is made from; 0 before it was saved once.
    version: i32,
    /// Whether there is a password.
    has_password: bool,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let shown = form;
    let form = CheckedForm::new(check);
    form.sent_by_shortcut();
    let (busy, version, has_password) = (RwSignal::new(false), RwSignal::new(version), RwSignal::new(has_password));
    let (base, other) = (StoredValue::new(shown.clone()), RwSignal::new(None::<Meanwhile>));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::save_mail(version.get_untracked(), typed.clone()).await {
                Ok(saved) => {
                    has_password.set(saved.has_password);
                    version.set(saved.version);
                    other.set(None);
                    // Nobody is ever shown a password.
                    base.set_value(MailForm { password: String::new(), ..typed });
                    toasts.good(td_string!(l, common.saved));
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::mail_settings().await {
                    Ok(now) => {
                        has_password.set(now.has_password);
                        version.set(now.version);
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
    let is_set = Memo::new(move |_| version.get() > 0);
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=summary/>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            <ServerFields form shown=shown.clone() has_password/>
            <SenderFields form shown/>
            <div class="form-bar">
                <div class="form-acts">
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, common.save)}</Button>
                </div>
            </div>
        </form>
        {move || is_set.get().then(|| view! { <TryOut/> })}
    }
}

#[component]
fn ServerFields(form: CheckedForm<MailForm>, shown: MailForm, has_password: RwSignal<bool>) -> impl IntoView {
    let l = words();
    let hint = move || {
        if has_password.get() { td_string!(l, mail.password_kept) } else { td_string!(l, mail.password_hint) }
    };
    view! {
        <FormSection title=td_string!(l, mail.server) description=td_string!(l, mail.server_text)>
            <div class="form-grid cols-2">
                <TextField
                    name="host" label=label(l, "host") value=shown.host required=true maxlength=253
                    error=form.error("host") on_input=form.corrected("host") on_blur=form.left("host")
                />
                <TextField
                    name="port" label=label(l, "port") value=shown.port hint=td_string!(l, mail.port_hint)
                    inputmode="numeric" maxlength=5 error=form.error("port")
                />
            </div>
            <SelectField
                name="security" label=label(l, "security") options=ways(l) value=shown.security class="w-md"
                hint=td_string!(l, mail.open_hint) error=form.error("security")
            />
            <div class="form-grid cols-2">
                <TextField
                    name="user" label=label(l, "user") value=shown.user hint=td_string!(l, mail.user_hint)
                    autocomplete="off" maxlength=200 error=form.error("user")
                />
                <PasswordField
                    name="password" label=label(l, "password") required=false autocomplete="new-password"
                    hint=hint show_label=td_string!(l, auth.show_password)
                    hide_label=td_string!(l, auth.hide_password) error=form.error("password")
                />
            </div>
        </FormSection>
    }
}

#[component]
fn SenderFields(form: CheckedForm<MailForm>, shown: MailForm) -> impl IntoView {
    let l = words();
    view! {
        <FormSection title=td_string!(l, mail.sender)>
            <div class="form-grid cols-2">
                <TextField
                    name="sender_name" label=label(l, "sender_name") value=shown.sender_name maxlength=100
                    error=form.error("sender_name")
                />
                <TextField
                    name="sender" label=label(l, "sender") value=shown.sender kind=InputKind::Email required=true
                    error=form.error("sender") on_input=form.corrected("sender") on_blur=form.left("sender")
                />
                <TextField
                    name="reply_to" label=label(l, "reply_to") value=shown.reply_to kind=InputKind::Email
                    hint=td_string!(l, mail.reply_to_hint) error=form.error("reply_to")
                    on_input=form.corrected("reply_to") on_blur=form.left("reply_to")
                />
            </div>
            <TextArea
                name="signature" label=label(l, "signature") value=shown.signature maxlength=2_000
                hint=td_string!(l, mail.signature_hint) error=form.error("signature")
            />
        </FormSection>
    }
}

/// « Envoyer un message d’essai », and how it went.
#[component]
fn TryOut() -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let (busy, tried) = (RwSignal::new(false), RwSignal::new(None::<Tried>));
    let try_out = move |()| {
        busy.set(true);
        tried.set(None);
        spawn_local(async move {
            match api::try_mail().await {
                Ok(how) => tried.set(Some(how)),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let told = move || {
        Some(match tried.get()? {
            Tried::Sent(to) => {
                view! { <Alert kind=AlertKind::Good live=true>{td_string!(l, mail.tried, to = to).to_string()}</Alert> }
                    .into_any()
            }
            Tried::NotSent(what, said) => {
                let why = td_string!(l, mail.not_sent, why = wording::problem(l, what)).to_string();
                let said = (!said.is_empty()).then(|| td_string!(l, mail.server_said, said = said).to_string());
                let said = said.map(|said| view! { <p>{said}</p> });
                view! { <Alert kind=AlertKind::Bad live=true><p>{why}</p>{said}</Alert> }.into_any()
            }
        })
    };
    view! {
        <FormSection title=td_string!(l, mail.try_out) description=td_string!(l, mail.try_hint)>
            <div><Button icon=Glyph::Mail busy on_press=try_out>{td_string!(l, mail.try_out)}</Button></div>
            {told}
        </FormSection>
    }
}
