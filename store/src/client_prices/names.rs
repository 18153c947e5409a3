//! What agreements are for, by name.

use std::collections::BTreeMap;

use domain::client_prices::{ClientPrice, PriceOf};
use domain::error::FieldError;
use domain::lists::ListKind;
use domain::products::ProductState;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::product;
use crate::{StoreError, StoreResult, Tenant, lists};

/// The names of the products and categories of these, by id.
pub async fn named<C: ConnectionTrait>(t: &Tenant<C>, prices: &[ClientPrice]) -> StoreResult<BTreeMap<Uuid, String>> {
    let products: Vec<Uuid> = prices.iter().filter_map(|price| product_of(price.new.of)).collect();
    let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
    if !products.is_empty() {
        // No client has agreed more than one statement takes.
        let rows: Vec<(Uuid, String)> = product::Entity::find()
            .select_only()
            .columns([product::Column::Id, product::Column::Name])
            .filter(product::Column::CompanyId.eq(t.company().0))
            .filter(product::Column::Id.is_in(products.iter().copied()))
            .into_tuple()
            .all(t.db())
            .await?;
        names.extend(rows);
    }
    if products.len() < prices.len() {
        let categories = lists::of(t, ListKind::ProductCategory).await?;
        names.extend(categories.into_iter().map(|item| (item.id.0, item.label)));
    }
    Ok(names)
}

fn product_of(of: PriceOf) -> Option<Uuid> {
    match of {
        PriceOf::Product(product) => Some(product.0),
        PriceOf::Category(_) => None,
    }
}

/// What one is for, by name. There must be such in the company; a product that is thrown away stays where it was named `before`.
pub(super) async fn of(tx: &Tenant<DatabaseTransaction>, of: PriceOf, before: Option<PriceOf>) -> StoreResult<String> {
    match of {
        PriceOf::Product(product) => {
            let found: Option<(String, String)> = product::Entity::find_by_id((tx.company().0, product.0))
                .select_only()
                .columns([product::Column::Name, product::Column::State])
                .into_tuple()
                .one(tx.db())
                .await?;
            let is_kept = |state: &str| state != ProductState::Deleted.as_str() || before == Some(of);
            let found = found.filter(|(_, state)| is_kept(state)).map(|(name, _)| name);
            found.ok_or_else(|| StoreError::field("fields.product", FieldError::Unknown))
        }
        PriceOf::Category(category) => {
            let found = lists::of(tx, ListKind::ProductCategory).await?.into_iter().find(|item| item.id == category);
            found.map(|item| item.label).ok_or_else(|| StoreError::field("fields.category", FieldError::Unknown))
        }
    }
}
