//! The first step: the file. With script it is sent as soon as it is chosen or dropped, and once; without, by the button.

use domain::ids::ImportId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[cfg(feature = "hydrate")]
use crate::browser::{send_chosen, take_dropped};
use crate::wording;
use engines::importing::{ImportWord, Importing};
use kit::company;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Glyph, Icon};
use kit::words::{td_string, words};

/// Chooses a file and sends it.
#[component]
pub fn FileStep(
    /// What is brought in.
    of: &'static Importing,
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
                &format!("{}?id={id}", of.path()),
                NavigateOptions { replace: true, ..NavigateOptions::default() },
            );
        }
    });
    let is_sending = move || sending.with_untracked(Option::is_some);
    let send = move || {
        over.set(false);
        // A second one does nothing while the first is on its way.
        if let Some(input) = chosen.get_untracked().filter(|_| !is_sending()) {
            send_chosen(&input, of.address(), sending, failed, arrived);
        }
    };
    view! {
        {refused.then(|| view! { <Alert kind=AlertKind::Bad>{(of.word)(l, ImportWord::NoFile)}</Alert> })}
        {move || failed.get().map(|error| view! {
            <Alert kind=AlertKind::Bad live=true>{wording::failure(l, of, &error)}</Alert>
        })}
        <form class="stack" action=company::named_in(&of.address()) method="post" enctype="multipart/form-data" data-by="program"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <label class="drop" class:over=move || over.get() for="import-file"
                on:dragenter=move |_| over.set(true)
                on:dragleave=move |_| over.set(false)
                on:dragover=move |event| event.prevent_default()
                on:drop=move |event| {
                    event.prevent_default();
                    if !is_sending() {
                        take_dropped(&event, chosen);
                    }
                    send();
                }
            >
                <Icon glyph=Glyph::Upload/>
                <strong>{td_string!(l, imports.drop_here)}</strong>
                <span class="soft">{td_string!(l, imports.or_choose)}</span>
                <input node_ref=chosen id="import-file" name="file" type="file" required=true disabled=move || sending.get().is_some()
                    accept=accepted(of) aria-describedby="import-file-hint" on:change=move |_| send()/>
                <small id="import-file-hint">{(of.word)(l, ImportWord::Accepted)}</small>
            </label>
            <p class="small soft">{(of.word)(l, ImportWord::Programs)}</p>
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

/// What the browser's own dialog offers.
const fn accepted(of: &Importing) -> &'static str {
    if of.columns.has_cards {
        ".csv,.txt,.tsv,.xlsx,.xls,.ods,.vcf,.ldif,.json,.zip,text/csv,text/vcard,text/plain"
    } else {
        ".csv,.txt,.tsv,.xlsx,.xls,.ods,text/csv,text/plain"
    }
}

#[cfg(not(feature = "hydrate"))]
fn send_chosen(
    _: &web_sys::HtmlInputElement,
    _: String,
    _: RwSignal<Option<String>>,
    _: RwSignal<Option<AppError>>,
    _: RwSignal<Option<ImportId>>,
) {
}

#[cfg(not(feature = "hydrate"))]
const fn take_dropped(_: &web_sys::DragEvent, _: NodeRef<leptos::html::Input>) {}
