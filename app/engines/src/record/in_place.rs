//! A fact that is changed where it stands: by its pencil or a double click. Enter saves, Escape leaves.

use domain::error::Refusal;
use domain::form::Conflict;
use domain::format::Locale as FormatLocale;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use super::bring_back::BringBack;
use super::lines::{Change, Held, InPlace, Kind, Line};
use super::put_back::Saved;
use super::wrong::said;
use crate::form::holders::holder;
use crate::listing::acts::announce;
use kit::error::AppError;
use kit::live;
use kit::ui::{Glyph, Icon, IconButton, target, use_toasts};
use kit::words::{Locale, formats, td_string, words};

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
    let entry = move || editing.get().then(|| view! { <Entry label=label.clone() line=line.clone() in_place close/> });
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
    let node = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<Wrong>);
    let (was, error_id) = (line.typed(formats()), format!("in-place-{}", line.path));
    let described_by = error_id.clone();
    let (kind, inputmode) = match line.kind {
        Kind::Text => ("text", "text"),
        Kind::Number => ("text", "decimal"),
        Kind::Day => ("date", "numeric"),
    };
    Effect::new(move || {
        if let Some(input) = node.get() {
            request_animation_frame(move || {
                // A day has no text to select. Fails only for elements that are gone.
                drop(input.focus());
                input.select();
            });
        }
    });
    let send = sending(node, line, in_place, wrong, close);
    // On their way to the input: a field of a day keeps its keys.
    let key = move |event: ev::KeyboardEvent| {
        let is_typing = target::<web_sys::HtmlInputElement>(&event).is_some() && !event.is_composing();
        match event.key().as_str() {
            "Escape" => close.run(()),
            "Enter" if is_typing => send.run(()),
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
        if let Some(input) = node.get_untracked() {
            // Fails only for elements that are gone.
            drop(input.focus());
        }
    });
    let told = move || {
        let id = error_id.clone();
        wrong.get().map(|Wrong { text, is_gone, holder }| {
            let Held { face, id: record, .. } = in_place.held();
            let bring = is_gone.then(|| view! { <BringBack face id=record done=is_back/> });
            // Beside the page, where what was typed stays.
            let open =
                |href: String| view! { " " <a class="link" href=href target="_blank">{td_string!(l, form.open_holder)}</a> };
            view! { <span class="field-error" id=id role="alert"><span>{text}{holder.map(open)}</span></span> {bring} }
        })
    };
    view! {
        <form class="in-place" novalidate autocomplete="off" on:keydown:capture=key on:submit=sent>
            <span class="in-place-line">
                <input
                    node_ref=node
                    class="input"
                    type=kind
                    inputmode=inputmode
                    maxlength="2000"
                    value=was
                    aria-label=label
                    aria-invalid=move || wrong.read().is_some().then_some("true")
                    aria-describedby=move || wrong.read().is_some().then(|| described_by.clone())
                />
                <IconButton label=td_string!(l, common.save) icon=Glyph::Check on_press=move |()| send.run(())/>
                <IconButton label=td_string!(l, common.cancel) icon=Glyph::X on_press=move |()| close.run(())/>
            </span>
            {told}
        </form>
    }
}

/// Why it was not saved.
#[derive(Clone)]
struct Wrong {
    /// In words.
    text: String,
    /// Whether the record was thrown away, and is brought back first.
    is_gone: bool,
    /// The page of another record that has what only one may.
    holder: Option<String>,
}

/// Saves what is typed, one change at a time.
fn sending(
    node: NodeRef<html::Input>,
    line: Line,
    in_place: InPlace,
    wrong: RwSignal<Option<Wrong>>,
    close: Callback<()>,
) -> Callback<()> {
    let (l, f, toasts, held) = (words(), formats(), use_toasts(), in_place.held());
    // Whoever has been told what somebody else saved goes out from that.
    let version = StoredValue::new(held.version);
    let stood = StoredValue::new(line.typed(f));
    let busy = StoredValue::new(false);
    Callback::new(move |()| {
        let Some(input) = node.get_untracked().filter(|_| !busy.get_value()) else { return };
        let typed = input.value();
        if typed.trim() == line.typed(f) {
            return close.run(());
        }
        busy.set_value(true);
        let path = line.path.as_str().into();
        let is_emptied = typed.trim().is_empty();
        let saving = (held.save)(Change { version: version.get_value(), path, typed: typed.into() });
        let (line, held, before) = (line.clone(), held.clone(), stood.get_value());
        spawn_local(async move {
            let answer = saving.await;
            if let Ok(version) = answer {
                let subject = held.face.listing.subject;
                let saved = Saved { line: line.clone(), held: held.clone(), before, version };
                saved.tell((l, f), toasts, is_emptied);
                announce(subject);
            }
            // The page may have been left.
            if busy.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => close.run(()),
                Err(AppError::Conflict(conflict)) => {
                    version.set_value(conflict.version);
                    stood.set_value(line.written(conflict.current.get(&line.path), f));
                    let text = meanwhile(l, f, &line, *conflict);
                    wrong.set(Some(Wrong { text, is_gone: false, holder: None }));
                }
                Err(error) => {
                    let is_gone = error == AppError::Refused(Refusal::Deleted);
                    let text = said(l, &line.path, &error, &*held.label);
                    wrong.set(Some(Wrong { text, is_gone, holder: taken_by(&line.path, &error) }));
                }
            }
        });
    })
}

/// The page of the record that has what is to stand at a path, and only one may.
fn taken_by(path: &str, error: &AppError) -> Option<String> {
    let AppError::Invalid(errors) = error else { return None };
    holder(errors.at(path)?)
}

/// What somebody else has saved in the same place.
fn meanwhile(l: Locale, f: FormatLocale, line: &Line, conflict: Conflict) -> String {
    let (name, stored) = (conflict.by, conflict.current.get(&line.path));
    if stored.is_empty() {
        return td_string!(l, record.emptied_meanwhile, name = name).to_string();
    }
    td_string!(l, record.changed_meanwhile, name = name, value = line.said(stored, f)).to_string()
}

#[cfg(test)]
mod tests {
    use domain::error::{FieldError, FieldErrors};
    use domain::subject::Subject;

    use super::*;

    #[test]
    fn who_has_what_only_one_may_is_led_to() {
        let id = uuid::Uuid::from_u128(7);
        let taken = FieldError::TakenBy { subject: Subject::Contact, id, name: "Ana".into() };
        let error = AppError::Invalid(FieldErrors::one("fields.email", taken));
        assert_eq!(taken_by("fields.email", &error), Some(format!("/contacts/{id}")));
        assert_eq!((taken_by("fields.fax", &error), taken_by("", &AppError::NotFound)), (None, None));
    }

    #[test]
    fn what_somebody_else_saved_is_told_as_one_types_it() {
        let line = Line::number("fields.price");
        let mut conflict = Conflict {
            version: 2,
            by: "Claire".into(),
            changes: Vec::new(),
            current: domain::form::FormText::default(),
        };
        let say = |conflict: &Conflict| meanwhile(Locale::fr, FormatLocale::FrFr, &line, conflict.clone());
        assert!(say(&conflict).starts_with("Claire a vidé"), "{}", say(&conflict));
        conflict.current.set("fields.price", "1234.50");
        assert!(say(&conflict).contains("1\u{202f}234,50"), "{}", say(&conflict));
    }
}
