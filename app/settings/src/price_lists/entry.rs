//! An entry of a price list: what it is of, and its price or discount to change in place.

use domain::client_prices::PriceOf;
use domain::price_lists::EntryRow;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::saying::Saying;
use super::wording;
use crate::merge::fill;
use engines::listing::acts::undone;
use kit::ui::{Glyph, IconButton, TextField, target};
use kit::words::td_string;

/// An entry. It is saved when its value is left, and with Enter; without a value it is taken out.
#[component]
pub fn EntryLine(
    /// The open list.
    saying: Saying,
    /// The entry as it was read.
    row: EntryRow,
) -> impl IntoView {
    let l = saying.l;
    let of = row.entry.of;
    let shown = wording::value(&row.entry, saying.f);
    let (typed, kept) = (RwSignal::new(shown.clone()), RwSignal::new(shown.clone()));
    let error = RwSignal::new(None::<String>);
    let (name, note) = (row.name.clone(), wording::about(l, saying.f, &row));
    let row = StoredValue::new(row);
    let remove = move || saying.remove(row.get_value());
    let save = move || {
        let value = typed.get_untracked();
        if value.trim() == kept.get_untracked().trim() {
            error.set(None);
            return;
        }
        if value.trim().is_empty() {
            remove();
            return;
        }
        spawn_local(async move {
            match saying.say(of, &value).await {
                Ok(_) => {
                    // The page may have been left meanwhile.
                    let Some(before) = kept.try_get_untracked() else { return };
                    kept.set(value);
                    error.set(None);
                    let back = move || put_back(saying, of, before.clone(), [typed, kept]);
                    saying.toasts.undoable(l, td_string!(l, common.saved), back);
                }
                Err(text) => error.set(text),
            }
        });
    };
    let entered = move |event: KeyboardEvent| {
        // In the input alone: the button beside it has a meaning of its own for this key.
        if event.key() == "Enter" && target::<web_sys::HtmlInputElement>(&event).is_some() {
            event.prevent_default();
            save();
        }
    };
    let id = wording::input_id(of);
    let label = td_string!(l, price_lists.value_of, name = name.clone()).to_string();
    let removing = td_string!(l, price_lists.remove, name = name.clone()).to_string();
    view! {
        <li class="setting" on:keydown=entered>
            <div class="setting-text">
                <span class="setting-name">{name}</span>
                <span class="setting-note">{note}</span>
            </div>
            <TextField
                name=id.clone() id label value=shown maxlength=40 autocomplete="off" input_class="num"
                error=error on_input=Callback::new(move |text: String| typed.set(text))
                on_blur=Callback::new(move |_: String| save())
            />
            <IconButton label=removing icon=Glyph::X class="sm" on_press=move |()| remove()/>
        </li>
    }
}

/// « Annuler »: the list says again what it said before, and the input shows it while it is there.
fn put_back(saying: Saying, of: PriceOf, before: String, shown: [RwSignal<String>; 2]) {
    spawn_local(async move {
        match saying.say(of, &before).await {
            Ok(_) => {
                fill(&wording::input_id(of), &before);
                for signal in shown {
                    signal.try_set(before.clone());
                }
                undone(saying.l, saying.toasts);
            }
            Err(error) => error.into_iter().for_each(|text| saying.toasts.bad(text)),
        }
    });
}
