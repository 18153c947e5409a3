use domain::error::Refusal;
use domain::state::Act;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;

use super::conflict::ConflictPanel;
use super::draft::{Draft, Place};
use super::save::{Watch, draft_place, submit};
use super::state::Form;
use super::{holders, listen};
use crate::record::BringBack;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, ButtonLink, ErrorSummary, Glyph, Kbd, anew, use_toasts};
use kit::way_back;
use kit::words::{self, td_string};

/// The whole form, with the bar that saves it.
#[component]
pub fn Sheet(
    /// The form.
    form: Form,
    /// What it is called.
    title: String,
    /// What the list is called that it belongs to.
    list_title: &'static str,
    /// Its parts, drawn anew when other values come in.
    #[prop(into)]
    parts: ViewFn,
) -> impl IntoView {
    let l = form.l;
    let path = form.of().listing().path;
    let watch = Watch::new(form);
    let toasts = use_toasts();
    let navigate = use_navigate();
    let returned = RwSignal::new(None::<Draft>);
    provide_context(holders::links(form));
    give_back(form, watch, returned);
    let to = navigate.clone();
    Effect::new(move || {
        if let Some(id) = form.saved.get() {
            watch.forget();
            match form.joined() {
                Some(name) => toasts.good(td_string!(l, form.conflict_merged, name = name).to_string()),
                None => toasts.good(td_string!(l, common.saved)),
            }
            // Back from a new record leads to where one came from, and not to another new one.
            let options = NavigateOptions { replace: form.id.is_none(), ..NavigateOptions::default() };
            to(&format!("{path}/{id}"), options);
        }
    });
    Effect::new(move |before: Option<u32>| {
        let times = form.touched.get();
        if before.is_some_and(|before| before != times) {
            watch.typed();
        }
        times
    });
    let hash = use_location().hash;
    Effect::new(move || {
        if form.node.get().is_some() {
            let part = hash.get_untracked();
            request_animation_frame(move || go_to_part(part.trim_start_matches('#')));
        }
    });
    // Whoever gives a new record up is back in the list as it was left.
    let home = form.id.map_or_else(|| way_back::to(path), |id| Signal::stored(format!("{path}/{id}")));
    let leave = move || navigate(&home.get_untracked(), NavigateOptions::default());
    listen::shortcuts(form, leave);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit(form);
    };
    let saving = Signal::derive(move || form.saving.get());
    view! {
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs"><a href=way_back::to(path)>{list_title}</a></nav>
                <h1>{title}</h1>
            </div>
        </header>
        <div class="page-body narrow">
            {put_aside(form)}
            {move || returned.get().map(|draft| view! { <Returned form watch draft returned/> })}
            <form
                node_ref=form.node
                class="form"
                method="post"
                novalidate
                autocomplete="off"
                on:submit=sent
                on:input=move |event| listen::on_input(form, watch, &event)
                on:focusin=move |event| listen::on_arrive(form, &event)
                on:keydown:capture=move |event| listen::on_first_key(form, &event)
                on:click=move |event| listen::on_press(form, &event)
                on:focusout=move |event| listen::on_leave(form, &event)
                on:change=move |event| listen::on_change(form, &event)
            >
                <ErrorSummary title=form.of().not_saved() errors=form.summary/>
                {move || match form.failure.get() {
                    Some(AppError::Conflict(conflict)) => Some(view! { <ConflictPanel form conflict=*conflict/> }),
                    _ => None,
                }}
                {move || anew(form.drawn.get(), parts.run())}
                <div class="form-bar">
                    {move || {
                        let other = form.failure.get().filter(|error| !matches!(error, AppError::Conflict(_)));
                        other.map(|error| view! { <NotSaved form error/> })
                    }}
                    <div class="form-acts">
                        <span class="saved" role="status">
                            {move || watch.kept.get().then(|| td_string!(l, form.draft_kept))}
                        </span>
                        <span class="form-key only-wide"><Kbd>"Ctrl"</Kbd><Kbd>"↵"</Kbd></span>
                        <ButtonLink href=home on:click=move |_| watch.forget()>{td_string!(l, common.cancel)}</ButtonLink>
                        <Button kind=ButtonKind::Primary submit=true busy=saving>{td_string!(l, form.create)}</Button>
                    </div>
                </div>
            </form>
        </div>
    }
}

/// Goes to the part that the address names: the router looked for it before the form was there. One row of several gets the focus too.
/// The router's word is taken, since the browser's own address may still be the page's that was left.
fn go_to_part(id: &str) {
    let Some(part) = document().get_element_by_id(id) else { return };
    part.scroll_into_view();
    if part.tag_name() == "FIELDSET"
        && let Some(first) = part.query_selector(":is(input, select):not([type=hidden])").ok().flatten()
        && let Ok(first) = first.dyn_into::<web_sys::HtmlElement>()
    {
        // Fails only for elements that are gone.
        drop(first.focus());
    }
}

/// Says of a record that is put aside that it stays so: it may be changed all the same.
fn put_aside(form: Form) -> Option<AnyView> {
    let l = form.l;
    let face = form.of().face().filter(|_| form.id.is_some())?;
    let comes_back = |act: &Act| matches!(act, Act::Restore | Act::Activate);
    (face.verbs.acts)(form.state).iter().any(comes_back).then(|| {
        let state = (face.standing)(l, form.state).1;
        let said = td_string!(l, form.put_aside, state = state).to_string();
        view! { <Alert kind=AlertKind::Warn>{said}</Alert> }.into_any()
    })
}

/// Gives a draft back once the page is alive, unless something was typed before that.
fn give_back(form: Form, watch: Watch, returned: RwSignal<Option<Draft>>) {
    let place = draft_place(form);
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        // The form is in the page from the second run on where it was not rendered by the server.
        if form.node.get().is_none() {
            return false;
        }
        if listen::was_typed_early(form) {
            watch.typed();
            return true;
        }
        if let Some(draft) = place.as_ref().and_then(Place::load)
            && form.start(|start| *start != draft.form)
        {
            // Made from an older version, it is saved against that one: the conflict then shows what changed.
            form.version.set(draft.version);
            if let Some(base) = draft.base.clone() {
                form.begin_from(base);
            }
            for (id, name) in &draft.names {
                form.name_record(id.clone(), name.clone());
            }
            form.redraw(draft.form.clone());
            returned.set(Some(draft));
        }
        true
    });
}

/// Says that a draft was given back, and offers to drop it.
#[component]
fn Returned(form: Form, watch: Watch, draft: Draft, returned: RwSignal<Option<Draft>>) -> impl IntoView {
    let l = form.l;
    let said = td_string!(l, form.draft_taken, date = draft.written_at()).to_string();
    let (text, version) = form.pristine();
    let drop_it = move |_| {
        watch.forget();
        form.version.set(version);
        form.begin_from(text.clone());
        form.redraw(text.clone());
        returned.set(None);
    };
    view! {
        <Alert kind=AlertKind::Info icon=Glyph::Clock live=true>
            {said} " "
            <button class="link" type="button" on:click=drop_it>{td_string!(l, form.draft_drop)}</button>
        </Alert>
    }
}

/// Why it could not be saved, where no field is to blame: in the bar, which stays in sight wherever in a long form one is. The draft is
/// kept; after a lost session, so is the way back to it.
#[component]
fn NotSaved(form: Form, error: AppError) -> impl IntoView {
    let l = form.l;
    let again = (error == AppError::SignedOut).then(|| {
        let path = form.of().listing().path;
        let here = form.id.map_or_else(|| format!("{path}/new"), |id| format!("{path}/{id}/edit"));
        let href = format!("/login?next={}", domain::listing::escaped(&here));
        view! { " " <a class="link" href=href rel="external">{td_string!(l, common.sign_in_again)}</a> }
    });
    let gone = (error == AppError::Refused(Refusal::Deleted)).then(|| {
        let back = Callback::new(move |()| form.failure.set(None));
        let bring = form.id.zip(form.of().face()).map(|(id, face)| view! { <BringBack face id done=back/> });
        view! { ". " {td_string!(l, form.deleted_kept)} " " {bring} }
    });
    view! { <Alert kind=AlertKind::Bad live=true>{words::app_error(l, &error)} {again} {gone}</Alert> }
}
