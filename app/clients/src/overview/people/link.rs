use std::sync::Arc;

use leptos::prelude::*;

use crate::form::api::find_contacts;
use crate::overview::acts::Acts;
use engines::form::{Find, Suggest, Suggestion};
use kit::ui::{Button, Dialog};
use kit::words::{td_string, words};

/// « Lier un contact existant »: somebody of another client, found by name or e-mail and linked at once (A5.4).
#[component]
pub fn LinkDialog(
    /// What is done.
    acts: Acts,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let text = RwSignal::new(String::new());
    Effect::new(move || {
        if open.get() {
            text.set(String::new());
        }
    });
    let find: Find = Arc::new(move |text| {
        Box::pin(async move {
            let found = find_contacts(text.into()).await.unwrap_or_default();
            let offered = found.into_iter().map(|contact| {
                let note = [contact.form.email, contact.clients];
                let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                Suggestion { value: contact.form.id, label: contact.name, note, is_new: false }
            });
            offered.collect()
        })
    });
    let take = Callback::new(move |taken: Suggestion| {
        if let Ok(contact) = taken.value.parse() {
            open.set(false);
            acts.link_contact(contact, taken.label);
        }
    });
    view! {
        <Dialog id="link-contact" open title=td_string!(l, contacts.link) close_label=td_string!(l, common.close)>
            <div class="stack dialog-search">
                <p class="soft small">{td_string!(l, contacts.link_text)}</p>
                <Suggest
                    id="link-contact-text"
                    label=td_string!(l, contacts.link)
                    placeholder=td_string!(l, contacts.link_search)
                    none_text=td_string!(l, contacts.link_none)
                    text
                    find=Arc::clone(&find)
                    on_take=take
                />
                <div class="dialog-actions">
                    <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
