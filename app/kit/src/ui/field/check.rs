use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, MaybeText, classes, field_id};

/// A box to tick.
#[component]
pub fn CheckField(
    /// Its name in the form; its id follows from it, unless given.
    #[prop(into)]
    name: String,
    /// What ticking says.
    #[prop(into)]
    label: TextProp,
    /// Whether it is ticked at first.
    #[prop(optional)]
    checked: bool,
    /// What is sent when ticked.
    #[prop(default = "true".into(), into)]
    value: String,
    /// Another id, where several boxes share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it leads to.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Runs with the new state.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<bool>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: id.unwrap_or_else(|| field_id(&name)), label, required: false, hint, error, class };
    tick(frame, Look { input: "check", row: "choice", role: None }, name, value, checked, on_change)
}

/// A switch: what it says is so from that moment on, or once the form is saved.
#[component]
pub fn SwitchField(
    /// Its name in the form; its id follows from it.
    #[prop(into)]
    name: String,
    /// What being on says.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on at first.
    #[prop(optional)]
    checked: bool,
    /// What it leads to.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Words first, switch at the end of the line: for lists of settings.
    #[prop(optional)]
    at_end: bool,
    /// Runs with the new state.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<bool>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, required: false, hint, error, class };
    let row = if at_end { "choice spread" } else { "choice" };
    tick(frame, Look { input: "switch", row, role: Some("switch") }, name, "true".to_owned(), checked, on_change)
}

/// What tells a switch from a box.
struct Look {
    input: &'static str,
    row: &'static str,
    role: Option<&'static str>,
}

/// A box and its words, all of which can be pressed; its name is the label alone, the hint describes it.
fn tick(
    frame: Frame,
    look: Look,
    name: String,
    value: String,
    checked: bool,
    on_change: Option<Callback<bool>>,
) -> impl IntoView {
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let label_id = format!("{}-label", frame.id);
    let (hint, wrong, label) = (frame.hint_line(), frame.error_line(), frame.label);
    view! {
        <div class=classes(&["field", frame.class])>
            <label class=look.row>
                <input
                    class=look.input
                    type="checkbox"
                    role=look.role
                    id=frame.id
                    name=name
                    value=value
                    checked=checked
                    aria-labelledby=label_id.clone()
                    aria-describedby=described_by
                    aria-invalid=invalid
                    on:change:target=move |event| {
                        if let Some(run) = on_change {
                            run.run(event.target().checked());
                        }
                    }
                />
                <span class="choice-text">
                    <span class="choice-label" id=label_id>{move || label.get()}</span>
                    {hint}
                </span>
            </label>
            {wrong}
        </div>
    }
}
