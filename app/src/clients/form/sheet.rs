use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::addresses::Addresses;
use super::conflict::ConflictPanel;
use super::contacts::Contacts;
use super::draft::{self, Draft};
use super::listen;
use super::more::More;
use super::organisation::Organisation;
use super::save::{Watch, back, draft_key, submit};
use super::state::FormState;
use crate::clients::view::FormStart;
use crate::error::AppError;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, ButtonLink, ErrorSummary, Glyph, Kbd, use_toasts};
use crate::words::{self, td_string};

/// The whole form, with the bar that saves it.
#[component]
pub fn Sheet(
    /// What it starts from.
    start: FormStart,
    /// What a new client is called so far.
    #[prop(optional)]
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let watch = Watch::new(state);
    let toasts = use_toasts();
    let navigate = use_navigate();
    let returned = RwSignal::new(None::<Draft>);
    give_back(state, watch, returned);
    let to = navigate.clone();
    Effect::new(move || {
        if let Some(id) = state.saved.get() {
            watch.forget();
            toasts.good(td_string!(l, common.saved));
            to(&format!("/clients/{id}"), NavigateOptions::default());
        }
    });
    Effect::new(move |before: Option<u32>| {
        let times = state.touched.get();
        if before.is_some_and(|before| before != times) {
            watch.typed();
        }
        times
    });
    Effect::new(move || {
        // The router looked for the place that the address names before the form was there.
        let hash = state.node.get().and_then(|_| window().location().hash().ok()).unwrap_or_default();
        if let Some(part) = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
            part.scroll_into_view();
        }
    });
    let home = back(state.client);
    let leave = {
        let home = home.clone();
        move || navigate(&home, NavigateOptions::default())
    };
    listen::shortcuts(state, leave);
    let name = state.value("name");
    let title = match state.client {
        None => td_string!(l, clients.new_title).to_owned(),
        Some(_) => td_string!(l, clients.edit_title_of, name = name).to_string(),
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit(state);
    };
    let saving = Signal::derive(move || state.saving.get());
    view! {
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs"><a href="/clients">{td_string!(l, clients.title)}</a></nav>
                <h1>{title}</h1>
            </div>
        </header>
        <div class="page-body narrow">
            {move || returned.get().map(|draft| view! { <Returned state watch draft returned/> })}
            <form
                node_ref=state.node
                class="form"
                method="post"
                novalidate
                autocomplete="off"
                on:submit=sent
                on:input=move |event| listen::on_input(state, watch, &event)
                on:focusout=move |event| listen::on_leave(state, &event)
                on:change=move |event| listen::on_change(state, &event)
            >
                <ErrorSummary title=td_string!(l, clients.summary_title) errors=state.summary/>
                {move || match state.failure.get() {
                    Some(AppError::Conflict(conflict)) => conflict.of().ok().map(|conflict| view! { <ConflictPanel state conflict/> }),
                    _ => None,
                }}
                {move || {
                    state.drawn.track();
                    view! {
                        <Organisation state/>
                        <Contacts state/>
                        <Addresses state/>
                        <More state/>
                    }
                }}
                {move || {
                    let other = state.failure.get().filter(|error| !matches!(error, AppError::Conflict(_)));
                    other.map(|error| view! { <NotSaved state error/> })
                }}
                <div class="form-bar">
                    <span class="saved" role="status">
                        {move || watch.kept.get().then(|| td_string!(l, clients.draft_kept))}
                    </span>
                    <span class="form-key only-wide"><Kbd>"Ctrl"</Kbd><Kbd>"↵"</Kbd></span>
                    <ButtonLink href=home on:click=move |_| watch.forget()>{td_string!(l, common.cancel)}</ButtonLink>
                    <Button kind=ButtonKind::Primary submit=true busy=saving>{td_string!(l, clients.create_button)}</Button>
                </div>
            </form>
        </div>
    }
}

/// Gives a draft back once the page is alive, unless something was typed before that.
fn give_back(state: FormState, watch: Watch, returned: RwSignal<Option<Draft>>) {
    let key = draft_key(state);
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        // The form is in the page from the second run on where it was not rendered by the server.
        if state.node.get().is_none() {
            return false;
        }
        if listen::was_typed_early(state) {
            watch.typed();
            return true;
        }
        if let Some(draft) = draft::load(&key)
            && state.start(|start| *start != draft.form)
        {
            // Made from an older version, it is saved against that one: the conflict then shows what changed.
            state.version.set(draft.version);
            for (id, name) in &draft.names {
                state.name_client(id.clone(), name.clone());
            }
            state.redraw(draft.form.clone());
            returned.set(Some(draft));
        }
        true
    });
}

/// Says that a draft was given back, and offers to drop it.
#[component]
fn Returned(state: FormState, watch: Watch, draft: Draft, returned: RwSignal<Option<Draft>>) -> impl IntoView {
    let l = state.l;
    let said = td_string!(l, clients.draft_taken, date = draft.written_at()).to_string();
    let (form, version) = state.pristine();
    let drop_it = move |_| {
        watch.forget();
        state.version.set(version);
        state.redraw(form.clone());
        state.duplicates.set(Vec::new());
        returned.set(None);
    };
    view! {
        <Alert kind=AlertKind::Info icon=Glyph::Clock live=true>
            {said} " "
            <button class="link" type="button" on:click=drop_it>{td_string!(l, clients.draft_drop)}</button>
        </Alert>
    }
}

/// Why it could not be saved, where no field is to blame. The draft is kept; after a lost session, so is the way back to it.
#[component]
fn NotSaved(state: FormState, error: AppError) -> impl IntoView {
    let l = state.l;
    let again = (error == AppError::SignedOut).then(|| {
        let here = match state.client {
            Some(id) => format!("/clients/{id}/edit"),
            None => "/clients/new".to_owned(),
        };
        let href = format!("/login?next={}", domain::listing::escaped(&here));
        view! { " " <a class="link" href=href rel="external">{td_string!(l, clients.sign_in_again)}</a> }
    });
    view! { <Alert kind=AlertKind::Bad live=true>{words::app_error(l, &error)} {again}</Alert> }
}
