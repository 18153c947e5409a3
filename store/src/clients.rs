//! Clients as they are kept: created, saved, found, listed, archived, deleted and restored.

mod additions;
mod address_marks;
mod aspects;
mod chosen;
mod circles;
mod columns;
mod contact_marks;
pub(crate) mod create;
mod exported;
pub(crate) mod filter;
mod imported;
mod languages;
mod listed;
mod near;
mod numbers;
mod opened;
pub(crate) mod people;
mod places;
pub(crate) mod read;
mod references;
pub(crate) mod rows;
mod rung;
mod same;
pub(crate) mod shared;
mod states;
pub(crate) mod summary;
mod tagging;
pub(crate) mod tags;
mod update;
mod write;

use domain::ids::ClientId;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use uuid::Uuid;

pub use additions::{add_address, add_contact};
pub use address_marks::{mark_address, remove_address, restore_address};
pub use aspects::{add_note, add_score, change_number, set_logo, set_prospect};
pub use contact_marks::{link_contact, mark_contact, unlink_contact};
pub use create::{MAX_AT_ONCE, create, create_many};
pub use exported::these;
pub use languages::spoken;
pub use near::{MOST_NEAR, Neighbour, Surroundings, near};
pub use opened::{Opened, country, opened};
pub use read::get;
pub use same::duplicates;
pub use states::{act, put_back};
pub use tagging::{put_tags_back, tag};
pub use update::{save, update};
pub use write::Clients;

pub(crate) use exported::Files;
pub(crate) use imported::Imports;
pub(crate) use listed::Listed;
pub(crate) use numbers::NUMBERS;
pub(crate) use update::overwrite;

use crate::entities::client::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// Not found unless the client is the company's.
pub(crate) async fn require<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<()> {
    let found: Option<Uuid> =
        Entity::find_by_id((t.company().0, id.0)).select_only().column(Column::Id).into_tuple().one(t.db()).await?;
    found.map(drop).ok_or(StoreError::NotFound)
}
