//! What a client's overview asks for.

#[cfg(feature = "ssr")]
use std::collections::BTreeSet;

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::clients::Client;
use domain::ids::ClientId;
#[cfg(feature = "ssr")]
use domain::ids::ListItemId;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::clients::Opened;

#[cfg(feature = "ssr")]
use crate::telephones;
use crate::view::ClientView;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// One client, with the words for all that its file names.
#[server(prefix = "/api", endpoint = "clients/get", input = Json, output = Json, client = PageClient)]
pub async fn get_client(
    /// The client.
    id: ClientId,
) -> Result<ClientView, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let Opened { client, mut names, lists, pinned, defaults, address_service, shows_map, zone } =
        store::clients::opened(&tenant, id).await?;
    let (country, usual) = (defaults.country, defaults.payment_terms);
    let terms = client.data.payment_terms;
    names.extend(lists.iter().map(|item| (item.id.to_string(), item.label.clone())));
    let used = used(&client);
    names.retain(|id, _| used.contains(id));
    let borne: BTreeSet<ListItemId> = client.data.tags.ids().collect();
    let tags = lists.iter().filter(|item| borne.contains(&item.id)).map(|item| (item.id, item.label.clone())).collect();
    Ok(ClientView {
        names,
        tags,
        default_terms: lists.iter().find(|item| Some(item.id) == usual).cloned(),
        terms: lists.into_iter().find(|item| Some(item.id) == terms),
        phones: telephones::of(&client, client.country().unwrap_or(country)),
        custom_fields: store::custom_fields::all(&tenant, Subject::Client).await?,
        defaults,
        suggests: address_service.suggests(),
        shows_map,
        pinned,
        created_on: store::local_time::local(client.created_at, zone).date(),
        updated_on: store::local_time::local(client.updated_at, zone).date(),
        client,
    })
}

/// Every id that the file names.
#[cfg(feature = "ssr")]
fn used(client: &Client) -> BTreeSet<String> {
    let data = &client.data;
    let of_contacts = client.contacts.iter().flat_map(|contact| contact.person().entries());
    let items = data.entries().into_iter().chain(of_contacts).map(|(_, _, id)| id.to_string());
    let clients = [data.parent, data.payer].into_iter().flatten().map(|id| id.to_string());
    items.chain(clients).chain(data.owner.map(|id| id.to_string())).collect()
}
