use domain::ids::ClientId;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::clients::acts::announce;
use crate::ui::{Button, ButtonKind, Dialog, use_toasts};
use crate::words::{td_string, words};

/// « Modifier le logo » (A4.6): a picture is sent, or the present one taken off.
#[component]
pub fn LogoDialog(
    /// The client.
    id: ClientId,
    /// Whether it has one.
    has_logo: bool,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<&'static str>);
    let file = NodeRef::<html::Input>::new();
    let address = format!("/api/clients/{id}/logo");
    let call = move |address: String, method: &'static str, body: Option<web_sys::FormData>, done: &'static str| {
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let accepted = send(&address, method, body).await;
            busy.set(false);
            if accepted {
                open.set(false);
                toasts.good(done);
                announce();
            } else {
                error.set(Some(td_string!(l, clients.logo_failed)));
            }
        });
    };
    let to = StoredValue::new(address);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let chosen = file.get_untracked().and_then(|input| input.files()).is_some_and(|files| files.length() > 0);
        if !chosen {
            error.set(Some(td_string!(l, clients.logo_choose)));
            return;
        }
        let form = event.target().and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
        if let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) {
            call(to.get_value(), "POST", Some(data), td_string!(l, clients.logo_done));
        }
    };
    let remove = move |()| call(to.get_value(), "DELETE", None, td_string!(l, clients.logo_removed));
    view! {
        <Dialog id="logo-dialog" open title=td_string!(l, clients.logo_title) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <div class="field">
                    <label class="field-label" for="logo-file">{td_string!(l, clients.logo_file)}</label>
                    <input
                        node_ref=file
                        class="input"
                        id="logo-file"
                        name="file"
                        type="file"
                        accept="image/png,image/jpeg,image/webp"
                        aria-describedby="logo-hint logo-error"
                        aria-invalid=move || error.get().map(|_| "true")
                    />
                    <p class="field-hint" id="logo-hint">{td_string!(l, clients.logo_hint)}</p>
                    <p class="field-error" id="logo-error" role="alert">{move || error.get()}</p>
                </div>
                <div class="dialog-actions">
                    {has_logo.then(|| view! {
                        <Button kind=ButtonKind::QuietDanger on_press=remove>{td_string!(l, clients.logo_remove)}</Button>
                    })}
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, clients.logo_send)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Whether the server accepted a request that is no server function, since it carries a file.
async fn send(address: &str, method: &str, body: Option<web_sys::FormData>) -> bool {
    let init = web_sys::RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        init.set_body(&body);
    }
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &init)).await;
    answer.ok().and_then(|answer| answer.dyn_into::<web_sys::Response>().ok()).is_some_and(|answer| answer.ok())
}
