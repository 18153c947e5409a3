//! Calls made by a button: what goes well is said in passing and shown anew, what does not is said and nothing is lost.

use std::future::Future;

use domain::error::{FieldError, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use kit::error::{Answer, AppError};
use kit::failure::tell;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{Locale, field_error, td_string, words};

/// One call at a time.
#[derive(Clone, Copy)]
pub struct Call {
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    /// What is wrong with its fields, or why it was refused.
    pub error: RwSignal<Option<AppError>>,
    toasts: ToastStack,
    l: Locale,
}

impl Call {
    /// A call that nobody has made yet.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), error: RwSignal::new(None), toasts: use_toasts(), l: words() }
    }

    /// Makes the call; `then` runs if it goes well.
    pub fn make<T: 'static>(self, call: impl Future<Output = Answer<T>> + 'static, then: impl FnOnce(T) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = call.await;
            self.busy.set(false);
            match answer {
                Ok(value) => {
                    self.error.set(None);
                    then(value);
                }
                Err(error) => {
                    if !matches!(error, AppError::Invalid(_) | AppError::Refused(Refusal::WrongCredentials)) {
                        tell(self.l, self.toasts, &error);
                    }
                    self.error.set(Some(error));
                }
            }
        });
    }

    /// Says that it went well.
    pub fn done(self, words: impl Into<String>) {
        self.toasts.good(words);
    }

    /// What is wrong with a field, in words.
    pub fn field(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.error.with(|error| match error {
                Some(AppError::Invalid(errors)) => errors.at(path).map(|error| field_error(self.l, error)),
                _ => None,
            })
        })
    }

    /// What is wrong with the password in force, asked for again under that name.
    pub fn secret(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.error.with(|error| {
                let wrong = match error {
                    Some(AppError::Refused(Refusal::WrongCredentials)) => true,
                    Some(AppError::Invalid(errors)) => match errors.at(path)? {
                        FieldError::Mismatch => true,
                        other => return Some(field_error(self.l, other)),
                    },
                    _ => false,
                };
                wrong.then(|| td_string!(self.l, users.wrong_password).to_owned())
            })
        })
    }
}

/// What stands in an input of the page.
pub fn typed(id: &str) -> String {
    use wasm_bindgen::JsCast;
    let input = document().get_element_by_id(id).and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Empties inputs: secrets do not stay on the screen.
pub fn empty(ids: &[&str]) {
    use wasm_bindgen::JsCast;
    for id in ids {
        if let Some(input) =
            document().get_element_by_id(id).and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            input.set_value("");
        }
    }
}
