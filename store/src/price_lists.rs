//! « Grilles tarifaires » (A12.2): when price lists hold, what they say of products and categories, and how both are changed.

mod columns;
mod entries;
mod paste;
mod save;
mod write;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::client_prices::Standing;
use domain::ids::ListItemId;
use domain::lists::{ListItem, ListKind};
use domain::money::Currency;
use domain::price_lists::{Entry, PriceList, Terms};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub use entries::{Uses, entries, uses};
pub use paste::paste;
pub use save::{create, duplicate, save};
pub use write::set;

pub(crate) use columns::{read_entry, read_terms};
pub(crate) use save::{forget, keep};

use crate::entities::price_list::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, companies, lists};

/// All price lists, archived ones too, in their order.
pub async fn all<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<PriceList>> {
    let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).all(t.db()).await?;
    let mut terms: HashMap<Uuid, (i32, Terms)> = HashMap::with_capacity(rows.len());
    for row in &rows {
        terms.insert(row.id, (row.version, read_terms(row)?));
    }
    let usual = companies::get(t).await?.profile.currency;
    let items = lists::of(t, ListKind::PriceCategory).await?.into_iter();
    let with_terms = |item: ListItem| {
        let said = terms.get(&item.id.0).copied();
        list(item, said, usual)
    };
    Ok(items.map(with_terms).collect())
}

/// A price list of the company.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: ListItemId) -> StoreResult<PriceList> {
    let item = lists::of(t, ListKind::PriceCategory).await?.into_iter().find(|item| item.id == id);
    let item = item.ok_or(StoreError::NotFound)?;
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?;
    let said = match &row {
        Some(row) => Some((row.version, read_terms(row)?)),
        None => None,
    };
    Ok(list(item, said, companies::get(t).await?.profile.currency))
}

fn list(item: ListItem, said: Option<(i32, Terms)>, usual: Currency) -> PriceList {
    let (version, terms) = said.unwrap_or_else(|| (0, Terms::usual(usual)));
    PriceList { id: item.id, name: item.label, is_archived: item.hidden, version, terms }
}

/// A price list with what it says beside the prices that stand on products, if it holds on that day. None where there is no such list.
pub(crate) async fn holding<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ListItemId,
    on: NaiveDate,
) -> StoreResult<Option<(PriceList, Vec<Entry>)>> {
    let list = match get(t, id).await {
        Ok(list) => list,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    if list.terms.standing(on) != Standing::Holds {
        return Ok(None);
    }
    let entries = entries::kept(t, id).await?;
    Ok(Some((list, entries)))
}
