//! What the part « Fichiers » of a client's page asks for.

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::{ClientId, FileId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The files of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientFiles {
    /// All of them, the newest first.
    pub files: Vec<FileLine>,
    /// Whether whoever looks may add, share and take away.
    pub may_change: bool,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Its id, as in its address.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// How many bytes.
    pub size: u64,
    /// By whom it was added.
    pub added_by: String,
    /// The day of that, in the company's time zone.
    pub added_on: NaiveDate,
    /// Whether the client's contacts see it in the portal.
    pub is_shared: bool,
}

/// The files of a client.
#[server(prefix = "/api", endpoint = "clients/files", input = Json, output = Json, client = PageClient)]
pub async fn files_of_client(
    /// The client.
    client: ClientId,
) -> Result<ClientFiles, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let is_editor = session::require(Permission::EditClients).is_ok();
    let of = store::clients::get(&tenant, client).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let kept = store::client_files::of_client(&tenant, client).await?;
    let line = |file: store::client_files::ClientFile| FileLine {
        id: file.id,
        name: file.name,
        size: file.size,
        added_by: file.added_by,
        added_on: store::local_time::local(file.added_at, zone).date(),
        is_shared: file.is_shared,
    };
    Ok(ClientFiles { files: kept.into_iter().map(line).collect(), may_change: is_editor && of.state.editable() })
}

/// Has the client's contacts see a file in the portal, or no more.
#[server(prefix = "/api", endpoint = "clients/file-share", input = Json, output = Json, client = ActClient)]
pub async fn share_file(
    /// The client.
    client: ClientId,
    /// Which one.
    id: FileId,
    /// Whether they see it.
    shared: bool,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::client_files::share(&tx, client, id, shared).await?;
    Ok(tx.commit().await?)
}

/// Takes a file away.
#[server(prefix = "/api", endpoint = "clients/file-remove", input = Json, output = Json, client = PageClient)]
pub async fn remove_file(
    /// The client.
    client: ClientId,
    /// Which one.
    id: FileId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::client_files::remove(&tx, client, id).await?;
    Ok(tx.commit().await?)
}
