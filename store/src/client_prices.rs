//! « Cotations »: prices and discounts that clients have agreed on their own (A8.7), and what follows from them.

mod columns;
mod conflict;
mod names;
mod pricing;
mod write;

use domain::client_prices::ClientPrice;
use domain::client_prices::record::MAX_CLIENT_PRICES;
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use names::named;
pub use pricing::Pricer;
pub use write::{add, change, remove};

pub(crate) use columns::read;

use crate::entities::client_price::{Column, Entity};
use crate::{StoreResult, Tenant, clients};

/// All that a client has agreed, what was recorded last first. Another company's client is not found.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<ClientPrice>> {
    clients::require(t, client).await?;
    kept(t, client).await
}

async fn kept<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<ClientPrice>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .order_by_desc(Column::Id)
        .limit(u64::from(MAX_CLIENT_PRICES))
        .all(t.db())
        .await?;
    rows.iter().map(columns::read).collect()
}
