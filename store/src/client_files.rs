//! Files of clients (A15.2): added, shared with the client's contacts, taken away. A change of the client, told with what happened to it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::client_files::{FileAct, MAX_CLIENT_FILES};
use domain::error::Refusal;
use domain::ids::{ClientId, FileId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Set,
};
use uuid::Uuid;

use crate::clients::{self, Clients, read};
use crate::entities::client_file::{Column, Entity, Model};
use crate::entities::file;
use crate::files::{self, NewFile, StoredFile};
use crate::{StoreError, StoreResult, Tenant, changes};

/// A file of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFile {
    /// Its id, as in its address.
    pub id: FileId,
    /// What it was called where it came from.
    pub name: String,
    /// How many bytes.
    pub size: u64,
    /// By whom it was added.
    pub added_by: String,
    /// When.
    pub added_at: DateTime<Utc>,
    /// Whether the client's contacts see it in the portal.
    pub is_shared: bool,
}

/// The files of a client, the newest first. Another company's client is not found.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<ClientFile>> {
    clients::require(t, client).await?;
    whole(t, of(t, client)).await
}

/// Those of them that the client's contacts see.
pub async fn shared_with<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<ClientFile>> {
    whole(t, of(t, client).filter(Column::IsShared.eq(true))).await
}

/// A file that a client's contacts see. Any other is not found, whatever it is.
pub async fn get_shared<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, id: FileId) -> StoreResult<StoredFile> {
    let row = find(t, client, id).await?;
    if row.is_shared { files::get(t, id).await } else { Err(StoreError::NotFound) }
}

/// Gives a client a file, whose bytes are kept. Nobody but staff sees it until it is shared.
pub async fn add(tx: &Tenant<DatabaseTransaction>, client: ClientId, new: NewFile) -> StoreResult<FileId> {
    changes::make(tx, Clients, async |change| {
        read::editable_row(tx, client).await?;
        if of(tx, client).count(tx.db()).await? >= u64::from(MAX_CLIENT_FILES) {
            return Err(Refusal::TooMany { max: MAX_CLIENT_FILES }.into());
        }
        let name = new.name.as_str().to_owned();
        let id = files::record(tx, Clients, client, new).await?;
        let row = Model {
            company_id: tx.company().0,
            id: id.0,
            created_at: tx.now(),
            updated_at: tx.now(),
            client_id: client.0,
            added_by: tx.actor().name.clone(),
            is_shared: false,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
        Ok((id, change.tell(tx, client, Event::FileKept { act: FileAct::Added, name }).await?))
    })
    .await
}

/// Has the client's contacts see a file, or no more.
pub async fn share(tx: &Tenant<DatabaseTransaction>, client: ClientId, id: FileId, is_shared: bool) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        read::editable_row(tx, client).await?;
        let row = find(tx, client, id).await?;
        if row.is_shared == is_shared {
            return Ok(((), change.without_activity("it is so already")));
        }
        let mut row = row.into_active_model();
        row.is_shared = Set(is_shared);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let act = if is_shared { FileAct::Shared } else { FileAct::Unshared };
        let name = files::get(tx, id).await?.name;
        Ok(((), change.tell(tx, client, Event::FileKept { act, name }).await?))
    })
    .await
}

/// Takes a file away from a client, for good: nobody finds it any more, and its bytes are let go of once no file has the same.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, client: ClientId, id: FileId) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        read::editable_row(tx, client).await?;
        find(tx, client, id).await?;
        Entity::delete_by_id((tx.company().0, id.0)).exec(tx.db()).await?;
        let name = files::forget(tx, id).await?.name;
        Ok(((), change.tell(tx, client, Event::FileKept { act: FileAct::Removed, name }).await?))
    })
    .await
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, id: FileId) -> StoreResult<Model> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?;
    row.filter(|row| row.client_id == client.0).ok_or(StoreError::NotFound)
}

fn of<C>(t: &Tenant<C>, client: ClientId) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::ClientId.eq(client.0))
}

async fn whole<C: ConnectionTrait>(t: &Tenant<C>, query: Select<Entity>) -> StoreResult<Vec<ClientFile>> {
    let rows = query.order_by_desc(Column::Id).limit(u64::from(MAX_CLIENT_FILES)).all(t.db()).await?;
    let known = file::Entity::find()
        .filter(file::Column::CompanyId.eq(t.company().0))
        .filter(file::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .all(t.db())
        .await?;
    let mut known: HashMap<Uuid, file::Model> = known.into_iter().map(|file| (file.id, file)).collect();
    let kept = |row: Model| {
        let file = known.remove(&row.id)?;
        Some(ClientFile {
            id: FileId(row.id),
            name: file.name,
            size: u64::try_from(file.size).unwrap_or(0),
            added_by: row.added_by,
            added_at: row.created_at,
            is_shared: row.is_shared,
        })
    };
    Ok(rows.into_iter().filter_map(kept).collect())
}
