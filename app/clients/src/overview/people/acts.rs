//! What is done to a contact of a client: at once, told in a toast.

use domain::clients::ContactMark;
use domain::clients::people::Link;
use domain::error::FieldError;
use domain::ids::{ClientId, ContactId};
use domain::subject::Subject;
use leptos::task::spawn_local;

use super::api::{link_contact, mark_contact, unlink_contact};
use engines::listing::acts::announce;
use kit::error::{Answer, AppError};
use kit::ui::{ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// The client whose contacts they are, and where it is told what was done.
#[derive(Clone, Copy)]
pub struct Acts {
    client: ClientId,
    toasts: ToastStack,
    l: Locale,
}

impl Acts {
    /// On a client's page.
    pub fn new(client: ClientId) -> Self {
        Self { client, toasts: use_toasts(), l: words() }
    }

    /// Changes what somebody is to the client.
    pub fn mark(self, contact: ContactId, name: String, mark: ContactMark) {
        spawn_local(async move {
            let answer = mark_contact(self.client, contact, mark).await;
            self.told(answer, || done(self.l, mark, name));
        });
    }

    /// Lets go of somebody; undone from the toast.
    pub fn unlink(self, contact: ContactId, name: String) {
        spawn_local(async move {
            match unlink_contact(self.client, contact).await {
                Ok(link) => {
                    let text = td_string!(self.l, contacts.let_go, name = name).to_string();
                    self.toasts.undoable(self.l, text, move || self.link(contact, Some(link), None));
                }
                Err(error) => self.failed(&error),
            }
            announce(Subject::Client);
        });
    }

    /// Links somebody, anew under a name or as they were before.
    pub fn link(self, contact: ContactId, was: Option<Link>, name: Option<String>) {
        spawn_local(async move {
            match (link_contact(self.client, contact, was).await, name) {
                (Ok(()), Some(name)) => {
                    let text = td_string!(self.l, contacts.linked_now, name = name).to_string();
                    self.toasts.undoable(self.l, text, move || self.let_go_again(contact));
                }
                (Ok(()), None) => self.toasts.good(td_string!(self.l, listing.undone)),
                (Err(error), _) => self.failed(&error),
            }
            announce(Subject::Client);
        });
    }

    fn let_go_again(self, contact: ContactId) {
        spawn_local(async move {
            let answer = unlink_contact(self.client, contact).await.map(drop);
            self.told(answer, || td_string!(self.l, listing.undone).to_owned());
        });
    }

    fn told(self, answer: Answer<()>, done: impl FnOnce() -> String) {
        match answer {
            Ok(()) => self.toasts.good(done()),
            Err(error) => self.failed(&error),
        }
        announce(Subject::Client);
    }

    fn failed(self, error: &AppError) {
        // Whoever comes back may bear an e-mail that another one has by now.
        let is_taken = |(path, wrong): &(String, FieldError)| {
            path.rsplit('.').next() == Some("email") && *wrong == FieldError::Taken
        };
        let text = match error {
            AppError::Invalid(errors) if errors.0.iter().any(is_taken) => {
                td_string!(self.l, contacts.email_taken).to_owned()
            }
            other => words::value_error(self.l, other),
        };
        self.toasts.bad(text);
    }
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
