//! Putting entries in order by two buttons, which work by pointer, by touch and by keyboard alike.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::{Glyph, IconButton};
use crate::words::{Locale, td_string, words};

/// Up and down. The focus stays on the button that was pressed, or goes to the other one at the end of the way.
#[component]
pub fn MoveButtons(
    /// Unique in the page.
    id: String,
    /// What is moved.
    #[prop(into)]
    label: Signal<String>,
    /// Its place, from 0.
    #[prop(into)]
    place: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Moves it to another place.
    on_move: Callback<usize>,
) -> impl IntoView {
    let l = words();
    let (up, down) = (format!("up-{id}"), format!("down-{id}"));
    let ids = StoredValue::new((up.clone(), down.clone()));
    let go = move |step: isize| {
        let to = place.get_untracked().saturating_add_signed(step);
        on_move.run(to);
        let at_end = if step < 0 { to == 0 } else { to + 1 >= count.get_untracked() };
        ids.with_value(|(up, down)| focus_later(if (step < 0) == at_end { down.clone() } else { up.clone() }));
    };
    let name = move |said: fn(Locale, String) -> String| move || said(l, label.get());
    view! {
        <IconButton
            attr:id=up
            label=name(|l, label| td_string!(l, settings.move_up, label = label).to_string())
            icon=Glyph::ChevronUp
            disabled=Signal::derive(move || place.get() == 0)
            on_press=move |()| go(-1)
        />
        <IconButton
            attr:id=down
            label=name(|l, label| td_string!(l, settings.move_down, label = label).to_string())
            icon=Glyph::ChevronDown
            disabled=Signal::derive(move || place.get() + 1 >= count.get())
            on_press=move |()| go(1)
        />
    }
}

/// Says where something moved to, for those who don't see it.
#[component]
pub fn Spoken(
    /// What is said.
    words: RwSignal<String>,
) -> impl IntoView {
    view! { <p class="sr-only" role="status">{move || words.get()}</p> }
}

/// Takes an entry to another place of its list.
pub fn move_within<T>(entries: &mut Vec<T>, from: usize, to: usize) {
    if from < entries.len() {
        let entry = entries.remove(from);
        entries.insert(to.min(entries.len()), entry);
    }
}

/// Brings the focus to an element once the page shows what was just changed.
pub fn focus_later(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for elements that are gone.
            drop(element.focus());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::move_within;

    #[test]
    fn an_entry_moves_both_ways_and_never_out() {
        for (from, to, expected) in [(0, 1, "bac"), (2, 0, "cab"), (0, 9, "bca"), (1, 1, "abc"), (7, 0, "abc")] {
            let mut letters = vec!['a', 'b', 'c'];
            move_within(&mut letters, from, to);
            assert_eq!(letters.into_iter().collect::<String>(), expected, "{from} to {to}");
        }
    }
}
