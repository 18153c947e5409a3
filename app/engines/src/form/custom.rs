use domain::custom_fields::{CustomField, CustomKind};
use domain::format::typed;
use leptos::prelude::*;

use super::input::{DASH, shown};
use super::shown::Show;
use super::state::Form;
use kit::ui::{CheckField, InputKind, SelectField, TextField};

/// The fields that the company added (A3.12).
#[component]
pub fn CustomFields(
    /// The form.
    form: Form,
    /// What they are called together.
    title: &'static str,
    /// The fields.
    fields: Vec<CustomField>,
) -> impl IntoView {
    (!fields.is_empty()).then(|| {
        view! {
            <fieldset class="field-group">
                <legend>{title}</legend>
                <div class="form-grid cols-3">{fields.into_iter().map(|field| custom(form, field)).collect_view()}</div>
            </fieldset>
        }
    })
}

/// One of them, as its kind is typed.
fn custom(form: Form, field: CustomField) -> AnyView {
    let name = format!("custom.{}", field.id);
    let stored = form.start(|start| start.get(&name).to_owned());
    let show: Option<Show> = if field.kind == CustomKind::Number { Some(typed) } else { None };
    let value = shown(form, &name, &stored, show);
    let error = form.error(name.clone());
    let required = field.required;
    let input = |kind: InputKind, inputmode: &'static str| {
        let (name, label, value) = (name.clone(), field.label.clone(), value.clone());
        view! { <TextField name label value kind required error inputmode/> }.into_any()
    };
    match field.kind {
        CustomKind::Text => input(InputKind::Text, "text"),
        CustomKind::Number => input(InputKind::Text, "decimal"),
        CustomKind::Date => input(InputKind::Date, "text"),
        CustomKind::YesNo => {
            view! { <CheckField name label=field.label checked=!value.is_empty() value="on" error/> }.into_any()
        }
        CustomKind::Choice => {
            let options = field.options.into_iter().map(|option| (option.clone(), option)).collect();
            view! { <SelectField name label=field.label options value empty_label=DASH required error/> }.into_any()
        }
    }
}
