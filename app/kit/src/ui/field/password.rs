use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, Glyph, Icon, MaybeText, field_id};

/// A secret to type, with an eye to read it by.
#[component]
pub fn PasswordField(
    /// Its name in the form; its id follows from it.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: TextProp,
    /// What the eye says while the secret is hidden.
    #[prop(into)]
    show_label: TextProp,
    /// What the eye says while the secret is shown.
    #[prop(into)]
    hide_label: TextProp,
    /// `current-password` or `new-password`.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// Whether it must be filled in.
    #[prop(default = true)]
    required: bool,
    /// What it must be like.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Runs with the text at each change.
    #[prop(optional_no_strip, into)]
    on_input: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, required, hint, error, class };
    let shown = RwSignal::new(false);
    let words = StoredValue::new((show_label, hide_label));
    let said = move || words.with_value(|(show, hide)| if shown.get() { hide.get() } else { show.get() });
    let control = view! {
        <span class="affixed">
            <input
                class="input"
                id=frame.id.clone()
                name=name
                type=move || if shown.get() { "text" } else { "password" }
                required=required
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
                on:input:target=move |event| {
                    if let Some(run) = on_input {
                        run.run(event.target().value());
                    }
                }
            />
            <button class="affix-button" type="button" aria-label=said title=said on:click=move |_| shown.update(|shown| *shown = !*shown)>
                {move || view! { <Icon glyph=if shown.get() { Glyph::EyeOff } else { Glyph::Eye }/> }}
            </button>
        </span>
    };
    frame.around(control)
}
