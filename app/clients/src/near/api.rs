//! What the page of clients near an address asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::clients::Address;
use domain::clients::near::Nearness;
#[cfg(feature = "ssr")]
use domain::clients::{Client, ClientState};
#[cfg(feature = "ssr")]
use domain::geo::Country;
#[cfg(feature = "ssr")]
use domain::identifiers::phone::national;
use domain::ids::{AddressId, ClientId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use store::clients::Neighbour;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Who is near a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearView {
    /// Its name.
    pub name: String,
    /// Its addresses, of which one can ask about each.
    pub addresses: Vec<Address>,
    /// The place among them of the one asked about; none where it has none.
    pub around: Option<usize>,
    /// The nearest first.
    pub neighbours: Vec<NearRow>,
    /// How many there are in all.
    pub total: u64,
}

/// Somebody near.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearRow {
    /// The client.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Whether it is kept, but offered no more.
    pub is_inactive: bool,
    /// Its primary contact.
    pub contact: Option<String>,
    /// Where they are called: in E.164, and as people there write it.
    pub phone: Option<(String, String)>,
    /// Its address that is nearest.
    pub address: Address,
    /// How near that is.
    pub nearness: Nearness,
}

/// Clients near an address of a client, its main one unless another is named (A6.4).
#[server(prefix = "/api", endpoint = "clients/near", input = Json, output = Json, client = PageClient)]
pub async fn clients_near(
    /// The client.
    id: ClientId,
    /// The address.
    address: Option<AddressId>,
) -> Result<NearView, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let found = store::clients::near(&tenant, id, address).await?;
    let usual = store::companies::get(&tenant).await?.defaults.country;
    Ok(NearView {
        name: found.client.data.name.as_str().to_owned(),
        addresses: found.client.addresses,
        around: found.around,
        neighbours: found.neighbours.into_iter().filter_map(|one| row(one, usual)).collect(),
        total: found.total,
    })
}

#[cfg(feature = "ssr")]
fn row(one: Neighbour, usual: Country) -> Option<NearRow> {
    let Neighbour { client, nearest, nearness } = one;
    let address = client.addresses.get(nearest)?.clone();
    let phone = phone(&client, client.country().unwrap_or(usual));
    let contact = client.contacts.iter().find(|contact| contact.is_primary);
    Some(NearRow {
        id: client.id,
        name: client.data.name.as_str().to_owned(),
        number: client.number,
        is_inactive: client.state == ClientState::Inactive,
        contact: contact.map(domain::clients::Contact::display_name).filter(|name| !name.is_empty()),
        phone,
        address,
        nearness,
    })
}

/// Whom one calls on the way: the primary contact, else the client.
#[cfg(feature = "ssr")]
fn phone(client: &Client, country: Country) -> Option<(String, String)> {
    let primary = client.contacts.iter().find(|contact| contact.is_primary);
    let own = primary
        .and_then(|contact| contact.direct_phone.as_ref().or(contact.mobile.as_ref()).or(contact.switchboard.as_ref()));
    let data = &client.data;
    let phone = own.or(data.phone.as_ref()).or(data.mobile.as_ref()).or(data.switchboard.as_ref())?;
    Some((phone.as_str().to_owned(), national(phone, country)))
}
