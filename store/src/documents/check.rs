//! What a form names must exist in the company and belong to the document: a form may say anything.

use std::collections::{HashMap, HashSet};

use domain::documents::{Document, LineData, NewDocument};
use domain::error::{FieldError, FieldErrors};
use domain::ids::{DocumentLineId, ProductId};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read;
use crate::batches::IDS;
use crate::entities::product;
use crate::{StoreResult, Tenant};

/// Every error of a form that is read, each beside its input. `before` is the document that it is saved over; what a new one is made of is
/// said by no form.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<&Document>,
    new: &NewDocument,
) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    lines(before, new, &mut errors);
    products(tx, before, new, &mut errors).await?;
    origins(tx, before, new, &mut errors).await?;
    if let Some(before) = before
        && !before.origins.is_empty()
        && before.new.data.client != new.data.client
    {
        errors.push("fields.client", FieldError::NotAChoice);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Gives each new line its id.
pub(super) fn identify(new: &mut NewDocument) {
    for line in &mut new.lines {
        line.id.get_or_insert_with(|| DocumentLineId(Uuid::now_v7()));
    }
}

/// Notes lines that are not the document's, or that come twice.
fn lines(before: Option<&Document>, new: &NewDocument, errors: &mut FieldErrors) {
    let mut own: HashSet<DocumentLineId> = kept(before).filter_map(|line| line.id).collect();
    for (at, line) in new.lines.iter().enumerate() {
        if line.id.is_some_and(|id| !own.remove(&id)) {
            errors.push(format!("lines[{at}].id"), FieldError::Unknown);
        }
    }
}

/// Notes products that are not the company's. Those that the document named before were looked at then.
async fn products(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<&Document>,
    new: &NewDocument,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let mut known: HashSet<ProductId> = kept(before).filter_map(|line| line.product).collect();
    let named: HashSet<ProductId> = new.lines.iter().filter_map(|line| line.product).collect();
    let asked: Vec<Uuid> = named.difference(&known).map(|product| product.0).collect();
    for ids in asked.chunks(IDS) {
        let found: Vec<Uuid> = product::Entity::find()
            .select_only()
            .column(product::Column::Id)
            .filter(product::Column::CompanyId.eq(tx.company().0))
            .filter(product::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(tx.db())
            .await?;
        known.extend(found.into_iter().map(ProductId));
    }
    for (at, line) in new.lines.iter().enumerate() {
        if line.product.is_some_and(|product| !known.contains(&product)) {
            errors.push(format!("lines[{at}].product"), FieldError::Unknown);
        }
    }
    Ok(())
}

/// Notes lines that say to be of others which are no lines of what the document was made of.
async fn origins(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<&Document>,
    new: &NewDocument,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let told: HashMap<DocumentLineId, DocumentLineId> =
        kept(before).filter_map(|line| Some((line.id?, line.origin?))).collect();
    let is_new =
        |line: &LineData| line.origin.is_some() && line.id.and_then(|id| told.get(&id)) != line.origin.as_ref();
    if !new.lines.iter().any(is_new) {
        return Ok(());
    }
    let made_of: Vec<Uuid> = before.iter().flat_map(|before| &before.origins).map(|origin| origin.id.0).collect();
    let lines = read::lines(tx, &made_of).await?;
    let known: HashSet<Uuid> = lines.into_values().flatten().map(|line| line.id).collect();
    for (at, line) in new.lines.iter().enumerate() {
        if line.origin.is_some_and(|origin| !known.contains(&origin.0)) {
            errors.push(format!("lines[{at}].origin"), FieldError::Unknown);
        }
    }
    Ok(())
}

fn kept(before: Option<&Document>) -> impl Iterator<Item = &LineData> {
    before.into_iter().flat_map(|before| &before.new.lines)
}
