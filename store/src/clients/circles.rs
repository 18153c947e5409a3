//! Parents and payers: a client is never above itself.

use std::collections::HashSet;

use domain::clients::ClientData;
use domain::error::Refusal;
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant};

/// Refuses a parent or payer that leads back to the client.
pub(super) async fn refuse<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId, data: &ClientData) -> StoreResult<()> {
    climb(t, id, data.parent, Column::Parent).await?;
    climb(t, id, data.payer, Column::Payer).await
}

async fn climb<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    first: Option<ClientId>,
    up: Column,
) -> StoreResult<()> {
    let mut above = first.map(|client| client.0);
    let mut seen = HashSet::new();
    while let Some(client) = above {
        if client == id.0 {
            return Err(Refusal::Circle.into());
        }
        if !seen.insert(client) {
            return Ok(());
        }
        let next: Option<Option<uuid::Uuid>> = Entity::find()
            .select_only()
            .column(up)
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::Id.eq(client))
            .into_tuple()
            .one(t.db())
            .await?;
        above = next.flatten();
    }
    Ok(())
}
