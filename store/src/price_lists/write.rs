//! What a list says, changed. A price in the product's own currency is written on the product, where its form has it: there is one place
//! for it. What else a list says stands in the list's own rows.

use std::collections::BTreeMap;

use domain::client_prices::{Agreed, PriceOf};
use domain::error::{FieldError, Refusal};
use domain::field::MinorAmount;
use domain::ids::{ListItemId, ProductId};
use domain::lists::ListKind;
use domain::price_lists::entry::MAX_ENTRIES;
use domain::price_lists::{Entry, EntryRow, PriceList, read_entry};
use domain::products::{PriceBasis, Product, ProductState};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{columns, entries, get};
use crate::entities::price_list_entry::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, batches, lists, products};

/// Has a list say this of a product or of a category, as typed: a price, a discount, or nothing any more. What is wrong is told of `value`.
pub async fn set(
    tx: &Tenant<DatabaseTransaction>,
    list: ListItemId,
    of: PriceOf,
    typed: &str,
) -> StoreResult<Option<EntryRow>> {
    // One at a time: what a list says of a category is put in the place of what it said.
    crate::changes::hold(tx).await?;
    let list = get(tx, list).await?;
    let read = |basis: PriceBasis| {
        let read = read_entry(of, typed, list.terms.currency, basis);
        read.map_err(|error| StoreError::field("value", error))
    };
    match of {
        PriceOf::Product(id) => {
            let product = known(tx, id).await?;
            let agreed = read(product.data.price_basis)?;
            of_products(tx, &list, &[(product, agreed)]).await?;
            // As it stands by now.
            Ok(entries::of_product(&products::get(tx, id).await?, list.id, agreed))
        }
        PriceOf::Category(id) => {
            let agreed = read(PriceBasis::default())?;
            let category = lists::of(tx, ListKind::ProductCategory).await?.into_iter().find(|item| item.id == id);
            let category = category.ok_or_else(|| StoreError::field("of", FieldError::Unknown))?;
            of_category(tx, &list, id, agreed).await?;
            let row =
                |agreed| EntryRow { entry: Entry { of, agreed }, name: category.label, reference: None, own: None };
            Ok(agreed.map(row))
        }
    }
}

/// A product that is not thrown away.
async fn known(tx: &Tenant<DatabaseTransaction>, id: ProductId) -> StoreResult<Product> {
    let unknown = || StoreError::field("of", FieldError::Unknown);
    match products::get(tx, id).await {
        Ok(product) if product.state == ProductState::Deleted => Err(unknown()),
        Err(StoreError::NotFound) => Err(unknown()),
        other => other,
    }
}

async fn of_category(
    tx: &Tenant<DatabaseTransaction>,
    list: &PriceList,
    category: ListItemId,
    agreed: Option<Agreed>,
) -> StoreResult<()> {
    let said = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
    let said = said.filter(Column::PriceList.eq(list.id.0)).filter(Column::Category.eq(category.0));
    said.exec(tx.db()).await?;
    let entry = agreed.map(|agreed| Entry { of: PriceOf::Category(category), agreed });
    insert(tx, list.id, entry.into_iter().collect()).await
}

/// Has a list say this of products.
pub(super) async fn of_products(
    tx: &Tenant<DatabaseTransaction>,
    list: &PriceList,
    said: &[(Product, Option<Agreed>)],
) -> StoreResult<()> {
    let mut on_products: BTreeMap<ProductId, Option<MinorAmount>> = BTreeMap::new();
    let mut own: Vec<Entry> = Vec::new();
    for (product, agreed) in said {
        let price = match *agreed {
            Some(Agreed::Price { amount, .. }) if amount.currency() == product.data.currency => {
                Some(MinorAmount(amount.minor()))
            }
            _ => None,
        };
        on_products.insert(product.id, price);
        let entry = agreed.filter(|_| price.is_none());
        own.extend(entry.map(|agreed| Entry { of: PriceOf::Product(product.id), agreed }));
    }
    products::set_in_list(tx, list.id, &on_products).await?;
    let ids: Vec<Uuid> = on_products.keys().map(|product| product.0).collect();
    for ids in ids.chunks(batches::IDS) {
        let before = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
        let before = before.filter(Column::PriceList.eq(list.id.0));
        before.filter(Column::Product.is_in(ids.iter().copied())).exec(tx.db()).await?;
    }
    insert(tx, list.id, own).await
}

/// Writes entries of which the list says nothing yet.
pub(super) async fn insert(tx: &Tenant<DatabaseTransaction>, list: ListItemId, new: Vec<Entry>) -> StoreResult<()> {
    if new.is_empty() {
        return Ok(());
    }
    let of_list = Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::PriceList.eq(list.0));
    let before = of_list.count(tx.db()).await?;
    let after = before.saturating_add(u64::try_from(new.len()).unwrap_or(u64::MAX));
    if after > u64::from(MAX_ENTRIES) {
        return Err(Refusal::TooMany { max: MAX_ENTRIES }.into());
    }
    let rows = new.into_iter().map(|entry| columns::row(tx.company(), list, entry, tx.now())).collect();
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows).await?)
}
