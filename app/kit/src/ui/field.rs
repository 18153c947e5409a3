//! What one types into and chooses from: label, control, hint, error, tied together for eyes and screen readers alike.
//!
//! Inputs are not controlled: their first value is an attribute, what is typed lives in the page, and the form reads it
//! with `FormData` when it is sent. So typing before hydration is kept, and a form works without script.

mod check;
mod error_summary;
mod password;
mod radio;
mod section;
mod select;
mod text;
mod text_area;
mod toggle;

pub use check::{CheckField, SwitchField};
pub use error_summary::ErrorSummary;
pub use password::PasswordField;
pub use radio::{ChoiceLayout, RadioGroup};
pub use section::{FieldGroup, Fold, FormSection};
pub use select::SelectField;
pub use text::{Combobox, InputKind, TextField};
pub use text_area::{TextArea, in_text_area};
pub use toggle::{ToggleField, ToggleKind};

use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, MaybeText, classes};

/// The id of the field called `name`: its brackets and dots become dashes (`contacts[0].email` → `contacts-0-email`),
/// so that an error's path leads to its field.
pub fn field_id(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '[' | ']' | '.' => {
                if !id.ends_with('-') {
                    id.push('-');
                }
            }
            other => id.push(other),
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// Leads from what is wrong with a field to what it is about. Whoever provides it draws the fields.
#[derive(Clone, Copy)]
pub struct ErrorLinks(pub Signal<Vec<ErrorLink>>);

/// One such link. It opens beside the page, where what was typed stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The field's id.
    pub field: String,
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: String,
}

impl ErrorLink {
    fn view(self) -> impl IntoView {
        view! { <a href=self.href target="_blank">{self.text}</a> }
    }
}

/// What every field has around its control.
#[derive(Clone)]
struct Frame {
    id: String,
    label: TextProp,
    required: bool,
    hint: MaybeText,
    error: Signal<Option<String>>,
    class: &'static str,
}

impl Frame {
    /// The ids of what explains the control, for `aria-describedby`.
    fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static + use<> {
        let (id, has_hint, error) = (self.id.clone(), self.hint.is_some(), self.error);
        move || match (has_hint, error.read().is_some()) {
            (true, true) => Some(format!("{id}-error {id}-hint")),
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    }

    /// Whether it is wrong, for `aria-invalid`.
    fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + 'static + use<> {
        let error = self.error;
        move || error.read().is_some().then_some("true")
    }

    /// Label above, hint and error below.
    fn around(self, control: impl IntoView) -> impl IntoView {
        let (hint, wrong) = (self.hint_line(), self.error_line());
        let label = self.label;
        view! {
            <div class=classes(&["field", self.class])>
                <label class="field-label" for=self.id>
                    {move || label.get()}
                    {self.required.then(required_mark)}
                </label>
                {control.into_view()}
                {hint}
                {wrong}
            </div>
        }
    }

    /// The hint, if there is one.
    fn hint_line(&self) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.id);
        self.hint.clone().map(|hint| view! { <span class="field-hint" id=id>{move || hint.get()}</span> })
    }

    /// The error, while there is one.
    fn error_line(&self) -> impl IntoView + use<> {
        let (field, error) = (self.id.clone(), self.error);
        let links = use_context::<ErrorLinks>();
        move || {
            let text = error.get()?;
            let link = links.and_then(|links| links.0.get().into_iter().find(|link| link.field == field));
            let link = link.map(|link| view! { " " {link.view()} });
            let id = format!("{field}-error");
            Some(view! { <p class="field-error" id=id><Icon glyph=Glyph::Warning/><span>{text}{link}</span></p> })
        }
    }
}

/// The star of what must be filled in; screen readers hear it from the control itself.
fn required_mark() -> impl IntoView {
    view! { <span class="required" aria-hidden="true">"*"</span> }
}

#[cfg(test)]
mod tests {
    use super::field_id;

    #[test]
    fn an_id_derives_from_the_name() {
        assert_eq!(field_id("name"), "name");
        assert_eq!(field_id("contacts[0].email"), "contacts-0-email");
        assert_eq!(field_id("roles[]"), "roles");
        assert_eq!(field_id("client[address][city]"), "client-address-city");
    }
}
