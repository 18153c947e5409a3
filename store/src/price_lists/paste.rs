//! Rows pasted into a list: references of products, and prices or discounts.

use std::collections::{BTreeMap, HashMap};

use domain::client_prices::{Agreed, PriceOf};
use domain::error::FieldError;
use domain::ids::{ListItemId, ProductId};
use domain::price_lists::{Pasted, PastedRow, PriceList, RefusedRow, read_entry, rows};
use domain::products::{Product, ProductState};
use domain::text::fold;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{get, write};
use crate::entities::product::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, products};

/// Has a list say what is pasted. Rows that name no product, or no value, are left out and told; of several of one product, the last
/// counts.
pub async fn paste(tx: &Tenant<DatabaseTransaction>, list: ListItemId, text: &str) -> StoreResult<Pasted> {
    let list = get(tx, list).await?;
    let rows = rows(text).map_err(|error| StoreError::field("rows", error))?;
    let known = known(tx, &rows).await?;
    let mut said: BTreeMap<ProductId, (Product, Option<Agreed>)> = BTreeMap::new();
    let mut pasted = Pasted::default();
    for row in rows {
        match read(&list, &known, &row) {
            Ok((product, agreed)) => drop(said.insert(product.id, (product.clone(), Some(agreed)))),
            Err(error) => note(&mut pasted, row, error),
        }
    }
    let said: Vec<(Product, Option<Agreed>)> = said.into_values().collect();
    write::of_products(tx, &list, &said).await?;
    pasted.taken = u32::try_from(said.len()).unwrap_or(u32::MAX);
    Ok(pasted)
}

fn note(pasted: &mut Pasted, row: PastedRow, error: FieldError) {
    let reference = row.reference.chars().take(80).collect();
    pasted.refused.push(RefusedRow { line: row.line, reference, error });
}

/// What a row says of which product.
fn read<'a>(
    list: &PriceList,
    known: &'a HashMap<String, Product>,
    row: &PastedRow,
) -> Result<(&'a Product, Agreed), FieldError> {
    let product = known.get(&fold(&row.reference)).ok_or(FieldError::Unknown)?;
    let of = PriceOf::Product(product.id);
    let read = read_entry(of, &row.value, list.terms.currency, product.data.price_basis)?;
    Ok((product, read.ok_or(FieldError::Required)?))
}

/// The products that rows refer to, those that are thrown away left out, by what references are compared by.
async fn known(tx: &Tenant<DatabaseTransaction>, rows: &[PastedRow]) -> StoreResult<HashMap<String, Product>> {
    let mut references: Vec<String> = rows.iter().map(|row| fold(&row.reference)).collect();
    // No reference has a NUL, which PostgreSQL does not even look for.
    references.retain(|reference| !reference.contains('\0'));
    references.sort_unstable();
    references.dedup();
    let found: Vec<(Uuid, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::ReferenceFolded])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::State.ne(ProductState::Deleted.as_str()))
        .filter(Column::ReferenceFolded.is_in(references))
        .into_tuple()
        .all(tx.db())
        .await?;
    let ids: Vec<ProductId> = found.iter().map(|(id, _)| ProductId(*id)).collect();
    let mut products: HashMap<ProductId, Product> =
        products::several(tx, &ids).await?.into_iter().map(|product| (product.id, product)).collect();
    let of = |(id, reference): (Uuid, Option<String>)| Some((reference?, products.remove(&ProductId(id))?));
    Ok(found.into_iter().filter_map(of).collect())
}
