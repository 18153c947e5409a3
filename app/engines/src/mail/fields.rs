//! The fields of a letter, whatever it is about.

use domain::mail::LetterForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::ui::{TextArea, TextField};
use kit::words::{Locale, td_string};

/// What a letter begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterStart {
    /// What stands in its form.
    pub form: LetterForm,
    /// Who of the client can be written to: their names with their addresses.
    pub people: Vec<String>,
    /// Whether the company has said by which server letters are sent.
    pub is_set: bool,
    /// The addresses of those who get a link of their own: they are let into the portal.
    pub linked: Vec<String>,
    /// How such a link begins, with dots for what nobody knows yet.
    pub link: String,
}

/// What a value of the form is called, by its name.
#[must_use]
pub fn label(l: Locale, name: &str) -> String {
    let words = match name {
        "to" => td_string!(l, mail.to),
        "cc" => td_string!(l, mail.cc),
        "bcc" => td_string!(l, mail.bcc),
        "subject" => td_string!(l, mail.subject),
        "text" => td_string!(l, mail.text),
        _ => "",
    };
    words.to_owned()
}

/// To whom, what it is about, and what it says. What is typed goes into `form`; `error` knows what is wrong with a field.
pub fn letter_fields(
    l: Locale,
    start: &LetterStart,
    form: StoredValue<LetterForm>,
    error: impl Fn(&'static str) -> Signal<Option<String>>,
) -> AnyView {
    let begun = start.form.clone();
    let typed = move |set: fn(&mut LetterForm, String)| {
        Callback::new(move |text: String| form.update_value(|form| set(form, text)))
    };
    let hint = if start.people.is_empty() {
        td_string!(l, mail.addresses_hint).to_owned()
    } else {
        td_string!(l, mail.contacts_hint, people = start.people.join(", ")).to_string()
    };
    view! {
        <TextField
            name="to" label=td_string!(l, mail.to) value=begun.to required=true hint=hint error=error("to")
            on_input=typed(|form, text| form.to = text)
        />
        <div class="form-grid cols-2">
            <TextField
                name="cc" label=td_string!(l, mail.cc) value=begun.cc error=error("cc")
                on_input=typed(|form, text| form.cc = text)
            />
            <TextField
                name="bcc" label=td_string!(l, mail.bcc) value=begun.bcc error=error("bcc")
                on_input=typed(|form, text| form.bcc = text)
            />
        </div>
        <TextField
            name="subject" label=td_string!(l, mail.subject) value=begun.subject required=true maxlength=200
            error=error("subject") on_input=typed(|form, text| form.subject = text)
        />
        <TextArea
            name="text" label=td_string!(l, mail.text) value=begun.text required=true maxlength=20_000
            error=error("text") on_input=typed(|form, text| form.text = text)
        />
    }
    .into_any()
}
