//! The form at the end of a list that adds an entry; it is ready for the next one at once.

use domain::lists::ListItemForm;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editing::Editing;
use super::entry_form::{EntryFields, checked};
use super::parts::Parts;
use crate::api;
use kit::error::AppError;
use kit::failure::tell;
use kit::order::focus_later;
use kit::ui::{Button, Glyph, use_toasts};
use kit::words::{td_string, words};

/// Adds an entry.
#[component]
pub fn AddEntry(
    /// The list it goes to.
    editing: Editing,
) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let kind = editing.kind;
    let form = checked(kind);
    let parts = Parts::new("");
    let busy = RwSignal::new(false);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::add_list_item(kind, typed).await {
                Ok(item) => {
                    editing.items.update(|items| items.push(item));
                    if let Some(form) = form.node.get_untracked() {
                        form.reset();
                    }
                    parts.clear();
                    focus_later("new-label".to_owned());
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    view! {
        <form class="entry-form boxed" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=add>
            <EntryFields place="new" kind form value=ListItemForm::default() parts label=td_string!(l, settings.new_entry)/>
            <Button submit=true busy icon=Glyph::Plus>{td_string!(l, common.add)}</Button>
        </form>
    }
}
