//! What the browser may ask about what happened.

#[cfg(feature = "ssr")]
use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::activity::Event;
#[cfg(feature = "ssr")]
use domain::activity::{Entry, NoteText};
#[cfg(feature = "ssr")]
use domain::clients::Client;
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
#[cfg(feature = "ssr")]
use domain::ids::UserId;
use domain::ids::{ActivityId, ClientId};
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::telephones;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// What happened to a client before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-client", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_client(
    /// The client.
    id: ClientId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<Event>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let client = store::clients::get(&tenant, id).await?;
    let (mut entries, more) = store::activity::page::<store::clients::Clients, _>(&tenant, id.0, before, PAGE).await?;
    write_numbers(&tenant, &client, &mut entries).await?;
    let names = names(&tenant, &entries).await?;
    let custom = store::custom_fields::all(&tenant, Subject::Client).await?;
    let custom = custom.into_iter().map(|field| (field.id.to_string(), field.label)).collect();
    Ok(ActivityPage { entries, names, custom, more })
}

/// Notes something of a client, for everybody who sees it here.
#[server(prefix = "/api", endpoint = "clients/note", input = Json, output = Json, client = PageClient)]
pub async fn note_on_client(
    /// The client.
    id: ClientId,
    /// What, as typed.
    text: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let text = NoteText::parse(&text).map_err(|error| AppError::Invalid(FieldErrors::one("text", error)))?;
    store::clients::add_note(&tx, id, text).await?;
    Ok(tx.commit().await?)
}

/// Telephone numbers among the values that changed, as people there write them.
#[cfg(feature = "ssr")]
async fn write_numbers<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    client: &Client,
    entries: &mut [Entry],
) -> Result<(), AppError> {
    let country = match client.country() {
        Some(country) => country,
        None => store::companies::form_rules(tenant).await?.country,
    };
    for entry in entries {
        if let Event::ClientUpdated { changes, .. } = &mut entry.event {
            telephones::rewrite_changes(changes, country);
        }
    }
    Ok(())
}

/// The names of all ids among the values that changed. One that names nothing any more has none.
#[cfg(feature = "ssr")]
async fn names<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    entries: &[Entry],
) -> Result<BTreeMap<String, String>, AppError> {
    let (mut wanted, mut clients, mut owners) = (false, BTreeSet::new(), BTreeSet::new());
    for entry in entries {
        let Event::ClientUpdated { changes, .. } = &entry.event else { continue };
        for change in changes {
            wanted |= change.field == "fields.tags";
            let is_client = matches!(change.field.as_str(), "fields.parent" | "fields.payer");
            for id in [&change.from, &change.to].into_iter().filter_map(|value| value.parse::<ClientId>().ok()) {
                wanted |= !is_client;
                if is_client {
                    clients.insert(id);
                }
                if change.field == "fields.owner" {
                    owners.insert(UserId(id.0));
                }
            }
        }
    }
    let mut names = BTreeMap::new();
    if wanted {
        let lists = store::lists::choices(tenant).await?;
        names.extend(lists.into_iter().map(|item| (item.id.to_string(), item.label)));
    }
    for id in owners {
        names.extend(store::members::name_of(tenant, id).await?.map(|name| (id.to_string(), name)));
    }
    for id in clients {
        if let Ok(client) = store::clients::get(tenant, id).await {
            names.insert(id.to_string(), client.data.name.as_str().to_owned());
        }
    }
    Ok(names)
}
