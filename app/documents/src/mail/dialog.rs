//! « Envoyer par e-mail »: to whom, in which words, and whether the document goes with it.

use domain::access::Permission;
use domain::ids::DocumentId;
use domain::mail::LetterForm;
use leptos::{ev, prelude::*};

use super::api::{LetterStart, send_letter, start_letter};
use crate::asked::Asked;
use crate::payment::new_key;
use crate::record::dialogs::MOVED;
use kit::bootstrap::may;
use kit::failure::Unavailable;
use kit::ui::{Alert, AlertKind, ButtonKind, ButtonLink, CheckField, Dialog, TextArea, TextField, TextSkeleton};
use kit::words::{Locale, td_string, words};

/// See the module.
#[component]
pub fn SendDialog(
    /// The document.
    id: DocumentId,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let asked = Asked::new(open);
    let content = move || {
        let start = Resource::new(|| (), move |()| start_letter(id));
        view! {
            <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) if start.is_set => view! { <Letter id start asked/> }.into_any(),
                        Ok(_) => view! { <NoServer/> }.into_any(),
                        Err(error) => view! { <Unavailable error/> }.into_any(),
                    }
                })}
            </Transition>
        }
    };
    view! {
        <Dialog id="send-dialog" open wide=true title=td_string!(l, mail.send) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// Where the company has not said by which server letters are sent.
#[component]
fn NoServer() -> impl IntoView {
    let l = words();
    if may(Permission::ManageSettings) {
        view! {
            <p>{td_string!(l, mail.no_server)}</p>
            <div class="dialog-actions">
                <ButtonLink href="/settings/mail".to_owned() kind=ButtonKind::Primary>{td_string!(l, mail.to_settings)}</ButtonLink>
            </div>
        }
        .into_any()
    } else {
        view! { <Alert kind=AlertKind::Info>{td_string!(l, mail.ask_admin)}</Alert> }.into_any()
    }
}

/// What a value of the form is called, by its name.
fn label(l: Locale, name: &str) -> String {
    let words = match name {
        "to" => td_string!(l, mail.to),
        "cc" => td_string!(l, mail.cc),
        "bcc" => td_string!(l, mail.bcc),
        "subject" => td_string!(l, mail.subject),
        "text" => td_string!(l, mail.text),
        _ => "",
    };
    words.to_owned()
}

/// The letter.
#[component]
fn Letter(id: DocumentId, start: LetterStart, asked: Asked) -> impl IntoView {
    let l = asked.l;
    let LetterStart { form: begun, people, .. } = start;
    let form = StoredValue::new(begun.clone());
    // However often it is pressed, this letter is sent once.
    let key = new_key();
    let typed = move |set: fn(&mut LetterForm, String)| {
        Callback::new(move |text: String| form.update_value(|form| set(form, text)))
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = send_letter(id, form.get_value(), key);
        asked.send(sending, MOVED, move |()| td_string!(l, mail.queued).to_owned());
    };
    let hint = if people.is_empty() {
        td_string!(l, mail.addresses_hint).to_owned()
    } else {
        td_string!(l, mail.contacts_hint, people = people.join(", ")).to_string()
    };
    view! {
        <form class="stack" novalidate on:submit=sent>
            <TextField
                name="to" label=td_string!(l, mail.to) value=begun.to required=true hint=hint
                error=asked.error("to") on_input=typed(|form, text| form.to = text)
            />
            <div class="form-grid cols-2">
                <TextField
                    name="cc" label=td_string!(l, mail.cc) value=begun.cc error=asked.error("cc")
                    on_input=typed(|form, text| form.cc = text)
                />
                <TextField
                    name="bcc" label=td_string!(l, mail.bcc) value=begun.bcc error=asked.error("bcc")
                    on_input=typed(|form, text| form.bcc = text)
                />
            </div>
            <TextField
                name="subject" label=td_string!(l, mail.subject) value=begun.subject required=true maxlength=200
                error=asked.error("subject") on_input=typed(|form, text| form.subject = text)
            />
            <TextArea
                name="text" label=td_string!(l, mail.text) value=begun.text required=true maxlength=20_000
                error=asked.error("text") on_input=typed(|form, text| form.text = text)
            />
            <CheckField
                name="attach" label=td_string!(l, mail.attach) checked=!begun.attach.is_empty()
                on_change=Callback::new(move |on: bool| form.update_value(|form| {
                    form.attach = if on { "on".to_owned() } else { String::new() };
                }))
            />
            {asked.told(&["to", "cc", "bcc", "subject", "text"], label)}
            {asked.buttons(td_string!(l, mail.send_now), ButtonKind::Primary)}
        </form>
    }
}
