use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, Glyph, Icon, MaybeText, field_id};

/// One of several, by the browser's own list.
#[component]
pub fn SelectField(
    /// Its name in the form; its id follows from it.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: TextProp,
    /// What one can choose: the value sent, and the words shown.
    options: Vec<(String, String)>,
    /// The value chosen at first.
    #[prop(optional, into)]
    value: String,
    /// The words of « none », sent as an empty value; without it one is always chosen.
    #[prop(optional, into)]
    empty_label: MaybeText,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
    /// How to choose.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What browsers may fill in.
    #[prop(optional_no_strip, into)]
    autocomplete: Option<&'static str>,
    /// Runs with the value chosen.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, required, hint, error, class };
    let options = options
        .into_iter()
        .map(|(option, words)| {
            let selected = option == value;
            view! { <option value=option selected=selected>{words}</option> }
        })
        .collect_view();
    let control = view! {
        <span class="select">
            <select
                class="input"
                id=frame.id.clone()
                name=name
                required=required
                autocomplete=autocomplete
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
                on:change:target=move |event| {
                    if let Some(run) = on_change {
                        run.run(event.target().value());
                    }
                }
            >
                {empty_label.map(|words| view! { <option value="">{move || words.get()}</option> })}
                {options}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
    };
    frame.around(control)
}
