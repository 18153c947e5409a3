//! Which of a client's addresses is for what, and which cannot be taken away (A6.2, A6.4, A6.5).

use serde::{Deserialize, Serialize};

use super::marks::{give, keep_one};
use crate::clients::form::MAX_ADDRESSES;
use crate::clients::{Address, AddressForm};
use crate::error::Refusal;
use crate::ids::AddressId;

/// What an address is to a client beside one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressUse {
    /// The main one: exactly one of them.
    Main,
    /// The default for invoices and quotes: at most one.
    Billing,
    /// The default for deliveries: at most one.
    Delivery,
}

/// What may be made of an address without the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressMark {
    /// The main one: one of them always is, so that it is only ever given.
    Main,
    /// The default for billing, or no longer.
    Billing(bool),
    /// The default for deliveries, or no longer.
    Delivery(bool),
}

impl AddressMark {
    /// What takes the mark back that one of these addresses is about to get: whichever bears it now bears it again. `None` where none does
    /// and one always must.
    #[must_use]
    pub fn taken_back(self, addresses: &[Address], id: AddressId) -> Option<(AddressId, Self)> {
        let bearer = |what| addresses.iter().find(|address| AddressMarks::of(address).is(what))?.id;
        let moved = |other: Option<AddressId>, given: fn(bool) -> Self| match other {
            Some(other) => (other, given(true)),
            None => (id, given(false)),
        };
        match self {
            Self::Main => Some((bearer(AddressUse::Main)?, self)),
            Self::Billing(true) => Some(moved(bearer(AddressUse::Billing), Self::Billing)),
            Self::Delivery(true) => Some(moved(bearer(AddressUse::Delivery), Self::Delivery)),
            Self::Billing(false) => Some((id, Self::Billing(true))),
            Self::Delivery(false) => Some((id, Self::Delivery(true))),
        }
    }
}

/// Whether an address is for something because somebody said so, or for want of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It was chosen.
    Chosen,
    /// None was chosen, and it is the main one.
    ByDefault,
}

/// What an address bears, stored or as typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddressMarks {
    /// Whether it is the main one.
    pub main: bool,
    /// Whether it is the default for billing.
    pub billing: bool,
    /// Whether it is the default for deliveries.
    pub delivery: bool,
}

impl AddressMarks {
    /// Of an address.
    #[must_use]
    pub const fn of(address: &Address) -> Self {
        Self { main: address.is_main, billing: address.is_billing, delivery: address.is_delivery }
    }

    /// Of an address as it is typed.
    #[must_use]
    pub fn typed(form: &AddressForm) -> Self {
        let is_on = |typed: &str| !typed.trim().is_empty();
        Self { main: is_on(&form.is_main), billing: is_on(&form.is_billing), delivery: is_on(&form.is_delivery) }
    }

    /// Whether it is for that.
    #[must_use]
    pub const fn is(self, what: AddressUse) -> bool {
        match what {
            AddressUse::Main => self.main,
            AddressUse::Billing => self.billing,
            AddressUse::Delivery => self.delivery,
        }
    }

    /// Why the address cannot be taken away, if it cannot (A6.2: a default is not deleted, another is chosen first). The main one can
    /// be once no other is left.
    #[must_use]
    pub const fn kept_as(self, is_alone: bool) -> Option<AddressUse> {
        match self {
            Self { main: true, .. } if !is_alone => Some(AddressUse::Main),
            Self { billing: true, .. } => Some(AddressUse::Billing),
            Self { delivery: true, .. } => Some(AddressUse::Delivery),
            _ => None,
        }
    }
}

/// Where a client is billed: at the default for it, else at the main address (A6.2).
#[must_use]
pub fn billed(addresses: &[Address]) -> Option<&Address> {
    chosen_or_main(addresses, AddressUse::Billing)
}

/// Where a client is delivered to, by the same rule.
#[must_use]
pub fn delivered(addresses: &[Address]) -> Option<&Address> {
    chosen_or_main(addresses, AddressUse::Delivery)
}

/// Whether the address at that place is what documents take for billing or deliveries, and why. The main address is only ever chosen.
#[must_use]
pub fn given(addresses: &[Address], at: usize, what: AddressUse) -> Option<Given> {
    let address = addresses.get(at)?;
    if AddressMarks::of(address).is(what) {
        return Some(Given::Chosen);
    }
    let is_taken =
        what != AddressUse::Main && chosen_or_main(addresses, what).is_some_and(|taken| std::ptr::eq(taken, address));
    is_taken.then_some(Given::ByDefault)
}

fn chosen_or_main(addresses: &[Address], what: AddressUse) -> Option<&Address> {
    let find = |what| addresses.iter().find(move |address| AddressMarks::of(address).is(what));
    find(what).or_else(|| find(AddressUse::Main))
}

/// Changes what one address is for. `None` when it is not among them.
#[must_use]
pub fn mark(mut addresses: Vec<Address>, id: AddressId, mark: AddressMark) -> Option<Vec<Address>> {
    let at = place(&addresses, id)?;
    match mark {
        AddressMark::Main => give(&mut addresses, at, |address| &mut address.is_main, true),
        AddressMark::Billing(on) => give(&mut addresses, at, |address| &mut address.is_billing, on),
        AddressMark::Delivery(on) => give(&mut addresses, at, |address| &mut address.is_delivery, on),
    }
    Some(addresses)
}

/// Takes an address out, unless it is one that stays. `None` when it is not among them.
pub fn without(mut addresses: Vec<Address>, id: AddressId) -> Result<Option<Vec<Address>>, Refusal> {
    let Some(at) = place(&addresses, id) else { return Ok(None) };
    let is_alone = addresses.len() == 1;
    if let Some(what) = AddressMarks::of(&addresses[at]).kept_as(is_alone) {
        return Err(Refusal::AddressKept(what));
    }
    addresses.remove(at);
    Ok(Some(addresses))
}

/// Puts an address at its place among the others; what they are for stays theirs.
pub fn with(mut addresses: Vec<Address>, address: Address, at: u32) -> Result<Vec<Address>, Refusal> {
    if addresses.len() >= MAX_ADDRESSES as usize {
        return Err(Refusal::TooMany { max: MAX_ADDRESSES });
    }
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(addresses.len());
    // It comes as a new one: the old row is gone.
    addresses.insert(at, Address { id: None, is_main: false, is_billing: false, is_delivery: false, ..address });
    keep_one(&mut addresses, |address| &mut address.is_main, true);
    Ok(addresses)
}

/// The defaults that would go with their addresses, from one state of them to the next, with none in their place (A6.2). With the last
/// address all of them may go.
#[must_use]
pub fn lost(before: &[Address], after: &[Address]) -> Vec<AddressUse> {
    if after.is_empty() {
        return Vec::new();
    }
    let is_gone = |address: &&Address| after.iter().all(|other| other.id != address.id);
    let gone: Vec<AddressMarks> = before.iter().filter(is_gone).map(AddressMarks::of).collect();
    let has_none = |what: &AddressUse| !after.iter().any(|address| AddressMarks::of(address).is(*what));
    let uses = [AddressUse::Main, AddressUse::Billing, AddressUse::Delivery];
    uses.into_iter().filter(|what| gone.iter().any(|marks| marks.is(*what))).filter(has_none).collect()
}

fn place(addresses: &[Address], id: AddressId) -> Option<usize> {
    addresses.iter().position(|address| address.id == Some(id))
}

#[cfg(test)]
mod tests;
