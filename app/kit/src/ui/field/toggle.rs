use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, field_id};

/// How many of a kind may be on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToggleKind {
    /// Any number: a box.
    #[default]
    Box,
    /// One of those that share the name: a radio.
    Radio,
}

/// A mark that is on or off: a drawing and its name, of which all can be pressed. What holds it is a box or a radio, so that the form
/// reads it and the keyboard reaches it as such.
#[component]
pub fn ToggleField(
    /// Its name in the form; its id follows from it, unless given.
    #[prop(into)]
    name: String,
    /// Another id, where several share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// What being on says.
    #[prop(into)]
    label: TextProp,
    /// Its drawing.
    icon: Glyph,
    /// Whether it is on at first.
    #[prop(optional)]
    checked: bool,
    /// What is sent when it is on.
    #[prop(default = "on".into(), into)]
    value: String,
    /// How many of a kind may be on.
    #[prop(optional)]
    kind: ToggleKind,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| field_id(&name));
    let input = if kind == ToggleKind::Radio { "radio" } else { "checkbox" };
    view! {
        <label class="toggle">
            <input class="toggle-box" type=input id=id name=name value=value checked=checked/>
            <Icon glyph=icon/>
            <span>{move || label.get()}</span>
        </label>
    }
}
