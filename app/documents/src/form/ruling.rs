//! What follows from the client of a document while it is chosen.

use domain::billing::kind::DocumentKind;
use domain::error::FieldErrors;
use domain::ids::{AddressId, ClientId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::document_rules;
use super::options::{Ruled, Whom};
use kit::error::AppError;

/// What a document is written by, as it follows from its client and from where it is delivered.
#[derive(Clone, Copy)]
pub struct Ruling {
    /// What holds now.
    pub ruled: RwSignal<Ruled>,
    /// Why what was asked for last did not come.
    pub failure: RwSignal<Option<AppError>>,
    kind: DocumentKind,
    /// What is on its way.
    asked: StoredValue<Option<Whom>>,
}

impl Ruling {
    /// From what the server told.
    pub fn new(ruled: Ruled) -> Self {
        let kind = ruled.rules.kind;
        Self { ruled: RwSignal::new(ruled), failure: RwSignal::new(None), kind, asked: StoredValue::new(None) }
    }

    /// Looks at what holds now.
    pub fn with<T>(self, look: impl FnOnce(&Ruled) -> T) -> T {
        self.ruled.with_untracked(look)
    }

    /// Whether an answer is on its way: what is wrong with the client is not known until then.
    pub fn is_asking(self) -> bool {
        self.asked.with_value(Option::is_some)
    }

    /// Asks for what follows from a client and an address, and then runs. Only the last question is answered.
    pub fn ask(self, client: Option<ClientId>, delivery: Option<AddressId>, then: impl FnOnce() + 'static) {
        let whom = Some((client, delivery));
        self.asked.set_value(whom);
        spawn_local(async move {
            let answer = document_rules(self.kind, client, delivery).await;
            if self.asked.try_get_value() != Some(whom) {
                return;
            }
            self.asked.set_value(None);
            match answer {
                Ok(ruled) => {
                    self.failure.set(None);
                    self.ruled.set(ruled);
                    then();
                }
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }

    /// What is known to be wrong: what the server has not said of the client yet, it says when it is asked to save.
    pub fn known(self, errors: FieldErrors, client: &str) -> Result<(), FieldErrors> {
        if client.is_empty() || !self.is_asking() {
            return Err(errors);
        }
        let of_client = ["client", "billing_address", "delivery_address"].map(|name| format!("fields.{name}"));
        let known: Vec<_> = errors.0.into_iter().filter(|(path, _)| !of_client.contains(path)).collect();
        if known.is_empty() { Ok(()) } else { Err(FieldErrors(known)) }
    }
}
