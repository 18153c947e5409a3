//! Products, as they go out in files.

use std::collections::HashSet;

use domain::access::{Permission, allows};
use domain::exports::Names;
use domain::imports::NamedColumn;
use domain::lists::ListKind;
use domain::products::Product;
use domain::products::columns::of_price_list;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read;
use crate::entities::product::{Column, Entity};
use crate::entities::product_price;
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant, batches, custom_fields, lists};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, t: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async move {
            let used = used_price_lists(t).await?;
            let lists = lists::of(t, ListKind::PriceCategory).await?;
            let prices = lists.iter().filter(|list| used.contains(&list.id.0)).map(of_price_list);
            let fields = custom_fields::all(t, Subject::Product).await?;
            Ok(prices.chain(fields.iter().map(NamedColumn::of_field)).collect())
        })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, _: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
            let tells_costs = allows(t.role(), Permission::ViewMargins);
            let taken = |product: Product| {
                let mut form = product.to_form();
                if !tells_costs {
                    form.fields.cost.clear();
                }
                Taken { form: form.into(), state: product.state.as_str() }
            };
            read::each(t, &rows).await?.into_iter().map(|product| product.map(taken)).collect()
        })
    }
}

/// The price lists that any product has a price in: the others would be empty columns.
async fn used_price_lists<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<HashSet<Uuid>> {
    let used: Vec<Uuid> = product_price::Entity::find()
        .select_only()
        .column(product_price::Column::PriceList)
        .distinct()
        .filter(product_price::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(used.into_iter().collect())
}
