//! The inputs of a record's own fields, each by its name: label, value, errors and rules follow from it.

use domain::format::typed;
use leptos::prelude::*;

use super::shown::Show;
use super::state::Form;
use kit::ui::{CheckField, Glyph, Icon, InputKind, SelectField, TextArea, TextField};

/// How a line differs from a plain one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// What it takes.
    pub kind: InputKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// How to fill it in.
    pub hint: Option<&'static str>,
    /// A unit at its end.
    pub suffix: Option<&'static str>,
    /// Which keys phones show.
    pub inputmode: Option<&'static str>,
    /// How its value is shown, where that is not as it is stored.
    pub show: Option<Show>,
    /// An example.
    pub placeholder: Option<&'static str>,
    /// Whether the focus goes there when the page opens.
    pub autofocus: bool,
    /// More classes of the field.
    pub class: &'static str,
}

/// A line to type.
pub fn line(form: Form, name: &'static str, look: Look) -> AnyView {
    named_line(form, format!("fields.{name}"), label(form, name), &form.value(name), look)
}

/// A line to type an amount or a rate.
pub fn decimal() -> Look {
    Look { inputmode: Some("decimal"), show: Some(typed), ..Look::default() }
}

/// A line to type, of any name.
pub fn named_line(form: Form, name: String, label: String, stored: &str, look: Look) -> AnyView {
    let Look { kind, required, autofocus, class, .. } = look;
    let error = form.error(name.as_str());
    let value = shown(form, &name, stored, look.show);
    let inputmode = look.inputmode.unwrap_or(match kind {
        InputKind::Tel => "tel",
        InputKind::Email => "email",
        _ => "text",
    });
    macro_rules! field {
        ($($more:tt)*) => {
            view! {
                <TextField name label value error kind required inputmode autofocus autocomplete="off" class $($more)*/>
            }
            .into_any()
        };
    }
    match (look.hint, look.suffix, look.placeholder) {
        (Some(hint), Some(suffix), _) => field!(hint suffix),
        (Some(hint), None, _) => field!(hint),
        (None, Some(suffix), _) => field!(suffix),
        (None, None, Some(placeholder)) => field!(placeholder),
        (None, None, None) => field!(),
    }
}

/// What an input is drawn with.
pub fn shown(form: Form, path: &str, stored: &str, show: Option<Show>) -> String {
    let drawn = show.and_then(|show| form.shown().try_update_value(|shown| shown.draw(path, stored, show)));
    drawn.unwrap_or_else(|| stored.to_owned())
}

/// Several lines to type.
pub fn area(form: Form, name: &'static str, hint: &'static str) -> impl IntoView + use<> {
    let path = format!("fields.{name}");
    view! { <TextArea name=path.clone() label=label(form, name) value=form.value(name) hint error=form.error(path) short=true/> }
}

/// A box to tick.
pub fn tick(form: Form, name: &'static str) -> impl IntoView + use<> {
    view! { <CheckField name=format!("fields.{name}") label=label(form, name) checked=!form.value(name).is_empty() value="on"/> }
}

/// One of several: `empty` are the words of none.
pub fn select(form: Form, name: &'static str, options: Vec<(String, String)>, empty: Option<String>) -> AnyView {
    let path = format!("fields.{name}");
    named_select(path.clone(), label(form, name), options, form.value(name), empty, form.error(path))
}

/// One of several, of any name.
pub fn named_select(
    name: String,
    label: String,
    options: Vec<(String, String)>,
    value: String,
    empty: Option<String>,
    error: Signal<Option<String>>,
) -> AnyView {
    match empty {
        Some(empty_label) => view! { <SelectField name label options value empty_label error/> }.into_any(),
        None => view! { <SelectField name label options value error/> }.into_any(),
    }
}

/// What stands for none.
pub const DASH: &str = "—";

/// The label of a field.
fn label(form: Form, name: &str) -> String {
    form.of().label(&format!("fields.{name}"))
}

/// Fields that few people need, folded until one wants them or one of them holds something.
#[component]
pub fn Folded(
    /// What they are about.
    title: &'static str,
    /// Whether they are in sight at first.
    open: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="form-fold" open=open>
            <summary><Icon glyph=Glyph::ChevronRight/><span>{title}</span></summary>
            <div class="form-fold-body">{children()}</div>
        </details>
    }
}
