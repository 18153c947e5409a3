//! « Envoyer par e-mail »: to whom, in which words, and whether the document goes with it.

use domain::ids::DocumentId;
use leptos::{ev, prelude::*};

use super::api::{send_letter, start_letter};
use crate::asked::Asked;
use crate::record::dialogs::MOVED;
use engines::mail::fields::{LetterStart, label, letter_fields};
use engines::mail::look::look;
use engines::mail::no_server::NoServer;
use kit::failure::Unavailable;
use kit::keys::new_key;
use kit::ui::{ButtonKind, CheckField, Dialog, TextSkeleton};
use kit::words::{td_string, words};

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

/// The letter.
#[component]
fn Letter(id: DocumentId, start: LetterStart, asked: Asked) -> impl IntoView {
    let l = asked.l;
    let form = StoredValue::new(start.form.clone());
    // However often it is pressed, this letter is sent once.
    let key = new_key();
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = send_letter(id, form.get_value(), key);
        asked.send(sending, MOVED, move |()| td_string!(l, mail.queued).to_owned());
    };
    let fields = letter_fields(l, &start, form, |name| asked.error(name));
    let look = look(l, &start, form);
    view! {
        <form class="stack" novalidate on:submit=sent>
            {fields}
            {look}
            <CheckField
                name="attach" label=td_string!(l, mail.attach) checked=!start.form.attach.is_empty()
                on_change=Callback::new(move |on: bool| form.update_value(|form| {
                    form.attach = if on { "on".to_owned() } else { String::new() };
                }))
            />
            {asked.told(&["to", "cc", "bcc", "subject", "text"], label)}
            {asked.buttons(td_string!(l, mail.send_now), ButtonKind::Primary)}
        </form>
    }
}
