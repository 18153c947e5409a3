//! What becomes of a letter's link, and how the letter looks to whoever gets one.

use domain::mail::LetterForm;
use domain::mail::template::linked;
use leptos::prelude::*;

use super::fields::LetterStart;
use kit::ui::{Button, Glyph};
use kit::words::{Locale, td_string};

/// See the module. What is typed is looked at when the button is pressed, and put away by the next press.
pub fn look(l: Locale, start: &LetterStart, form: StoredValue<LetterForm>) -> AnyView {
    let shown = RwSignal::new(None::<(String, String)>);
    let link = (!start.linked.is_empty()).then(|| start.link.clone());
    let hint = (!start.linked.is_empty())
        .then(|| td_string!(l, mail.link_of, people = start.linked.join(", ")).to_string())
        .map(|hint| view! { <p class="field-hint">{hint}</p> });
    let press = move |()| {
        let is_open = shown.with_untracked(Option::is_some);
        let read = || form.with_value(|form| (form.subject.clone(), linked(&form.text, link.as_deref())));
        shown.set((!is_open).then(read));
    };
    let preview = move || {
        shown.get().map(|(subject, text)| {
            view! {
                <div class="letter-preview" role="group" aria-label=td_string!(l, mail.preview)>
                    <strong>{subject}</strong>
                    "\n\n"
                    {text}
                </div>
            }
        })
    };
    view! {
        {hint}
        <div><Button class="sm" icon=Glyph::File on_press=press>{td_string!(l, mail.preview)}</Button></div>
        {preview}
    }
    .into_any()
}
