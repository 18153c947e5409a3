//! What the card of a client's addresses does at once.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::clients::additions;
use domain::clients::{Address, AddressForm, AddressMark};
use domain::ids::{AddressId, ClientId};
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// Changes what an address of a client is for.
#[server(prefix = "/api", endpoint = "clients/address-mark", input = Json, output = Json, client = ActClient)]
pub async fn mark_address(
    /// The client.
    id: ClientId,
    /// The address.
    address: AddressId,
    /// What it is from now on.
    mark: AddressMark,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::mark_address(&tx, id, address, mark).await?;
    Ok(tx.commit().await?)
}

/// Takes an address away, unless it is one that stays.
#[server(prefix = "/api", endpoint = "clients/address-remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_address(
    /// The client.
    id: ClientId,
    /// The address.
    address: AddressId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::remove_address(&tx, id, address).await?;
    Ok(tx.commit().await?)
}

/// Puts an address back where it was: « Annuler ». What comes over the wire is parsed as what is typed.
#[server(prefix = "/api", endpoint = "clients/address-restore", input = Json, output = Json, client = ActClient)]
pub async fn restore_address(
    /// The client.
    id: ClientId,
    /// The address as it was.
    address: Address,
    /// Its place, from 0.
    at: u32,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::restore_address(&tx, id, address, at).await?;
    Ok(tx.commit().await?)
}

/// Adds a further address. What is wrong is told by the form's fields.
#[server(prefix = "/api", endpoint = "clients/address-add", input = Json, output = Json, client = PageClient)]
pub async fn add_address(
    /// The client.
    id: ClientId,
    /// The row, as typed.
    form: AddressForm,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::add_address(&tx, id, |rules| additions::address(&form, rules)).await?;
    Ok(tx.commit().await?)
}
