//! What a form's action answered: errors beside their fields, the rest above the form, and where to go once it went well.

use domain::error::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use kit::error::{AppError, failure};
use kit::ui::{Alert, AlertKind};
use kit::words::{Locale, app_error, field_error, words};

/// The last failure of an action.
#[derive(Clone, Copy)]
pub struct Answered {
    error: Signal<Option<AppError>>,
    l: Locale,
}

impl Answered {
    /// Of a server action.
    pub fn of<S, T>(action: ServerAction<S>) -> Self
    where
        S: ServerFn<Output = T, Error = AppError> + Clone + Send + Sync + 'static,
        T: Clone + Send + Sync + 'static,
    {
        let value = action.value();
        Self { error: Signal::derive(move || failure(value.get())), l: words() }
    }

    /// What is wrong with a field, in words.
    #[must_use]
    pub fn field(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.error.with(|error| match error {
                Some(AppError::Invalid(errors)) => errors.at(path).map(|error| field_error(self.l, error)),
                _ => None,
            })
        })
    }

    /// What is wrong with the password of an account: what its field says, or in `wrong` that it is not the one.
    #[must_use]
    pub fn password(self, path: &'static str, wrong: &'static str) -> Signal<Option<String>> {
        let field = self.field(path);
        Signal::derive(move || {
            if self.error.with(|error| is_wrong_password(error.as_ref())) {
                Some(wrong.to_owned())
            } else {
                field.get()
            }
        })
    }

    /// As [`alert`](Self::alert), where a wrong password is told beside its field.
    #[must_use]
    pub fn alert_beside_password(self) -> impl IntoView {
        move || (!self.error.with(|error| is_wrong_password(error.as_ref()))).then(|| self.alert())
    }

    /// What went wrong apart from fields; it is spoken when it appears.
    #[must_use]
    pub fn alert(self) -> impl IntoView {
        move || {
            let error = self.error.get()?;
            Some(view! { <Alert kind=AlertKind::Bad live=true>{app_error(self.l, &error)}</Alert> })
        }
    }
}

fn is_wrong_password(error: Option<&AppError>) -> bool {
    matches!(error, Some(AppError::Refused(Refusal::WrongCredentials)))
}

/// Leads to where the action's answer says, by a whole new page: it is another person's page than the one that was sent.
pub fn go_when_done<S>(action: ServerAction<S>)
where
    S: ServerFn<Output = String, Error = AppError> + Clone + Send + Sync + 'static,
{
    let value = action.value();
    Effect::new(move || {
        if let Some(Ok(path)) = value.get() {
            go(&path);
        }
    });
}

/// Loads a page anew.
pub fn go(path: &str) {
    // Refused only for addresses that are none; ours begin with a slash.
    drop(window().location().assign(path));
}
