use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, MaybeText, classes, field_id};

/// What stands in a `<textarea>`, as a page that the server makes writes it: tachys 0.2 takes what is in this element for no text and leaves
/// it as it is, so that a note could end the element and go on as markup.
#[cfg(feature = "ssr")]
#[must_use]
pub fn in_text_area(text: String) -> String {
    html_escape::encode_text(&text).into_owned()
}

/// The same in the browser, which sets it as text and writes nothing.
#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn in_text_area(text: String) -> String {
    text
}

/// Several lines to type; grows with what is typed.
#[component]
pub fn TextArea(
    /// Its name in the form; its id follows from it.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: TextProp,
    /// What it holds at first.
    #[prop(optional, into)]
    value: String,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example of what is expected.
    #[prop(optional, into)]
    placeholder: MaybeText,
    /// How many characters it takes at most.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Two lines rather than three at first.
    #[prop(optional)]
    short: bool,
    /// Runs with the text at each change.
    #[prop(optional_no_strip, into)]
    on_input: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, required, hint, error, class };
    let control = view! {
        <textarea
            class=classes(&["input", if short { "short" } else { "" }])
            id=frame.id.clone()
            name=name
            required=required
            placeholder=placeholder.map(|text| move || text.get())
            maxlength=maxlength.map(|length| length.to_string())
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
            on:input:target=move |event| {
                if let Some(run) = on_input {
                    run.run(event.target().value());
                }
            }
        >
            {in_text_area(value)}
        </textarea>
    };
    frame.around(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_ends_nothing() {
        let written = if cfg!(feature = "ssr") { "&lt;/textarea&gt;&amp;amp;" } else { "</textarea>&amp;" };
        assert_eq!(in_text_area("</textarea>&amp;".to_owned()), written);
    }
}
