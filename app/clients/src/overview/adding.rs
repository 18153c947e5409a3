//! « Ajouter »: one more row of the client's form, in a dialog on its page (A5.4, A6.3).

use std::pin::Pin;
use std::sync::Arc;

use domain::clients::additions::AdditionRules;
use domain::clients::{CLIENT_FORM, CLIENTS};
use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::ids::ClientId;
use domain::listing::Listing;
use leptos::{ev, prelude::*};

use crate::changes::{self, ChangeList};
use crate::form::row;
use crate::view::ClientView;
use crate::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames};
use kit::error::{Answer, AppError};
use kit::ui::{ToastStack, use_toasts};
use kit::words::{Locale, td_string, words};

/// A row on its way.
pub type Adding = Pin<Box<dyn Future<Output = Answer<()>>>>;

/// What is added, as its part of the page states it.
pub struct Added {
    /// The group of the form that it is a row of.
    pub group: &'static str,
    /// Reads the row: what it is called, or what is wrong with it by its fields.
    pub read: fn(Locale, FormText, &AdditionRules) -> Result<String, FieldErrors>,
    /// Sends the row.
    pub send: fn(ClientId, FormText) -> Adding,
    /// Says that it is there.
    pub done: fn(Locale, String) -> String,
}

impl Added {
    /// The form of a new row, which begins with these values, and the row's number in it.
    pub fn form(&'static self, view: &ClientView, first: FormText) -> (Form, u32) {
        let of = OneMore {
            of: self,
            l: words(),
            client: view.client.id,
            rules: view.addition_rules(),
            toasts: use_toasts(),
        };
        let form = Form::new(Arc::new(of), Begun::default());
        (form, form.add_row(self.group, first))
    }
}

/// What the engine asks of such a form. There is no version that somebody else could have saved over: it adds to what there is.
struct OneMore {
    of: &'static Added,
    l: Locale,
    client: ClientId,
    rules: AdditionRules,
    toasts: ToastStack,
}

impl Formed for OneMore {
    fn listing(&self) -> &'static Listing {
        &CLIENTS
    }

    fn shape(&self) -> &'static FormShape {
        &CLIENT_FORM
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        row::check(path, typed, &self.rules.reading)
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let read = (self.of.read)(self.l, form.row(self.of.group, 0), &self.rules);
        read.map(drop).map_err(|wrong| in_row(self.of.group, wrong))
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path, |_| None)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, clients.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, clients.conflict_title, name = name).to_string()
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        view! { <ChangeList changes names custom=|_: &str| None/> }.into_any()
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn save(&self, _version: i32, form: FormText) -> Saving {
        let Self { of, l, client, rules, toasts } = *self;
        let row = form.row(of.group, 0);
        Box::pin(async move {
            let name = (of.read)(l, row.clone(), &rules).map_err(|wrong| invalid(of.group, wrong))?;
            match (of.send)(client, row).await {
                Ok(()) => {
                    toasts.good((of.done)(l, name));
                    Ok(client.0)
                }
                Err(AppError::Invalid(wrong)) => Err(invalid(of.group, wrong)),
                Err(error) => Err(error),
            }
        })
    }
}

fn invalid(group: &str, wrong: FieldErrors) -> AppError {
    AppError::Invalid(in_row(group, wrong))
}

/// What is wrong with the only row, by the paths of the form.
fn in_row(group: &str, wrong: FieldErrors) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.nest(&format!("{group}[0]"), wrong);
    errors
}

/// « Ajouter », which opens a dialog in place. Without script, and in another tab, it leads to the part of the form.
#[component]
pub fn AddLink(
    /// The part of the form.
    href: String,
    /// What is added, for those who do not see where it stands.
    label: &'static str,
    /// Opens the dialog.
    open: RwSignal<bool>,
) -> impl IntoView {
    let pressed = move |event: ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        open.set(true);
    };
    view! {
        <a class="link" href=href aria-label=label aria-haspopup="dialog" on:click=pressed>
            {td_string!(words(), common.add)}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_row_is_told_at_the_only_one_there_is() {
        let wrong = in_row("contacts", FieldErrors::one("email", FieldError::Email));
        assert_eq!(wrong.at("contacts[0].email"), Some(&FieldError::Email));
        assert_eq!(wrong.0.len(), 1);
    }
}
