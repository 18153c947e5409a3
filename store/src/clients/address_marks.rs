//! One address of a client changed on its own, outside the form (A6.2–A6.5). As with the form, what is thrown away is restored first.

use domain::clients::{Address, AddressMark, Client, places as rules};
use domain::ids::{AddressId, ClientId};
use sea_orm::DatabaseTransaction;

use super::read::Stored;
use super::{Clients, places, read, update};
use crate::changes::{self, Change, Told};
use crate::{StoreError, StoreResult, Tenant, companies};

/// Changes what an address is for: what only one of them is moves from the other.
pub async fn mark_address(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    address: AddressId,
    mark: AddressMark,
) -> StoreResult<Client> {
    change(tx, id, |addresses| rules::mark(addresses, address, mark).ok_or(StoreError::NotFound)).await
}

/// Takes an address away, unless it is the main one of several or a default (A6.2).
pub async fn remove_address(tx: &Tenant<DatabaseTransaction>, id: ClientId, address: AddressId) -> StoreResult<Client> {
    change(tx, id, |addresses| rules::without(addresses, address)?.ok_or(StoreError::NotFound)).await
}

/// Puts an address at its place, from 0: the undoing of [`remove_address`]. It has another id from then on.
pub async fn restore_address(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    address: Address,
    at: u32,
) -> StoreResult<Client> {
    change(tx, id, |addresses| Ok(rules::with(addresses, address, at)?)).await
}

/// Writes the addresses as a rule has them.
async fn change(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    rule: impl FnOnce(Vec<Address>) -> StoreResult<Vec<Address>>,
) -> StoreResult<Client> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        let addresses = rule(stored.client.addresses.clone())?;
        keep(tx, change, stored, addresses).await
    }))
    .await
}

/// Writes the addresses as they are from now on, and what the client's row repeats of them.
pub(super) async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Clients>,
    stored: Stored,
    addresses: Vec<Address>,
) -> StoreResult<(Client, Told)> {
    if addresses == stored.client.addresses {
        return Ok((stored.client, change.without_activity("it is so already")));
    }
    let addresses = places::save(tx, &change, &stored, addresses).await?;
    let after = Client { addresses, ..stored.client.clone() };
    let country = companies::get(tx).await?.defaults.country;
    Box::pin(update::finish(tx, change, stored, after, country)).await
}
