//! Products read whole: the row and its prices, in two queries however many products.

use domain::error::Refusal;
use domain::ids::ProductId;
use domain::products::Product;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::{columns, prices};
use crate::entities::product::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, batches};

pub(crate) use super::columns::folded;

/// A product of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: ProductId) -> StoreResult<Product> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)?;
    each(t, &[row]).await?.pop().unwrap_or(Err(StoreError::NotFound))
}

/// Several products of the company, whatever their states, in the order of their ids. Those that it does not have are left out.
pub async fn several<C: ConnectionTrait>(t: &Tenant<C>, ids: &[ProductId]) -> StoreResult<Vec<Product>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(batches::IDS) {
        let ids = some.iter().map(|id| id.0).collect();
        let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
        for product in each(t, &rows).await? {
            found.push(product?);
        }
    }
    Ok(found)
}

/// As [`get`], of a product that may be changed: what is thrown away is restored first.
pub(super) async fn editable<C: ConnectionTrait>(t: &Tenant<C>, id: ProductId) -> StoreResult<Product> {
    let product = get(t, id).await?;
    if product.state.editable() { Ok(product) } else { Err(Refusal::Deleted.into()) }
}

/// Rows made whole, in their order; one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(t: &Tenant<C>, rows: &[Model]) -> StoreResult<Vec<StoreResult<Product>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut prices = prices::of(t, &ids).await?;
    let whole = |row: &Model| {
        let kept = prices.remove(&row.id).unwrap_or_default();
        columns::product(row, prices::read(kept, row.id)?)
    };
    Ok(rows.iter().map(whole).collect())
}
