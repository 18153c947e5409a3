//! The prices of many products in one price list, as the list's page writes them.

use std::collections::BTreeMap;

use domain::field::MinorAmount;
use domain::ids::{ListItemId, ProductId};
use domain::products::{self, Product, ProductEvent};
use sea_orm::DatabaseTransaction;

use super::{Products, columns, prices, read};
use crate::changes;
use crate::{StoreResult, Tenant};

/// Gives products these prices in a list, or none. Each that changes is told, as if its form had been saved; the others keep their version.
///
/// Whoever asks has looked whether the list is the company's, and whether a product is thrown away.
pub(crate) async fn set_in_list(
    tx: &Tenant<DatabaseTransaction>,
    list: ListItemId,
    wanted: &BTreeMap<ProductId, Option<MinorAmount>>,
) -> StoreResult<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    changes::make(tx, Products, async |change| {
        let ids: Vec<ProductId> = wanted.keys().copied().collect();
        let mut events = Vec::new();
        for before in read::several(tx, &ids).await? {
            let price = wanted.get(&before.id).copied().flatten();
            if before.prices.get(&list).copied() == price {
                continue;
            }
            let mut of_product = before.prices.clone();
            match price {
                Some(price) => of_product.insert(list, price),
                None => of_product.remove(&list),
            };
            let (id, version) = (before.id, before.version + 1);
            let after = Product { version, prices: of_product, updated_at: tx.now(), ..before.clone() };
            prices::replace(tx, &change, id, &after.prices).await?;
            change.update(tx, columns::row(tx.company(), &after)?).await?;
            let changes = products::changes(&before.to_form(), &after.to_form());
            events.push((id, ProductEvent::Updated { version, changes }));
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
