use std::collections::BTreeMap;

use domain::activity::NoteText;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::api::note_on_client;
use engines::listing::acts::announce;
use kit::ui::{Button, TextArea};
use kit::words::{self, Locale, td_string, words};

/// The id and the name of what is typed in.
const FIELD: &str = "new-note";

/// Notes that are being written, by client: they stay while the page around them is drawn anew.
#[derive(Clone, Copy, Default)]
pub struct Drafts(RwSignal<BTreeMap<ClientId, String>>);

impl Drafts {
    fn of(self, client: ClientId) -> String {
        self.0.try_with_untracked(|drafts| drafts.get(&client).cloned()).flatten().unwrap_or_default()
    }

    fn keep(self, client: ClientId, text: String) {
        // The page may be another one by now.
        self.0.try_update(|drafts| drafts.insert(client, text));
    }
}

/// What is written above what happened: « Noter » adds it there (A7.1). Ctrl or ⌘ with Enter does the same.
#[component]
pub fn Composer(
    /// The client.
    client: ClientId,
    /// What is being written.
    drafts: Drafts,
) -> impl IntoView {
    let l = words();
    let note = Note { l, client, drafts, busy: RwSignal::new(false), error: RwSignal::new(None) };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        note.send();
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            note.send();
        }
    };
    let typed = move |text: String| {
        drafts.keep(client, text);
        note.error.set(None);
    };
    view! {
        <form class="card composer only-with-script" novalidate on:submit=sent on:keydown=pressed>
            <TextArea
                name=FIELD
                label=td_string!(l, activity.note)
                placeholder=td_string!(l, activity.note_example)
                value=drafts.of(client)
                error=note.error
                short=true
                on_input=Callback::new(typed)
            />
            <Button submit=true busy=note.busy>{td_string!(l, activity.note_send)}</Button>
        </form>
    }
}

/// One note on its way.
#[derive(Clone, Copy)]
struct Note {
    l: Locale,
    client: ClientId,
    drafts: Drafts,
    busy: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl Note {
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        // What stands there, and not what was heard of it: one may have typed before the program was alive.
        let text = field().map(|field| field.value()).unwrap_or_default();
        if let Err(wrong) = NoteText::parse(&text) {
            self.error.set(Some(words::field_error(self.l, &wrong)));
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = note_on_client(self.client, text.clone().into()).await;
            // Drawn anew meanwhile, it is another one.
            self.busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.forget(&text);
                    announce(Subject::Client);
                }
                Err(error) => {
                    self.error.try_set(Some(words::value_error(self.l, &error)));
                }
            }
        });
    }

    /// Empties the field, unless something else was written meanwhile. Whoever pressed the button writes on there.
    fn forget(self, sent: &str) {
        if self.drafts.of(self.client) == sent {
            self.drafts.keep(self.client, String::new());
        }
        let Some(field) = field().filter(|field| field.value() == sent) else { return };
        field.set_value("");
        if document().active_element().is_some_and(|element| element.tag_name() == "BODY") {
            // Fails only for elements that are gone.
            drop(field.focus());
        }
    }
}

/// The field, while it is on the page.
fn field() -> Option<web_sys::HtmlTextAreaElement> {
    document().get_element_by_id(FIELD)?.dyn_into().ok()
}
