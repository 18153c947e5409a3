//! What is done to a contact of a client.

use domain::clients::ContactMark;
use domain::clients::people::Link;
use domain::error::FieldError;
use domain::ids::ContactId;
use leptos::task::spawn_local;

use super::api::{link_contact, mark_contact, unlink_contact};
use crate::overview::acts::Acts;
use engines::listing::acts::undone;
use kit::error::{Answer, AppError};
use kit::words::{Locale, td_string};

impl Acts {
    /// Changes what somebody is to the client; undone from the toast by these.
    pub fn mark_contact(
        self,
        (contact, name): (ContactId, String),
        mark: ContactMark,
        back: Vec<(ContactId, ContactMark)>,
    ) {
        spawn_local(async move {
            let answer = mark_contact(self.client, contact, mark).await;
            self.told(answer, |()| self.undoable(done(self.l, mark, name), move || self.take_back(back.clone())));
        });
    }

    /// Gives marks, one after the other.
    async fn take_back(self, back: Vec<(ContactId, ContactMark)>) -> Answer<()> {
        for (contact, mark) in back {
            mark_contact(self.client, contact, mark).await?;
        }
        Ok(())
    }

    /// Lets go of somebody; undone from the toast.
    pub fn unlink_contact(self, contact: ContactId, name: String) {
        spawn_local(async move {
            let answer = unlink_contact(self.client, contact).await;
            self.told(answer, |link| {
                let text = td_string!(self.l, contacts.let_go, name = name).to_string();
                self.toasts.undoable(self.l, text, move || self.link_again(contact, link));
            });
        });
    }

    /// Links somebody; undone from the toast.
    pub fn link_contact(self, contact: ContactId, name: String) {
        spawn_local(async move {
            let answer = link_contact(self.client, contact, None).await;
            self.told(answer, |()| {
                let text = td_string!(self.l, contacts.linked_now, name = name).to_string();
                self.toasts.undoable(self.l, text, move || self.let_go_again(contact));
            });
        });
    }

    fn link_again(self, contact: ContactId, was: Link) {
        spawn_local(async move {
            let answer = link_contact(self.client, contact, Some(was)).await;
            if is_email_taken(&answer) {
                self.toasts.bad(td_string!(self.l, contacts.email_taken));
            } else {
                self.told(answer, |()| undone(self.l, self.toasts));
            }
        });
    }

    fn let_go_again(self, contact: ContactId) {
        spawn_local(async move {
            let answer = unlink_contact(self.client, contact).await;
            self.told(answer, |_| undone(self.l, self.toasts));
        });
    }
}

/// Whether who comes back bears an e-mail that another one has by now.
fn is_email_taken(answer: &Answer<()>) -> bool {
    let is_it = |(path, wrong): &(String, FieldError)| {
        path.ends_with("email") && matches!(wrong, FieldError::Taken | FieldError::TakenBy { .. })
    };
    matches!(answer, Err(AppError::Invalid(errors)) if errors.0.iter().any(is_it))
}

/// What was done, in a sentence.
fn done(l: Locale, mark: ContactMark, name: String) -> String {
    match mark {
        ContactMark::Primary => td_string!(l, contacts.done_primary, name = name).to_string(),
        ContactMark::Billing(true) => td_string!(l, contacts.done_billing, name = name).to_string(),
        ContactMark::Billing(false) => td_string!(l, contacts.done_not_billing, name = name).to_string(),
        ContactMark::Dunning(true) => td_string!(l, contacts.done_dunning, name = name).to_string(),
        ContactMark::Dunning(false) => td_string!(l, contacts.done_not_dunning, name = name).to_string(),
        ContactMark::Invoices(true) => td_string!(l, contacts.done_invoices, name = name).to_string(),
        ContactMark::Invoices(false) => td_string!(l, contacts.done_not_invoices, name = name).to_string(),
        ContactMark::Inactive(true) => td_string!(l, contacts.done_inactive, name = name).to_string(),
        ContactMark::Inactive(false) => td_string!(l, contacts.done_active, name = name).to_string(),
    }
}
