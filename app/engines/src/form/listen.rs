//! What the form listens to. One listener for all inputs: the event tells which.

use std::time::Duration;

use domain::form::in_row;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::put::fill_after;
use super::save::{Watch, submit};
use super::state::Form;
use kit::shortcuts::{hear_first, is_save, is_with_ctrl};
use kit::ui::{target, target_within};

/// The name and the value of what an event came from.
pub fn typed_in(event: &web_sys::Event) -> Option<(String, String)> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        let tick = matches!(input.type_().as_str(), "checkbox" | "radio");
        let value = if tick && !input.checked() { String::new() } else { input.value() };
        return Some((input.name(), value));
    }
    if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        return Some((select.name(), select.value()));
    }
    target.dyn_ref::<web_sys::HtmlTextAreaElement>().map(|area| (area.name(), area.value()))
}

/// Whether a form is still on the page: what its elements tell last comes after that.
fn is_here(form: Form) -> bool {
    form.saving.try_get_untracked().is_some()
}

/// While typing.
pub fn on_input(form: Form, watch: Watch, event: &ev::Event) {
    mend(form, event);
    watch.typed();
}

/// A wrong value that becomes right loses its error at once; a new error waits until the field is left.
pub fn mend(form: Form, event: &ev::Event) {
    if !is_here(form) {
        return;
    }
    let Some((name, value)) = typed_in(event) else { return };
    go_on(form, &name);
    if form.errors.with_untracked(|errors| errors.at(&name).is_some()) {
        form.check(&name, &value);
    }
}

/// When a field is left. It is left too when the dialog around it goes, with all that the form held.
pub fn on_leave(form: Form, event: &web_sys::Event) {
    if !is_here(form) {
        return;
    }
    let Some((name, value)) = typed_in(event) else { return };
    go_on(form, &name);
    if !name.is_empty() && !value.trim().is_empty() {
        form.check_left(&name, &value);
        let next = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
        let next = next.and_then(|next| next.dyn_into::<web_sys::HtmlInputElement>().ok());
        fill_after(form, &name, next.map(|input| input.name()));
    }
}

/// When one comes into a field. If it was filled in at that moment, its text is selected, so that typing replaces it: it was begun before
/// the text was seen.
pub fn on_arrive(form: Form, event: &web_sys::Event) {
    let Some(input) = target::<web_sys::HtmlInputElement>(event).filter(|_| is_here(form)) else { return };
    if form.shown().with_value(|shown| shown.is_met(&input.name())) {
        input.select();
    }
}

/// When one presses in a field: a press that brings the focus sets the caret after it, and another one is to set it where one likes.
pub fn on_press(form: Form, event: &web_sys::Event) {
    on_arrive(form, event);
    if let Some((name, _)) = typed_in(event).filter(|_| is_here(form)) {
        go_on(form, &name);
    }
}

/// When a key is pressed in an input that was filled in as one came into it, before the key does anything there. What it writes takes the
/// place of all of that, wherever the press that brought the focus has set the caret by then; by other keys one goes on from what stands
/// there.
pub fn on_first_key(form: Form, event: &ev::KeyboardEvent) {
    let Some(input) = target::<web_sys::HtmlInputElement>(event).filter(|_| is_here(form)) else { return };
    if form.shown().with_value(|shown| !shown.is_met(&input.name())) {
        return;
    }
    match writing(&event.key(), event.ctrl_key() || event.meta_key(), event.alt_key()) {
        Some(true) => input.select(),
        Some(false) => go_on(form, &input.name()),
        None => {}
    }
}

/// Whether a key writes something: a sign, or what is pasted. Nothing of one that is only held with others. A third sign of a key is
/// written with Ctrl and Alt on Windows; a phone's keys have no names.
fn writing(key: &str, with_ctrl: bool, with_alt: bool) -> Option<bool> {
    match key {
        "Shift" | "Control" | "Alt" | "AltGraph" | "Meta" | "CapsLock" => None,
        "Dead" | "Process" | "Unidentified" => Some(true),
        _ if with_ctrl && !with_alt => Some(key.eq_ignore_ascii_case("v")),
        _ => Some(key.chars().count() == 1),
    }
}

/// Whoever has typed or pressed in an input, or left it, has seen what was filled in there.
fn go_on(form: Form, name: &str) {
    if form.shown().with_value(|shown| shown.is_met(name)) {
        form.shown().update_value(|shown| shown.meet(None));
    }
}

/// A mark that only one row of a group bears leaves the others (A5.5).
pub fn on_change(form: Form, event: &ev::Event) {
    let Some(input) = target::<web_sys::HtmlInputElement>(event).filter(|_| is_here(form)) else { return };
    let name = input.name();
    let Some((group, _, mark)) = in_row(&name) else { return };
    let shape = form.of().shape();
    if !shape.group(group).is_some_and(|group| group.at_most_one.contains(&mark)) {
        return;
    }
    let Some(node) = form.node.get_untracked().filter(|_| input.checked()) else { return };
    let others = node.query_selector_all(&format!("input[name^='{group}['][name$='].{mark}']"));
    let Ok(others) = others else { return };
    for at in 0..others.length() {
        let other = others.item(at).and_then(|other| other.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(other) = other.filter(|other| other.name() != name) {
            other.set_checked(false);
        }
    }
}

/// Ctrl or ⌘ with Enter or S saves from anywhere but a dialog above the form; Escape leaves, and what was typed waits as a draft.
pub fn shortcuts(form: Form, leave: impl Fn() + Clone + 'static) {
    Effect::new(move || {
        let leave = leave.clone();
        hear_first(move |event| {
            let is_save = is_save(&event) || (event.key().eq_ignore_ascii_case("s") && is_with_ctrl(&event));
            if is_save && target_within(&event, "dialog").is_none() {
                event.prevent_default();
                submit_soon(form);
            }
        });
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && !event.default_prevented() && !something_is_open() {
                leave();
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// Ctrl or ⌘ with Enter saves from anywhere in a form that is not alone on its page.
pub fn on_key(form: Form, event: &ev::KeyboardEvent) {
    on_first_key(form, event);
    if is_save(event) && !event.default_prevented() {
        event.prevent_default();
        submit_soon(form);
    }
}

/// Submits once the key has been heard by the field that it was pressed in, which may take what is offered there.
fn submit_soon(form: Form) {
    let submit = move || {
        if is_here(form) {
            submit(form);
        }
    };
    set_timeout(submit, Duration::ZERO);
}

/// Escape first closes what is open above the form.
fn something_is_open() -> bool {
    document().query_selector("dialog[open], [popover]:popover-open").ok().flatten().is_some()
}

/// Whether something was typed before the page came to life: then a draft does not take its place.
pub fn was_typed_early(form: Form) -> bool {
    let Some(node) = form.node.get_untracked() else { return false };
    let Ok(fields) = node.query_selector_all("input[type=text], input[type=tel], input[type=email], textarea") else {
        return false;
    };
    (0..fields.length()).filter_map(|at| fields.item(at)).any(|field| {
        if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            return !input.name().is_empty() && input.value() != input.default_value();
        }
        field
            .dyn_ref::<web_sys::HtmlTextAreaElement>()
            .is_some_and(|area| area.default_value().is_ok_and(|first| area.value() != first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_write_are_told_apart() {
        let none = [false, false];
        for (key, [ctrl, alt], expected) in [
            ("7", none, Some(true)),
            ("É", none, Some(true)),
            ("@", [true, true], Some(true)),
            ("v", [true, false], Some(true)),
            ("V", [true, false], Some(true)),
            ("Unidentified", none, Some(true)),
            ("Dead", none, Some(true)),
            ("c", [true, false], Some(false)),
            ("End", none, Some(false)),
            ("Backspace", none, Some(false)),
            ("Tab", none, Some(false)),
            ("Shift", none, None),
            ("Control", [true, false], None),
        ] {
            assert_eq!(writing(key, ctrl, alt), expected, "{key}");
        }
    }
}
