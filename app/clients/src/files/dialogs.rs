//! A file sent, and one taken away.

use domain::client_files::MAX_FILE_BYTES;
use domain::ids::{ClientId, FileId};
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use super::api::remove_file;
use engines::listing::acts::announce;
use kit::ui::{Button, ButtonKind, Dialog, target, use_toasts};
use kit::upload;
use kit::words::{self, td_string, words};

/// The file that is to be taken away, and its name.
pub type Meant = RwSignal<Option<(FileId, String)>>;

/// Sends a file.
#[component]
pub fn AddDialog(
    /// The client.
    client: ClientId,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let file = NodeRef::<html::Input>::new();
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = file.get_untracked().and_then(|input| input.files()?.get(0)) else {
            error.set(Some(td_string!(l, clients.file_choose).to_owned()));
            return;
        };
        // Known before anything is sent: who refuses what is still on its way may not be heard.
        if upload::bytes(&chosen) > f64::from(MAX_FILE_BYTES) {
            error.set(Some(td_string!(l, errors.file_too_large).to_owned()));
            return;
        }
        let form = target::<web_sys::HtmlFormElement>(&event);
        let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) else { return };
        // A second one does nothing while the first is on its way.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let answer = upload::send(&format!("/api/clients/{client}/files"), "POST", Some(&data)).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    toasts.good(td_string!(l, clients.file_add_done));
                    announce(Subject::Client);
                }
                Err(wrong) => {
                    error.try_set(Some(words::value_error(l, &wrong)));
                }
            }
        });
    };
    view! {
        <Dialog id="file-dialog" open title=td_string!(l, clients.file_add) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <div class="field">
                    <label class="field-label" for="client-file">{td_string!(l, clients.file)}</label>
                    <input
                        node_ref=file
                        class="input"
                        id="client-file"
                        name="file"
                        type="file"
                        aria-describedby="client-file-hint client-file-error"
                        aria-invalid=move || error.get().map(|_| "true")
                    />
                    <p class="field-hint" id="client-file-hint">{td_string!(l, clients.file_hint)}</p>
                    <p class="field-error" id="client-file-error" role="alert">{move || error.get()}</p>
                </div>
                <div class="dialog-actions">
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, clients.file_send)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Takes the file that is meant away, once that is confirmed.
#[component]
pub fn RemoveDialog(
    /// The client.
    client: ClientId,
    /// What is to be taken away.
    meant: Meant,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let remove = move |()| {
        let Some((id, _)) = meant.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = remove_file(client, id).await;
            busy.try_set(false);
            match answer {
                Ok(()) => {
                    open.try_set(false);
                    toasts.good(td_string!(l, clients.file_removed));
                }
                Err(error) => toasts.bad(words::value_error(l, &error)),
            }
            announce(Subject::Client);
        });
    };
    let asked = move || {
        let name = meant.get().map(|(_, name)| name).unwrap_or_default();
        td_string!(l, clients.file_remove_text, name = name).to_string()
    };
    view! {
        <Dialog
            id="file-remove-dialog"
            open
            title=td_string!(l, clients.file_remove)
            close_label=td_string!(l, common.close)
        >
            <p>{asked}</p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                <Button kind=ButtonKind::Danger busy on_press=remove>{td_string!(l, common.delete)}</Button>
            </div>
        </Dialog>
    }
}
