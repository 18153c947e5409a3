//! Clients as they are kept: created, saved, found, listed, archived, deleted and restored.

mod aspects;
pub(crate) mod batches;
mod circles;
pub(crate) mod columns;
mod conflict;
pub(crate) mod create;
pub(crate) mod filter;
mod list;
mod numbers;
pub(crate) mod people;
mod pickers;
mod places;
pub(crate) mod read;
mod references;
mod revision;
pub(crate) mod rows;
mod shared;
mod states;
pub(crate) mod summary;
mod update;
mod write;

use domain::ids::ClientId;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use uuid::Uuid;

pub use aspects::{add_score, change_number, set_logo, set_prospect};
pub use create::{MAX_AT_ONCE, create, create_many};
pub use list::{list, page_for_export};
pub use pickers::{duplicates, options};
pub use read::get;
pub use states::{MAX_CLIENTS, act, put_back};
pub use update::update;

pub(crate) use revision::next as revised;
pub(crate) use update::overwrite;

use crate::entities::client::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// Not found unless the client is the company's.
pub(crate) async fn require<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<()> {
    let found: Option<Uuid> =
        Entity::find_by_id((t.company().0, id.0)).select_only().column(Column::Id).into_tuple().one(t.db()).await?;
    found.map(drop).ok_or(StoreError::NotFound)
}
