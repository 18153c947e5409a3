//! Typing in the place of whoever fills the form in.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::Form;
use kit::ui::field_id;

/// Types into the input of a path, as far as the form can tell.
pub fn put(path: &str, text: &str) {
    let Some(element) = document().get_element_by_id(&field_id(path)) else { return };
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.set_value(text);
    } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(text);
    }
    let bubbles = web_sys::EventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &bubbles) {
        // Fails only for an event that is being dispatched already.
        drop(element.dispatch_event(&event));
    }
}

/// Types what is stored into the input of a path, as that input shows it.
pub fn put_stored(form: Form, path: &str, stored: &str) {
    let shown = form.shown().try_update_value(|shown| shown.change(path, stored));
    if let Some(shown) = shown {
        put(path, &shown);
    }
}

/// Whoever comes into this input next types in the place of what was filled in there.
pub fn meet(form: Form, path: &str) {
    form.shown().try_update_value(|shown| shown.meet(Some(path.to_owned())));
}

/// Fills in what follows from a field that was left for another one, `next`. Where that is filled in itself, whoever types there means
/// something else.
pub fn fill_after(form: Form, left: &str, next: Option<String>) {
    let Some(text) = form.gathered() else { return };
    let fills = form.of().left(left, &text);
    for (path, stored) in &fills {
        put_stored(form, path, stored);
    }
    let is_filled = |next: &String| fills.iter().any(|(path, _)| path == next);
    form.shown().try_update_value(|shown| {
        // What was chosen may have filled it in before the field was left.
        let met = next.filter(|next| is_filled(next) || shown.is_met(next));
        shown.meet(met);
    });
}
