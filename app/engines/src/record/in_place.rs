//! A fact that is changed where it stands: by its pencil or a double click. Enter saves, Escape leaves.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use crate::listing::acts::announce;
use kit::error::{Answer, AppError};
use kit::ui::{Glyph, Icon, IconButton, use_toasts};
use kit::words::{td_string, value_error, words};

/// A change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What stood in it, as typed: whoever else has changed it since is not overwritten.
    pub was: String,
    /// What is typed now.
    pub typed: String,
    /// The version to save over, once one has been told what somebody else has made of it.
    pub over: Option<i32>,
}

/// A change, under way.
pub type Changing = Pin<Box<dyn Future<Output = Answer<()>>>>;

/// What of a record may be changed in place.
#[derive(Clone, Copy)]
pub struct InPlace {
    subject: Subject,
    typed: StoredValue<BTreeMap<String, String>>,
    save: StoredValue<Arc<dyn Fn(Change) -> Changing + Send + Sync>>,
}

impl InPlace {
    /// `typed` are the fields, as one types them. Whoever may change nothing has none of it.
    pub fn new(
        subject: Subject,
        typed: BTreeMap<String, String>,
        save: impl Fn(Change) -> Changing + Send + Sync + 'static,
    ) -> Self {
        Self { subject, typed: StoredValue::new(typed), save: StoredValue::new(Arc::new(save)) }
    }

    /// What stands in a field that may be changed here.
    fn of(self, field: &str) -> Option<String> {
        self.typed.with_value(|typed| typed.get(field).cloned())
    }
}

/// A fact's value, and while it is changed an input in its place.
#[component]
pub fn Value(
    /// The field's name.
    field: String,
    /// What it is called.
    label: String,
    /// What it is.
    value: AnyView,
    /// What may be changed.
    in_place: InPlace,
) -> impl IntoView {
    let l = words();
    let Some(was) = in_place.of(&field) else {
        return view! { <span class="grow">{value}</span> }.into_any();
    };
    let editing = RwSignal::new(false);
    let pencil = NodeRef::<html::Button>::new();
    let title = td_string!(l, record.edit_fact, what = label.clone()).to_string();
    let close = Callback::new(move |()| {
        editing.set(false);
        // The pencil is in sight again by then.
        request_animation_frame(move || {
            if let Some(pencil) = pencil.try_get_untracked().flatten() {
                // Fails only for elements that are gone.
                drop(pencil.focus());
            }
        });
    });
    let entry = move || {
        let change = Change { field: field.clone(), was: was.clone(), typed: String::new(), over: None };
        editing.get().then(|| view! { <Entry label=label.clone() change in_place close/> })
    };
    view! {
        <span class="grow" hidden=move || editing.get() on:dblclick=move |_| editing.set(true)>{value}</span>
        <button
            node_ref=pencil
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
    .into_any()
}

/// The input, with what is wrong below it.
#[component]
fn Entry(
    /// What is changed.
    label: String,
    /// From what.
    change: Change,
    /// What may be changed.
    in_place: InPlace,
    /// Shows the value again.
    close: Callback<()>,
) -> impl IntoView {
    let l = words();
    let node = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<String>);
    let (was, error_id) = (change.was.clone(), format!("in-place-{}", change.field));
    let described_by = error_id.clone();
    Effect::new(move || {
        if let Some(input) = node.get() {
            request_animation_frame(move || input.select());
        }
    });
    let send = sending(node, change, in_place, wrong, close);
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            close.run(());
        }
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let told = move || {
        let id = error_id.clone();
        wrong.get().map(|text| view! { <span class="field-error" id=id role="alert">{text}</span> })
    };
    view! {
        <form class="in-place" novalidate autocomplete="off" on:keydown=key on:submit=sent>
            <span class="in-place-line">
                <input
                    node_ref=node
                    class="input"
                    type="text"
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

/// Saves what is typed, one change at a time.
fn sending(
    node: NodeRef<html::Input>,
    change: Change,
    in_place: InPlace,
    wrong: RwSignal<Option<String>>,
    close: Callback<()>,
) -> Callback<()> {
    let (l, toasts) = (words(), use_toasts());
    let (busy, over) = (StoredValue::new(false), StoredValue::new(None::<i32>));
    Callback::new(move |()| {
        let Some(input) = node.get_untracked().filter(|_| !busy.get_value()) else { return };
        let change = Change { typed: input.value(), over: over.get_value(), ..change.clone() };
        if change.typed.trim() == change.was {
            return close.run(());
        }
        busy.set_value(true);
        let path = format!("fields.{}", change.field);
        let saving = in_place.save.with_value(|save| save(change));
        spawn_local(async move {
            let answer = saving.await;
            if answer.is_ok() {
                toasts.good(td_string!(l, common.saved));
                announce(in_place.subject);
            }
            // The page may have been left.
            if busy.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => close.run(()),
                Err(AppError::Conflict(conflict)) => {
                    let conflict = *conflict;
                    over.set_value(Some(conflict.version));
                    let (name, value) = (conflict.by, conflict.current.get(&path).to_owned());
                    wrong.set(Some(td_string!(l, record.changed_meanwhile, name = name, value = value).to_string()));
                }
                Err(error) => wrong.set(Some(value_error(l, &error))),
            }
        });
    })
}
