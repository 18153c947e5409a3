//! The prices of products by price list.

use std::collections::{BTreeMap, HashMap};

use domain::field::MinorAmount;
use domain::ids::{ListItemId, ProductId};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Products;
use crate::changes::Change;
use crate::entities::product_price::{Column, Entity, Model};
use crate::{StoreResult, Tenant, batches, columns};

/// The rows of each of these products; products without any are left out.
pub(super) async fn of<C: ConnectionTrait>(t: &Tenant<C>, products: &[Uuid]) -> StoreResult<HashMap<Uuid, Vec<Model>>> {
    let mut found: HashMap<Uuid, Vec<Model>> = HashMap::new();
    for ids in products.chunks(batches::IDS) {
        let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
        for row in of_company.filter(Column::ProductId.is_in(ids.iter().copied())).all(t.db()).await? {
            found.entry(row.product_id).or_default().push(row);
        }
    }
    Ok(found)
}

/// The rows of one product read.
pub(super) fn read(rows: Vec<Model>, product: Uuid) -> StoreResult<BTreeMap<ListItemId, MinorAmount>> {
    let price = |row: Model| Ok((ListItemId(row.price_list), columns::read(row.amount_minor, "price", product)?));
    rows.into_iter().map(price).collect()
}

/// Writes the prices of new products.
pub(super) async fn insert<'a>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Products>,
    of_products: impl Iterator<Item = (ProductId, &'a BTreeMap<ListItemId, MinorAmount>)>,
) -> StoreResult<()> {
    let company_id = tx.company().0;
    let rows = of_products.flat_map(|(product, prices)| {
        let row = move |(list, price): (&ListItemId, &MinorAmount)| Model {
            company_id,
            product_id: product.0,
            price_list: list.0,
            amount_minor: price.0,
        };
        prices.iter().map(row)
    });
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows.collect()).await?)
}

/// Makes the prices of a product these.
pub(super) async fn replace(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Products>,
    product: ProductId,
    prices: &BTreeMap<ListItemId, MinorAmount>,
) -> StoreResult<()> {
    let kept = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
    kept.filter(Column::ProductId.eq(product.0)).exec(tx.db()).await?;
    insert(tx, change, std::iter::once((product, prices))).await
}
