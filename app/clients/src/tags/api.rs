//! What the browser may ask about tags.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::clients::{TaggingForm, Tags};
use domain::ids::ClientId;
use domain::lists::ListItem;
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The tags that there are, hidden ones too, in their order.
#[server(prefix = "/api", endpoint = "clients/tags", input = Json, output = Json, client = PageClient)]
pub async fn all_tags() -> Result<Vec<ListItem>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let items = store::lists::choices(&tenant).await?;
    Ok(items.into_iter().filter(|item| item.kind == ListKind::Tag).collect())
}

/// Gives tags to clients and takes others away from them, and tells what those had whose tags are others now.
#[server(prefix = "/api", endpoint = "clients/tag", input = Json, output = Json, client = ActClient)]
pub async fn tag_clients(
    /// The clients.
    ids: Chosen<ClientId>,
    /// What to add and what to take away, as typed.
    form: TaggingForm,
) -> Result<Vec<(ClientId, Tags)>, AppError> {
    let access = session::require(Permission::EditClients)?;
    let ids = ids.within()?;
    let tagging = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let changed = store::clients::tag(&tx, &ids, tagging).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Gives clients the tags again that they had: « Annuler ».
#[server(prefix = "/api", endpoint = "clients/tag-undo", input = Json, output = Json, client = ActClient)]
pub async fn put_tags_back(
    /// The tags they had.
    previous: Chosen<(ClientId, Tags)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::EditClients)?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    store::clients::put_tags_back(&tx, &previous).await?;
    tx.commit().await?;
    Ok(())
}
