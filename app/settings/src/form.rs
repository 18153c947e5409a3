//! A form that is checked field by field as it is filled in, and whole when it is sent, by the code that the server checks it with.

use domain::error::{FieldError, FieldErrors};
use leptos::ev::KeyboardEvent;
use leptos::form::FromFormData;
use leptos::html;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use kit::shortcuts::{hear_first, is_save};
use kit::ui::{field_id, target};
use kit::words::{Locale, field_error, words};

/// A form of typed values `F`.
pub struct CheckedForm<F: 'static> {
    /// The `<form>`.
    pub node: NodeRef<html::Form>,
    errors: RwSignal<FieldErrors>,
    /// What is wrong with the form as it was last sent; what is noticed while typing is said beside the field alone.
    sent: RwSignal<FieldErrors>,
    l: Locale,
    parse: fn(&F) -> Result<(), FieldErrors>,
}

impl<F> Clone for CheckedForm<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for CheckedForm<F> {}

impl<F: DeserializeOwned + 'static> CheckedForm<F> {
    /// A form that `parse` checks.
    pub fn new(parse: fn(&F) -> Result<(), FieldErrors>) -> Self {
        Self { node: NodeRef::new(), errors: RwSignal::default(), sent: RwSignal::default(), l: words(), parse }
    }

    /// What stands in the inputs now.
    pub fn typed(self) -> Option<F> {
        let form = self.node.get_untracked()?;
        let data = web_sys::FormData::new_with_form(&form).ok()?;
        F::from_form_data(&data).ok()
    }

    /// What stands in the inputs if all of it is right; what is wrong is shown otherwise.
    pub fn checked(self) -> Option<F> {
        let typed = self.typed()?;
        match (self.parse)(&typed) {
            Ok(()) => {
                self.clear();
                Some(typed)
            }
            Err(errors) => {
                self.refuse(errors);
                None
            }
        }
    }

    /// Shows what is wrong, beside the fields and above the form.
    pub fn refuse(self, errors: FieldErrors) {
        self.errors.set(errors.clone());
        self.sent.set(errors);
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        self.refuse(FieldErrors::default());
    }

    /// Checks one field that was left; the others keep what is said of them. One that is mended leaves what was wrong with the whole.
    pub fn check(self, name: &str) {
        let Some(typed) = self.typed() else { return };
        let found = (self.parse)(&typed).err().and_then(|errors| errors.at(name).cloned());
        if found.is_none() && self.sent.with_untracked(|sent| sent.at(name).is_some()) {
            self.sent.update(|sent| sent.0.retain(|(path, _)| path != name));
        }
        self.errors.update(|errors| {
            errors.0.retain(|(path, _)| path != name);
            errors.0.extend(found.map(|error| (name.to_owned(), error)));
        });
    }

    /// Something is typed or chosen, for the form's own `on:input`: a field that was found wrong is right as soon as it is.
    pub fn mend(self, event: &web_sys::Event) {
        let name = target::<web_sys::Element>(event).and_then(|field| field.get_attribute("name"));
        let is_wrong = |name: &String| self.errors.with_untracked(|errors| errors.at(name).is_some());
        if let Some(name) = name.filter(is_wrong) {
            self.check(&name);
        }
    }

    /// [`Self::check`] for a field's `on_blur` or `on_change`.
    pub fn left(self, name: &'static str) -> Callback<String> {
        Callback::new(move |_: String| self.check(name))
    }

    /// Checks a field that was found wrong each time it changes, for its `on_input`. Were it only said no longer to be wrong once it
    /// is left, what stands below would move under the press that leaves it, and the press would be lost.
    pub fn corrected(self, name: &'static str) -> Callback<String> {
        Callback::new(move |_: String| {
            if self.errors.with_untracked(|errors| errors.at(name).is_some()) {
                self.check(name);
            }
        })
    }

    /// What is wrong with a field, in words.
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.errors.with(|errors| errors.at(name).map(|error| field_error(self.l, error))))
    }

    /// What is wrong with the form that was sent, for the summary above it: the fields' ids, names and errors.
    pub fn summary(
        self,
        label: impl Fn(&str) -> &'static str + Send + Sync + 'static,
    ) -> Signal<Vec<(String, String)>> {
        let line = move |(path, error): &(String, FieldError)| {
            let words = format!("{} — {}", label(path), field_error(self.l, error));
            (field_id(path), words)
        };
        Signal::derive(move || self.sent.with(|errors| errors.0.iter().map(&line).collect()))
    }

    /// Ctrl+Enter and ⌘Enter send the form from anywhere in the page.
    pub fn sent_by_shortcut(self) {
        let heard = move |event: KeyboardEvent| {
            if is_save(&event)
                && let Some(form) = self.node.get_untracked()
            {
                event.prevent_default();
                // Refused for a form that is not in the page.
                drop(form.request_submit());
            }
        };
        Effect::new(move || hear_first(heard));
    }
}
