//! Two people change the same settings: the second one's form takes over what the first one saved, but for what both changed.

use leptos::prelude::document;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsCast;

use kit::ui::field_id;

/// What becomes of a form that somebody else saved first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Inputs that only the other person changed, and what they hold now.
    pub taken_over: Vec<(String, String)>,
    /// Inputs that both changed, and what the other person made of them.
    pub kept: Vec<(String, String)>,
}

/// Compares what both started from with what they made of it. All three are forms of texts, one an input.
pub fn merge<F: Serialize>(base: &F, theirs: &F, mine: &F) -> Merged {
    let (base, theirs, mine) = (texts(base), texts(theirs), texts(mine));
    let mut merged = Merged::default();
    for (name, value) in theirs {
        let before = text(&base, &name);
        let typed = text(&mine, &name);
        if value != before && value != typed {
            let side = if typed == before { &mut merged.taken_over } else { &mut merged.kept };
            side.push((name, value));
        }
    }
    merged
}

fn texts<F: Serialize>(form: &F) -> Vec<(String, String)> {
    match serde_json::to_value(form) {
        Ok(Value::Object(inputs)) => {
            inputs.into_iter().map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

fn text(form: &[(String, String)], name: &str) -> String {
    form.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Puts a value into the input of that name, as if it had been there from the start.
pub fn fill(name: &str, value: &str) {
    let Some(input) = document().get_element_by_id(&field_id(name)) else { return };
    match input.dyn_into::<web_sys::HtmlInputElement>() {
        Ok(input) if input.type_() == "checkbox" => input.set_checked(!value.is_empty()),
        Ok(input) => input.set_value(value),
        Err(other) => match other.dyn_into::<web_sys::HtmlSelectElement>() {
            Ok(select) => select.set_value(value),
            Err(other) => {
                if let Ok(area) = other.dyn_into::<web_sys::HtmlTextAreaElement>() {
                    area.set_value(value);
                }
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::company::ProfileForm;

    use super::*;

    #[test]
    fn what_only_the_other_changed_is_taken_over_and_what_both_changed_is_kept() {
        let base = ProfileForm { name: "Nord".into(), city: "Lyon".into(), rcs: "A".into(), ..ProfileForm::default() };
        let theirs = ProfileForm { name: "Sud".into(), city: "Nice".into(), rcs: "B".into(), ..base.clone() };
        let mine = ProfileForm { name: "Est".into(), rcs: "B".into(), phone: "01".into(), ..base.clone() };
        let merged = merge(&base, &theirs, &mine);
        assert_eq!(merged.taken_over, [("city".to_owned(), "Nice".to_owned())]);
        assert_eq!(merged.kept, [("name".to_owned(), "Sud".to_owned())]);
        assert_eq!(merge(&base, &base, &mine), Merged::default());
    }
}
