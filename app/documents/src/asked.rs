//! A question that a button asks before it acts: whether the answer is on its way, and what is wrong with it.

use domain::documents::form::reading;
use domain::field::{FieldValue, MinorAmount};
use domain::format::amount::sign_of;
use domain::money::Money;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use engines::listing::acts::announce;
use kit::error::{Answer, AppError};
use kit::ui::{Alert, AlertKind, Button, ButtonKind, TextField, ToastStack, use_toasts};
use kit::words::{self, Locale, decimal_typed, formats, td_string, words};

/// See the module.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The language.
    pub l: Locale,
    /// Whether it is asked now.
    pub open: RwSignal<bool>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<AppError>>,
    toasts: ToastStack,
}

impl Asked {
    /// Begins afresh each time that it is opened.
    pub fn new(open: RwSignal<bool>) -> Self {
        let asked =
            Self { l: words(), open, busy: RwSignal::new(false), failure: RwSignal::new(None), toasts: use_toasts() };
        Effect::new(move || {
            if open.get() {
                asked.failure.set(None);
            }
        });
        asked
    }

    /// Sends the answer, once: while it is on its way, another press does nothing. When it is done, the question closes, `done` is said, and
    /// every page of this window hears of it.
    pub fn send<T: 'static>(
        self,
        sending: impl Future<Output = Answer<T>> + 'static,
        subjects: &'static [Subject],
        done: impl FnOnce(T) -> String + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = sending.await;
            let is_here = self.busy.try_set(false).is_none();
            match answer {
                Ok(value) => {
                    self.toasts.good(done(value));
                    if is_here {
                        self.open.set(false);
                    }
                    for subject in subjects {
                        announce(*subject);
                    }
                }
                Err(error) if is_here => self.failure.set(Some(error)),
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
        });
    }

    /// What is wrong with a value that was sent under a name.
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.failure.with(|failure| match failure {
                Some(AppError::Invalid(errors)) => errors.at(name).map(|wrong| words::field_error(self.l, wrong)),
                _ => None,
            })
        })
    }

    /// Why it was not done. `shown` are the names of the values whose errors stand beside them; any other is called as `label` says.
    pub fn told(self, shown: &'static [&'static str], label: fn(Locale, &str) -> String) -> impl IntoView {
        move || {
            let text = match self.failure.get()? {
                AppError::Invalid(errors) => {
                    let (path, wrong) = errors.0.into_iter().find(|(path, _)| !shown.contains(&path.as_str()))?;
                    let (what, wrong) = (label(self.l, &path), words::field_error(self.l, &wrong));
                    if what.is_empty() { wrong } else { format!("{what} — {wrong}") }
                }
                other => words::app_error(self.l, &other),
            };
            Some(view! { <Alert kind=AlertKind::Bad live=true>{text}</Alert> })
        }
    }

    /// The two buttons: one that leaves, and one that sends its form.
    pub fn buttons(self, label: &'static str, kind: ButtonKind) -> impl IntoView {
        view! {
            <div class="dialog-actions">
                <Button on_press=move |()| self.open.set(false)>{td_string!(self.l, common.cancel)}</Button>
                <Button kind submit=true busy=self.busy>{label}</Button>
            </div>
        }
    }
}

/// An amount that a question asks for: all that is left, unless less is typed. Each time that it is opened, it begins with all of it.
#[derive(Clone, Copy)]
pub struct AskedAmount {
    asked: Asked,
    most: Money,
    typed: RwSignal<String>,
}

impl AskedAmount {
    /// Of a question, with what is left.
    pub fn new(asked: Asked, most: Money) -> Self {
        let typed = RwSignal::new(written(most));
        Effect::new(move || {
            if asked.open.get() {
                typed.set(written(most));
            }
        });
        Self { asked, most, typed }
    }

    /// As it is typed.
    pub fn typed(self) -> String {
        self.typed.get_untracked()
    }

    /// The field, whose value is sent as `amount`.
    pub fn field(self) -> impl IntoView {
        view! {
            <TextField
                name="amount"
                label=td_string!(self.asked.l, document.amount)
                value=written(self.most)
                inputmode="decimal"
                suffix=sign_of(self.most.currency(), formats())
                autofocus=true
                error=self.asked.error("amount")
                on_input=Callback::new(move |text| self.typed.set(text))
            />
        }
    }
}

/// An amount as fields show it.
pub fn written(amount: Money) -> String {
    decimal_typed(&MinorAmount(amount.minor()).written(&reading(amount.currency())))
}
