//! A fact that is changed where it stands: by its pencil or a double click. Enter saves, Escape leaves.

mod saving;
mod typing;

use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use self::saving::{Wrong, sending};
use self::typing::{Typing, drawn};
use super::bring_back::BringBack;
use super::lines::{Choices, Held, InPlace, Kind, Line};
use kit::live;
use kit::ui::{Glyph, Icon, IconButton, target, use_toasts};
use kit::words::{formats, td_string, value_error, words};

/// A fact's value, and while it is changed an input in its place.
#[component]
pub fn Value(
    /// What is changed.
    line: Line,
    /// What it is called.
    label: String,
    /// What it is.
    value: AnyView,
    /// What may be changed.
    in_place: InPlace,
) -> impl IntoView {
    let l = words();
    let editing = RwSignal::new(false);
    // By its id the focus finds it again when the page is drawn anew with what was saved.
    let pencil = format!("pencil-{}", line.path);
    let id = pencil.clone();
    let title = td_string!(l, record.edit_fact, what = label.clone()).to_string();
    let close = Callback::new(move |()| {
        editing.set(false);
        live::back_to(&pencil);
    });
    let entry = move || {
        let is_asked_for = line.kind == Kind::Choice && line.choices.is_empty();
        editing.get().then(|| match (label.clone(), line.clone()) {
            (label, line) if is_asked_for => view! { <Choose label line in_place close/> }.into_any(),
            (label, line) => view! { <Entry label line in_place close/> }.into_any(),
        })
    };
    view! {
        <span class="grow" hidden=move || editing.get() on:dblclick=move |_| editing.set(true)>{value}</span>
        <button
            id=id
            class="star pencil"
            type="button"
            aria-label=title.clone()
            title=title
            hidden=move || editing.get()
            on:click=move |_| editing.set(true)
        >
            <Icon glyph=Glyph::Pencil/>
        </button>
        {entry}
    }
}

/// The input of what is chosen, once it is known what may be.
#[component]
fn Choose(
    /// What it is called.
    label: String,
    /// What is changed.
    line: Line,
    /// What may be changed.
    in_place: InPlace,
    /// Shows the value again.
    close: Callback<()>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let offered = RwSignal::new(None::<Choices>);
    let asked = in_place.held().offer.map(|offer| offer(line.name().to_owned(), line.typed(formats())));
    spawn_local(async move {
        let answer = match asked {
            Some(asked) => asked.await,
            None => Ok(Choices::new()),
        };
        // The page may have been left, or the choice given up.
        if offered.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(choices) => offered.set(Some(choices)),
            Err(error) => {
                close.run(());
                toasts.bad(value_error(l, &error));
            }
        }
    });
    let drawn = move |choices: Choices| {
        let (label, line) = (label.clone(), line.clone().of(choices));
        view! { <Entry label line in_place close/> }.into_any()
    };
    move || match offered.get() {
        Some(choices) => drawn(choices),
        None => view! { <span class="skel w-45" aria-hidden="true"></span> }.into_any(),
    }
}

/// The input, with what is wrong below it.
#[component]
fn Entry(
    /// What it is called.
    label: String,
    /// What is changed.
    line: Line,
    /// What may be changed.
    in_place: InPlace,
    /// Shows the value again.
    close: Callback<()>,
) -> impl IntoView {
    let l = words();
    let node = NodeRef::<html::Form>::new();
    let typing = Typing(node);
    let wrong = RwSignal::new(None::<Wrong>);
    let error_id = format!("in-place-{}", line.path);
    let is_wrong = Signal::derive(move || wrong.with(Option::is_some));
    let input = drawn(&line, line.typed(formats()), label, is_wrong, error_id.clone());
    Effect::new(move || {
        if node.get().is_some() {
            request_animation_frame(move || typing.begin());
        }
    });
    let send = sending(typing, line, in_place, wrong, close);
    // On their way to the input: a field of a day keeps its keys.
    let key = move |event: ev::KeyboardEvent| {
        let is_input = target::<web_sys::HtmlElement>(&event).is_some_and(|at| at.matches(".input") == Ok(true));
        match event.key().as_str() {
            "Escape" => close.run(()),
            "Enter" if is_input && !event.is_composing() => send.run(()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let is_back = Callback::new(move |()| {
        wrong.set(None);
        typing.begin();
    });
    let told = move || {
        let id = error_id.clone();
        wrong.get().map(|Wrong { text, is_gone, holder }| {
            let Held { face, id: record, .. } = in_place.held();
            let bring = is_gone.then(|| view! { <BringBack face id=record done=is_back/> });
            // Beside the page, where what was typed stays.
            let open = |href: String| {
                view! { " " <a class="link" href=href target="_blank">{td_string!(l, form.open_holder)}</a> }
            };
            view! { <span class="field-error" id=id role="alert"><span>{text}{holder.map(open)}</span></span> {bring} }
        })
    };
    view! {
        <form node_ref=node class="in-place" novalidate autocomplete="off" on:keydown:capture=key on:submit=sent>
            <span class="in-place-line">
                {input}
                <IconButton label=td_string!(l, common.save) icon=Glyph::Check on_press=move |()| send.run(())/>
                <IconButton label=td_string!(l, common.cancel) icon=Glyph::X on_press=move |()| close.run(())/>
            </span>
            {told}
        </form>
    }
}
