//! Moving inside an open menu by keyboard.

use leptos::{ev::KeyboardEvent, prelude::document};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long letters add up to one word, in milliseconds.
const WORD_MS: f64 = 600.0;

/// The letters typed so far, and when the last one was.
#[derive(Default)]
pub(super) struct Typed {
    letters: String,
    at_ms: f64,
}

/// Whether a menu is showing.
pub(super) fn is_open(list: &HtmlElement) -> bool {
    list.matches(":popover-open").unwrap_or(false)
}

/// Lets a menu have the focus from the moment that it opens, and not only once its event has come: what is typed meanwhile is for it.
pub(super) fn take_focus(list: &HtmlElement) {
    // Fails only for names that are none.
    drop(list.set_attribute("autofocus", ""));
}

/// Puts the focus on the first item, unless a key has already put it on another.
pub(super) fn focus_first(list: &HtmlElement) {
    let items = items(list);
    if focused(&items).is_none() {
        focus(items.first());
    }
}

/// Which of the items has the focus.
fn focused(items: &[HtmlElement]) -> Option<usize> {
    let active = document().active_element()?;
    items.iter().position(|item| item.is_same_node(Some(&active)))
}

/// Whether the list itself has the focus.
fn has_focus(list: &HtmlElement) -> bool {
    document().active_element().is_some_and(|active| list.is_same_node(Some(&active)))
}

/// Moves the focus as a key asks. Escape is the browser's; Tab leaves, and so closes.
pub(super) fn handle(event: &KeyboardEvent, list: &HtmlElement, typed: &mut Typed) {
    let items = items(list);
    let Some(end) = items.len().checked_sub(1) else { return };
    // The list has the focus itself before its first item does.
    let here = focused(&items).or_else(|| has_focus(list).then_some(0));
    let to = match event.key().as_str() {
        "ArrowDown" => here.map_or(0, |here| if here == end { 0 } else { here + 1 }),
        "ArrowUp" => here.map_or(end, |here| here.checked_sub(1).unwrap_or(end)),
        "Home" => 0,
        "End" => end,
        "Tab" => {
            // Refused when already closed.
            drop(list.hide_popover());
            return;
        }
        key if is_letter(key, event, typed) => match typed.find(key, event.time_stamp(), &items, here) {
            Some(found) => found,
            None => return,
        },
        _ => return,
    };
    event.prevent_default();
    focus(items.get(to));
}

/// Whether a key writes something and is not a command. A blank presses the item, as everywhere, unless it goes on with a word.
fn is_letter(key: &str, event: &KeyboardEvent, typed: &Typed) -> bool {
    let is_written = key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    is_written && (key != " " || typed.goes_on(event.time_stamp()))
}

impl Typed {
    /// Whether a key that comes now goes on with the word.
    fn goes_on(&self, now_ms: f64) -> bool {
        now_ms - self.at_ms < WORD_MS && !self.letters.is_empty()
    }

    /// The next item that begins with what has been typed: the same one while a word goes on, the following one for a new letter.
    fn find(&mut self, key: &str, now_ms: f64, items: &[HtmlElement], here: Option<usize>) -> Option<usize> {
        let goes_on = self.goes_on(now_ms);
        if !goes_on {
            self.letters.clear();
        }
        self.at_ms = now_ms;
        self.letters.push_str(&key.to_lowercase());
        let start = here.map_or(0, |here| if goes_on { here } else { here + 1 });
        (0..items.len()).map(|step| (start + step) % items.len()).find(|&at| {
            let text = items.get(at).and_then(|item| item.text_content()).unwrap_or_default();
            text.trim_start().to_lowercase().starts_with(&self.letters)
        })
    }
}

/// The items, in order: those that cannot be chosen now among them, so that whoever comes by hears why.
fn items(list: &Element) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("[role^=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Focuses an item, if there is one.
fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // Fails only for elements that are gone.
        drop(item.focus());
    }
}
