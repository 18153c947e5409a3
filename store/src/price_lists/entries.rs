//! What price lists say, read: their own entries, and the prices that stand on products.

use std::collections::{BTreeMap, HashMap};

use domain::client_prices::{Agreed, PriceOf};
use domain::ids::{ListItemId, ProductId};
use domain::lists::ListKind;
use domain::money::Money;
use domain::price_lists::entry::MAX_ENTRIES;
use domain::price_lists::{Entries, Entry, EntryRow};
use domain::products::{Product, ProductState};
use domain::text::fold;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::columns;
use crate::entities::price_list_entry::{Column, Entity};
use crate::entities::{client, product_price};
use crate::{StoreResult, Tenant, lists, products};

/// The most products of one list that a page shows.
const MAX_SHOWN: u64 = 1_000;

/// How much each list is used.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// How many products and categories each says something of.
    pub entries: HashMap<Uuid, u64>,
    /// How many clients have it. Deleted ones count: they can be restored.
    pub clients: HashMap<Uuid, u64>,
}

/// How much the company's lists are used.
pub async fn uses<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Uses> {
    let own: Vec<(Uuid, i64)> = Entity::find()
        .select_only()
        .column(Column::PriceList)
        .column_as(Column::Id.count(), "uses")
        .filter(Column::CompanyId.eq(t.company().0))
        .group_by(Column::PriceList)
        .into_tuple()
        .all(t.db())
        .await?;
    let on_products: Vec<(Uuid, i64)> = product_price::Entity::find()
        .select_only()
        .column(product_price::Column::PriceList)
        .column_as(product_price::Column::ProductId.count(), "uses")
        .filter(product_price::Column::CompanyId.eq(t.company().0))
        .group_by(product_price::Column::PriceList)
        .into_tuple()
        .all(t.db())
        .await?;
    let of_clients: Vec<(Uuid, i64)> = client::Entity::find()
        .select_only()
        .column(client::Column::PriceCategory)
        .column_as(client::Column::Id.count(), "uses")
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::PriceCategory.is_not_null())
        .group_by(client::Column::PriceCategory)
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(Uses { entries: summed(own.into_iter().chain(on_products)), clients: summed(of_clients.into_iter()) })
}

fn summed(counted: impl Iterator<Item = (Uuid, i64)>) -> HashMap<Uuid, u64> {
    let mut sums = HashMap::new();
    for (list, uses) in counted {
        *sums.entry(list).or_insert(0) += u64::try_from(uses).unwrap_or(0);
    }
    sums
}

/// What a list says of its own, without the prices that stand on products.
pub(super) async fn kept<C: ConnectionTrait>(t: &Tenant<C>, list: ListItemId) -> StoreResult<Vec<Entry>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::PriceList.eq(list.0))
        .order_by_asc(Column::Id)
        .limit(u64::from(MAX_ENTRIES))
        .all(t.db())
        .await?;
    rows.iter().map(columns::read_entry).collect()
}

/// The products that have a price in a list.
pub(super) async fn priced<C: ConnectionTrait>(
    t: &Tenant<C>,
    list: ListItemId,
    limit: Option<u64>,
) -> StoreResult<Vec<ProductId>> {
    let found: Vec<Uuid> = product_price::Entity::find()
        .select_only()
        .column(product_price::Column::ProductId)
        .filter(product_price::Column::CompanyId.eq(t.company().0))
        .filter(product_price::Column::PriceList.eq(list.0))
        .order_by_asc(product_price::Column::ProductId)
        .limit(limit)
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}

/// All that a list says, of categories first, then of products that are not thrown away, by name.
pub async fn entries<C: ConnectionTrait>(t: &Tenant<C>, list: ListItemId) -> StoreResult<Entries> {
    lists::check(t, ListKind::PriceCategory, list).await?;
    let own = kept(t, list).await?;
    let mut ids = priced(t, list, Some(MAX_SHOWN + 1)).await?;
    let is_cut = ids.len() > usize::try_from(MAX_SHOWN).unwrap_or(usize::MAX);
    ids.truncate(usize::try_from(MAX_SHOWN).unwrap_or(usize::MAX));
    ids.extend(own.iter().filter_map(|entry| product_of(entry.of)));
    ids.sort_unstable();
    ids.dedup();
    let said: HashMap<ProductId, Agreed> =
        own.iter().filter_map(|entry| Some((product_of(entry.of)?, entry.agreed))).collect();
    let products = products::several(t, &ids).await?;
    let products = products.into_iter().filter(|product| product.state != ProductState::Deleted);
    let mut of_products: Vec<EntryRow> =
        products.filter_map(|product| of_product(&product, list, said.get(&product.id).copied())).collect();
    of_products.sort_by_cached_key(|row| fold(&row.name));
    let names: BTreeMap<ListItemId, String> =
        lists::of(t, ListKind::ProductCategory).await?.into_iter().map(|item| (item.id, item.label)).collect();
    let of_category = |entry: &Entry| match entry.of {
        PriceOf::Category(category) => {
            let name = names.get(&category).cloned().unwrap_or_default();
            Some(EntryRow { entry: *entry, name, reference: None, own: None })
        }
        PriceOf::Product(_) => None,
    };
    let mut rows: Vec<EntryRow> = own.iter().filter_map(of_category).collect();
    rows.sort_by_cached_key(|row| fold(&row.name));
    rows.append(&mut of_products);
    Ok(Entries { rows, is_cut })
}

/// A product as a list's page shows it: the price that stands on it counts, else what the list says of its own.
pub(super) fn of_product(product: &Product, list: ListItemId, said: Option<Agreed>) -> Option<EntryRow> {
    let data = &product.data;
    let money = |minor| Money::new(minor, data.currency);
    let own = product.prices.get(&list).map(|price| Agreed::Price { amount: money(price.0), basis: data.price_basis });
    let entry = Entry { of: PriceOf::Product(product.id), agreed: own.or(said)? };
    Some(EntryRow {
        entry,
        name: data.name.as_str().to_owned(),
        reference: data.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        own: Some(money(data.price.0)),
    })
}

fn product_of(of: PriceOf) -> Option<ProductId> {
    match of {
        PriceOf::Product(product) => Some(product),
        PriceOf::Category(_) => None,
    }
}
