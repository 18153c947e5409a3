//! What is done to an address of a client.

use domain::clients::{Address, AddressMark};
use domain::ids::AddressId;
use leptos::task::spawn_local;

use super::api::{mark_address, remove_address, restore_address};
use crate::overview::acts::Acts;
use kit::words::{Locale, td_string};

impl Acts {
    /// Changes what an address is for, one of these; undone from the toast.
    pub fn mark_address(self, (address, name): (AddressId, String), mark: AddressMark, addresses: &[Address]) {
        let back = mark.taken_back(addresses, address);
        spawn_local(async move {
            let answer = mark_address(self.client, address, mark).await;
            self.told(answer, |()| {
                let said = done(self.l, mark, name);
                match back {
                    Some((other, mark)) => self.undoable(said, move || mark_address(self.client, other, mark)),
                    None => self.toasts.good(said),
                }
            });
        });
    }

    /// Takes an address away; undone from the toast.
    pub fn remove_address(self, id: AddressId, name: String, address: Address, at: u32) {
        spawn_local(async move {
            let answer = remove_address(self.client, id).await;
            self.told(answer, |()| {
                let text = td_string!(self.l, addresses.removed, name = name.clone()).to_string();
                self.toasts.undoable(self.l, text, move || self.restore_address(address.clone(), at, name.clone()));
            });
        });
    }

    fn restore_address(self, address: Address, at: u32, name: String) {
        spawn_local(async move {
            let answer = restore_address(self.client, address, at).await;
            let done = td_string!(self.l, addresses.restored, name = name).to_string();
            self.told(answer, |()| self.toasts.good(done));
        });
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
