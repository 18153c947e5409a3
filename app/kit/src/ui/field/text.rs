use domain::day;
use leptos::{prelude::*, text_prop::TextProp};

use super::{Frame, MaybeText, field_id};

/// What an input takes, which gives phones the right keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Anything.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A telephone number.
    Tel,
    /// A secret; see also [`PasswordField`](super::PasswordField).
    Password,
    /// A whole number.
    Number,
    /// A number with decimals.
    Decimal,
    /// A day.
    Date,
    /// Words to look for.
    Search,
}

impl InputKind {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Url => "url",
            Self::Tel => "tel",
            Self::Password => "password",
            Self::Number | Self::Decimal => "number",
            Self::Date => "date",
            Self::Search => "search",
        }
    }

    /// The keys that phones show, where the type alone does not say.
    const fn keys(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }
}

/// The list that an input offers while one types: by this it is a combobox (ARIA) to those who do not see the list.
#[derive(Clone, Debug)]
pub struct Combobox {
    /// The id of the list.
    pub list: String,
    /// Whether it is open.
    pub is_open: Signal<bool>,
    /// The id of what the arrows stand on.
    pub active: Signal<Option<String>>,
}

/// A line to type.
#[component]
pub fn TextField(
    /// Its name in the form; its id follows from it, unless given.
    #[prop(into)]
    name: String,
    /// Another id, where two forms of a page share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it is.
    #[prop(into)]
    label: TextProp,
    /// What it holds at first.
    #[prop(optional, into)]
    value: String,
    /// What it takes.
    #[prop(optional)]
    kind: InputKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example of what is expected; never in place of the label.
    #[prop(optional, into)]
    placeholder: MaybeText,
    /// What browsers may fill in.
    #[prop(optional_no_strip, into)]
    autocomplete: Option<&'static str>,
    /// Which keys phones show (`numeric`, `decimal`), where they do not follow from what it takes.
    #[prop(optional_no_strip, into)]
    inputmode: Option<&'static str>,
    /// How many characters it takes at most.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// The id of a `<datalist>` of suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    /// What it offers while one types; the keys are the affair of whoever draws the list.
    #[prop(optional_no_strip, into)]
    combobox: Option<Combobox>,
    /// A unit at its end (€, %, days).
    #[prop(optional, into)]
    suffix: MaybeText,
    /// Whether it can only be read.
    #[prop(optional)]
    readonly: bool,
    /// Whether the focus goes there when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Runs with the text at each change.
    #[prop(optional_no_strip, into)]
    on_input: Option<Callback<String>>,
    /// Runs with the text when it is left.
    #[prop(optional_no_strip, into)]
    on_blur: Option<Callback<String>>,
    /// More classes of the field: widths (`w-xs` to `w-lg`), spans (`span-2`, `span-all`).
    #[prop(optional)]
    class: &'static str,
    /// More classes of the input itself (`num`, `code`).
    #[prop(optional)]
    input_class: &'static str,
) -> impl IntoView {
    let frame = Frame { id: id.unwrap_or_else(|| field_id(&name)), label, required, hint, error, class };
    let (offers, is_open) = (combobox.is_some(), combobox.as_ref().map(|combobox| combobox.is_open));
    let active = combobox.as_ref().map(|combobox| combobox.active);
    let input = view! {
        <input
            class=super::classes(&["input", input_class])
            id=frame.id.clone()
            name=name
            type=kind.attribute()
            value=value
            required=required
            readonly=readonly
            autofocus=autofocus
            placeholder=placeholder.map(|text| move || text.get())
            autocomplete=autocomplete
            inputmode=inputmode.or(kind.keys())
            step=(kind == InputKind::Decimal).then_some("any")
            // Years have four digits then.
            min=(kind == InputKind::Date).then_some(day::FIRST)
            max=(kind == InputKind::Date).then_some(day::LAST)
            maxlength=maxlength.map(|length| length.to_string())
            list=list
            spellcheck="false"
            role=offers.then_some("combobox")
            aria-autocomplete=offers.then_some("list")
            aria-controls=combobox.map(|combobox| combobox.list)
            aria-expanded=is_open.map(|is_open| move || if is_open.get() { "true" } else { "false" })
            aria-activedescendant=active.map(|active| move || active.get())
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
            on:input:target=move |event| {
                if let Some(run) = on_input {
                    run.run(event.target().value());
                }
            }
            on:blur:target=move |event| {
                if let Some(run) = on_blur {
                    // A field is also left when its page is: then there is nobody to tell.
                    run.try_run(event.target().value());
                }
            }
        />
    };
    let suffix = suffix.map(|suffix| view! { <span class="affix" aria-hidden="true">{move || suffix.get()}</span> });
    let control = if suffix.is_some() {
        view! { <span class="affixed">{input}{suffix}</span> }.into_any()
    } else {
        input.into_any()
    };
    frame.around(control)
}
