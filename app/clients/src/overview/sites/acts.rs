//! What is done to an address of a client: at once, told in a toast.

use domain::clients::{Address, AddressMark};
use domain::ids::{AddressId, ClientId};
use domain::subject::Subject;
use leptos::task::spawn_local;

use super::api::{mark_address, remove_address, restore_address};
use engines::listing::acts::announce;
use kit::error::Answer;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// The client whose addresses they are, and where it is told what was done.
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

    /// Changes what an address is for.
    pub fn mark(self, address: AddressId, name: String, mark: AddressMark) {
        spawn_local(async move {
            let answer = mark_address(self.client, address, mark).await;
            self.told(answer, || done(self.l, mark, name));
        });
    }

    /// Takes an address away; undone from the toast.
    pub fn remove(self, id: AddressId, name: String, address: Address, at: u32) {
        spawn_local(async move {
            match remove_address(self.client, id).await {
                Ok(()) => {
                    let text = td_string!(self.l, addresses.removed, name = name.clone()).to_string();
                    self.toasts.undoable(self.l, text, move || self.restore(address.clone(), at, name.clone()));
                }
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            announce(Subject::Client);
        });
    }

    fn restore(self, address: Address, at: u32, name: String) {
        spawn_local(async move {
            let answer = restore_address(self.client, address, at).await;
            self.told(answer, || td_string!(self.l, addresses.restored, name = name).to_string());
        });
    }

    fn told(self, answer: Answer<()>, done: impl FnOnce() -> String) {
        match answer {
            Ok(()) => self.toasts.good(done()),
            Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
        }
        announce(Subject::Client);
    }
}

/// What was done, in a sentence.
fn done(l: Locale, mark: AddressMark, name: String) -> String {
    match mark {
        AddressMark::Main => td_string!(l, addresses.done_main, name = name).to_string(),
        AddressMark::Billing(true) => td_string!(l, addresses.done_billing, name = name).to_string(),
        AddressMark::Billing(false) => td_string!(l, addresses.done_not_billing).to_owned(),
        AddressMark::Delivery(true) => td_string!(l, addresses.done_delivery, name = name).to_string(),
        AddressMark::Delivery(false) => td_string!(l, addresses.done_not_delivery).to_owned(),
    }
}
