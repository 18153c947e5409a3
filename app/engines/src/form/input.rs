//! The inputs of a record's own fields, each by its name: label, value, errors and rules follow from it.

use leptos::prelude::*;

use super::state::Form;
use kit::ui::{CheckField, Glyph, Icon, InputKind, SelectField, TextArea, TextField};
use kit::words::decimal_typed;

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
    /// An example.
    pub placeholder: Option<&'static str>,
    /// Whether the focus goes there when the page opens.
    pub autofocus: bool,
    /// More classes of the field.
    pub class: &'static str,
}

/// A line to type.
pub fn line(form: Form, name: &'static str, look: Look) -> AnyView {
    named_line(
        format!("fields.{name}"),
        label(form, name),
        form.value(name),
        form.error(format!("fields.{name}")),
        look,
    )
}

/// A line to type, of any name.
pub fn named_line(name: String, label: String, value: String, error: Signal<Option<String>>, look: Look) -> AnyView {
    let Look { kind, required, autofocus, class, .. } = look;
    let inputmode = look.inputmode.unwrap_or(match kind {
        InputKind::Tel => "tel",
        InputKind::Email => "email",
        _ => "text",
    });
    let value = if inputmode == "decimal" { decimal_typed(&value) } else { value };
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
