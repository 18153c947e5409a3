//! The first step: the file. With script it is sent as soon as it is chosen or dropped; without, by the button.

use domain::ids::ImportId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[cfg(feature = "hydrate")]
use crate::browser::{send_chosen, take_dropped};
use crate::wording;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Glyph, Icon};
use kit::words::{td_string, words};

/// Chooses a file and sends it.
#[component]
pub fn FileStep(
    /// Whether a form without script came back with a file that was refused.
    refused: bool,
) -> impl IntoView {
    let l = words();
    let failed = RwSignal::new(None::<AppError>);
    let sending = RwSignal::new(None::<String>);
    let over = RwSignal::new(false);
    let chosen = NodeRef::<leptos::html::Input>::new();
    let navigate = use_navigate();
    let arrived = RwSignal::new(None::<ImportId>);
    Effect::new(move || {
        if let Some(id) = arrived.get() {
            navigate(
                &format!("/clients/import?id={id}"),
                NavigateOptions { replace: true, ..NavigateOptions::default() },
            );
        }
    });
    let send = move || {
        over.set(false);
        if let Some(input) = chosen.get_untracked() {
            send_chosen(&input, sending, failed, arrived);
        }
    };
    view! {
        {refused.then(|| view! { <Alert kind=AlertKind::Bad>{td_string!(l, imports.file_refused)}</Alert> })}
        {move || failed.get().map(|error| view! {
            <Alert kind=AlertKind::Bad live=true>{wording::failure(l, &error)}</Alert>
        })}
        <form class="stack" action="/api/clients/import" method="post" enctype="multipart/form-data">
            <label class="drop" class:over=move || over.get() for="import-file"
                on:dragenter=move |_| over.set(true)
                on:dragleave=move |_| over.set(false)
                on:dragover=move |event| event.prevent_default()
                on:drop=move |event| {
                    event.prevent_default();
                    take_dropped(&event, chosen);
                    send();
                }
            >
                <Icon glyph=Glyph::Upload/>
                <strong>{td_string!(l, imports.drop_here)}</strong>
                <span class="soft">{td_string!(l, imports.or_choose)}</span>
                <input node_ref=chosen id="import-file" name="file" type="file" required=true disabled=move || sending.get().is_some()
                    accept=".csv,.txt,.tsv,.vcf,text/csv,text/vcard,text/plain" aria-describedby="import-file-hint" on:change=move |_| send()/>
                <small id="import-file-hint">{td_string!(l, imports.accepted)}</small>
            </label>
            <p class="small soft">{td_string!(l, imports.programs)}</p>
            <div class="row">
                <Button kind=ButtonKind::Primary submit=true busy=Signal::derive(move || sending.get().is_some())>
                    {td_string!(l, imports.send)}
                </Button>
                <span class="small soft" role="status">
                    {move || sending.get().map(|name| td_string!(l, imports.sending, file = name).to_string())}
                </span>
            </div>
        </form>
    }
}

#[cfg(not(feature = "hydrate"))]
fn send_chosen(
    _: &web_sys::HtmlInputElement,
    _: RwSignal<Option<String>>,
    _: RwSignal<Option<AppError>>,
    _: RwSignal<Option<ImportId>>,
) {
}

#[cfg(not(feature = "hydrate"))]
const fn take_dropped(_: &web_sys::DragEvent, _: NodeRef<leptos::html::Input>) {}
