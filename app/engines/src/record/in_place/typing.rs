//! The input that stands in a fact's place.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::super::lines::{Kind, Line};

/// The input of a form: a line to type, or a list to choose from.
#[derive(Clone, Copy)]
pub(super) struct Typing(pub NodeRef<html::Form>);

impl Typing {
    fn field(self) -> Option<web_sys::HtmlElement> {
        self.0.get_untracked()?.query_selector(".input").ok()??.dyn_into().ok()
    }

    /// What stands in it; nothing once it is gone.
    pub fn value(self) -> Option<String> {
        let field = self.field()?;
        if let Some(list) = field.dyn_ref::<web_sys::HtmlSelectElement>() {
            return Some(list.value());
        }
        field.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value)
    }

    /// Brings the focus there, with its text selected.
    pub fn begin(self) {
        let Some(field) = self.field() else { return };
        // Fails only for elements that are gone.
        drop(field.focus());
        if let Some(line) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            line.select();
        }
    }
}

/// Draws it, with what stands in it at first. `wrong` says whether that is wrong, and `described_by` which element says why.
pub(super) fn drawn(line: &Line, was: String, label: String, wrong: Signal<bool>, described_by: String) -> AnyView {
    let invalid = move || wrong.get().then_some("true");
    let described = move || wrong.get().then(|| described_by.clone());
    let (kind, inputmode) = match line.kind {
        Kind::Choice => {
            let mut choices = line.choices.clone();
            if !choices.iter().any(|(value, _)| *value == was) {
                choices.insert(0, (was.clone(), was.clone()));
            }
            let option = |(value, words): (String, String)| {
                let selected = value == was;
                view! { <option value=value selected=selected>{words}</option> }
            };
            let options = choices.into_iter().map(option).collect_view();
            return view! {
                <select class="input" aria-label=label aria-invalid=invalid aria-describedby=described>{options}</select>
            }
            .into_any();
        }
        Kind::Text => ("text", "text"),
        Kind::Number => ("text", "decimal"),
        Kind::Day => ("date", "numeric"),
    };
    view! {
        <input
            class="input"
            type=kind
            inputmode=inputmode
            maxlength="2000"
            value=was
            aria-label=label
            aria-invalid=invalid
            aria-describedby=described
        />
    }
    .into_any()
}
