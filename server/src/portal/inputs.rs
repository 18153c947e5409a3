//! The inputs of the clients' own door: each with its name above it, and what is wrong with it below.

use domain::error::{FieldError, FieldErrors};
use domain::own_details::Typed;
use kit::words::{Locale, field_error};
use leptos::prelude::*;

/// What was typed into a form, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Filled<'a> {
    /// The words of the page.
    pub l: Locale,
    /// What stands in the inputs, by their names.
    pub typed: &'a Typed,
    /// What is wrong, by paths that end in those names.
    pub errors: &'a FieldErrors,
}

impl Filled<'_> {
    /// What stands in an input.
    pub fn text(&self, name: &str) -> String {
        self.typed.get(name).cloned().unwrap_or_default()
    }

    /// A line of text: its name, what it is called, and what a browser may fill it with.
    pub fn line(&self, name: &'static str, label: &'static str, fill: &'static str) -> AnyView {
        let kind = if fill.starts_with("tel") { "tel" } else { "text" };
        let (value, said) = (self.text(name), self.wrong(name));
        let is_wrong = said.is_some();
        let by = format!("{name}-said");
        let said = said.map(|said| view! { <span class="wrong" id=by.clone()>{said}</span> });
        view! {
            <label>
                <span>{label}</span>
                <input
                    name=name type=kind value=value maxlength="200" autocomplete=fill
                    aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some(by)
                />
                {said}
            </label>
        }
        .into_any()
    }

    /// A password, never sent back.
    pub fn secret(&self, name: &'static str, label: &'static str, fill: &'static str) -> AnyView {
        let said = self.wrong(name);
        let is_wrong = said.is_some();
        let by = format!("{name}-said");
        let said = said.map(|said| view! { <span class="wrong" id=by.clone()>{said}</span> });
        view! {
            <label>
                <span>{label}</span>
                <input
                    name=name type="password" required=true autocomplete=fill
                    aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some(by)
                />
                {said}
            </label>
        }
        .into_any()
    }

    /// Several lines of text, so many characters at most.
    pub fn lines(&self, name: &'static str, label: &'static str, most: usize) -> AnyView {
        // What stands in this element is written as it is.
        let value = self.text(name).replace('&', "&amp;").replace('<', "&lt;");
        let said = self.wrong(name);
        let is_wrong = said.is_some();
        let by = format!("{name}-said");
        let said = said.map(|said| view! { <span class="wrong" id=by.clone()>{said}</span> });
        view! {
            <label>
                <span>{label}</span>
                <textarea
                    name=name rows="8" required=true maxlength=most.to_string()
                    aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some(by)
                >
                    {value}
                </textarea>
                {said}
            </label>
        }
        .into_any()
    }

    /// A choice: codes and what they are called.
    pub fn choice(&self, name: &'static str, label: &'static str, menu: Vec<(String, String)>) -> AnyView {
        let (chosen, said) = (self.text(name), self.wrong(name));
        let option = |(code, called): (String, String)| {
            let is_chosen = code == chosen;
            view! { <option value=code selected=is_chosen>{called}</option> }
        };
        let options: Vec<_> = menu.into_iter().map(option).collect();
        let said = said.map(|said| view! { <span class="wrong">{said}</span> });
        view! {
            <label>
                <span>{label}</span>
                <select name=name>{options}</select>
                {said}
            </label>
        }
        .into_any()
    }

    /// What is wrong with an input.
    fn wrong(&self, name: &str) -> Option<String> {
        self.errors.0.iter().find(|(path, _)| is_at(path, name)).map(|(_, error)| field_error(self.l, error))
    }

    /// What is wrong that none of these inputs can mend.
    pub fn elsewhere(&self, names: &[&str]) -> Option<&FieldError> {
        let is_here = |path: &str| names.iter().any(|name| is_at(path, name));
        self.errors.0.iter().find(|(path, _)| !is_here(path)).map(|(_, error)| error)
    }
}

/// Whether a path is that of an input: `fields.mobile`, `addresses[0].city`, `text`.
fn is_at(path: &str, name: &str) -> bool {
    path.rsplit('.').next() == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_stands_at_its_input() {
        let mut errors = FieldErrors::one("fields.mobile", FieldError::Phone);
        errors.push("custom.7", FieldError::Required);
        let typed = Typed::from([("mobile".to_owned(), "1\"2".to_owned())]);
        let filled = Filled { l: Locale::en, typed: &typed, errors: &errors };
        let html = filled.line("mobile", "Mobile", "tel").to_html();
        assert!(html.contains("aria-invalid") && html.contains("mobile-said") && !html.contains("1\"2"), "{html}");
        assert!(!filled.line("city", "City", "address-level2").to_html().contains("aria-invalid"));
        assert_eq!(filled.elsewhere(&["mobile"]), Some(&FieldError::Required));
        assert!(is_at("addresses[1].city", "city") && !is_at("addresses[1].city", "line1"));
        let typed = Typed::from([("text".to_owned(), "</textarea><b>&lt;".to_owned())]);
        let html = Filled { typed: &typed, ..filled }.lines("text", "Message", 9).to_html();
        assert!(html.contains("&lt;/textarea>") && html.contains("&amp;lt;") && !html.contains("<b>"), "{html}");
        let menu = vec![("12".to_owned(), "Douze".to_owned())];
        assert!(!filled.choice("mobile", "Mobile", menu).to_html().contains("selected"));
    }
}
