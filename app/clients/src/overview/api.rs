//! What a client's overview asks for.

#[cfg(feature = "ssr")]
use std::collections::{BTreeMap, BTreeSet};

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
    let client = store::clients::get(&tenant, id).await?;
    let lists = store::lists::choices(&tenant).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let company = store::companies::get(&tenant).await?;
    let (country, usual) = (company.defaults.country, company.defaults.payment_terms);
    let terms = client.data.payment_terms;
    let mut names = names(&tenant, &client).await?;
    names.extend(lists.iter().map(|item| (item.id.to_string(), item.label.clone())));
    names.retain(|id, _| used(&client).contains(id));
    let borne: BTreeSet<ListItemId> = client.data.tags.ids().collect();
    let tags = lists.iter().filter(|item| borne.contains(&item.id)).map(|item| (item.id, item.label.clone())).collect();
    Ok(ClientView {
        names,
        tags,
        default_terms: lists.iter().find(|item| Some(item.id) == usual).cloned(),
        terms: lists.into_iter().find(|item| Some(item.id) == terms),
        phones: telephones::of(&client, client.country().unwrap_or(country)),
        custom_fields: store::custom_fields::all(&tenant, Subject::Client).await?,
        defaults: company.defaults,
        suggests: company.address_service.suggests(),
        pinned: store::pins::all(&tenant, Subject::Client).await?,
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

/// The names of the owner, the parent and the payer.
#[cfg(feature = "ssr")]
async fn names<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    client: &Client,
) -> Result<BTreeMap<String, String>, AppError> {
    let mut names = BTreeMap::new();
    if let Some(owner) = client.data.owner {
        names.extend(store::members::name_of(tenant, owner).await?.map(|name| (owner.to_string(), name)));
    }
    for other in [client.data.parent, client.data.payer].into_iter().flatten() {
        names.insert(other.to_string(), store::clients::get(tenant, other).await?.data.name.as_str().to_owned());
    }
    Ok(names)
}
