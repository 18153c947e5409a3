use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, MaybeText, classes, field_id, required_mark};

/// How the choices of a [`RadioGroup`] stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// One below the other.
    #[default]
    Column,
    /// Side by side.
    Side,
    /// Joined into one control: two to four short words.
    Segmented,
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(
    /// Its name in the form; the group's id follows from it.
    #[prop(into)]
    name: String,
    /// What is being chosen.
    #[prop(into)]
    label: TextProp,
    /// What one can choose: the value sent, and the words shown.
    options: Vec<(String, String)>,
    /// The value chosen at first.
    #[prop(optional, into)]
    value: String,
    /// How the choices stand.
    #[prop(optional)]
    layout: ChoiceLayout,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
    /// How to choose.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Runs with the value chosen.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<String>>,
    /// More classes of the field.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, required, hint, error, class };
    let layout = match layout {
        ChoiceLayout::Column => "choices",
        ChoiceLayout::Side => "choices side",
        ChoiceLayout::Segmented => "choices segmented",
    };
    let choices = options
        .into_iter()
        .map(|(option, words)| {
            let checked = option == value;
            let chosen = option.clone();
            let choose = move |_| {
                if let Some(run) = on_change {
                    run.run(chosen.clone());
                }
            };
            view! {
                <label class="choice">
                    <input class="radio" type="radio" name=name.clone() value=option checked=checked required=required on:change=choose/>
                    <span class="choice-text">{words}</span>
                </label>
            }
        })
        .collect_view();
    let (described_by, hint, wrong, label) = (frame.described_by(), frame.hint_line(), frame.error_line(), frame.label);
    view! {
        // `tabindex` lets the summary of errors bring the focus here.
        <fieldset class=classes(&["field", frame.class]) id=frame.id tabindex="-1" aria-describedby=described_by>
            <legend class="field-label">{move || label.get()} {required.then(required_mark)}</legend>
            <div class=layout>{choices}</div>
            {hint}
            {wrong}
        </fieldset>
    }
}
