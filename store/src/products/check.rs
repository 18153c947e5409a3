//! What a form names must exist in the company and be of the right kind, and a reference be its own: a form may say anything.

use std::collections::{HashMap, HashSet};

use domain::error::{FieldError, FieldErrors};
use domain::ids::{ListItemId, ProductId};
use domain::lists::ListKind;
use domain::products::{NewProduct, Product, ProductRules, ProductState};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read::folded;
use crate::batches::IDS;
use crate::entities::product::{Column, Entity};
use crate::{StoreResult, Tenant, lists};

/// The path of the reference in the form.
pub(super) const REFERENCE: &str = "fields.reference";

/// Every error of a form that is read, each beside its input. `before` is the product that it is saved over.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    rules: &ProductRules,
    before: Option<&Product>,
    new: &NewProduct,
) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    let currency = new.data.currency;
    let is_kept = before.is_some_and(|before| before.data.currency == currency);
    if !is_kept && rules.currency != currency {
        errors.push("fields.currency", FieldError::NotAChoice);
    }
    let kept = before.and_then(|before| folded(&before.data));
    if let Some(reference) = folded(&new.data).filter(|reference| kept.as_ref() != Some(reference))
        && is_taken(tx, &[reference], before.map(|before| before.id)).await?
    {
        errors.push(REFERENCE, FieldError::Taken);
    }
    entries(tx, ListKind::ProductCategory, new.data.category, |_| "fields.category".to_owned(), &mut errors).await?;
    let of_lists = new.prices.keys().copied();
    entries(tx, ListKind::PriceCategory, of_lists, |list| format!("prices.{list}"), &mut errors).await?;
    let known: HashSet<_> = rules.custom_fields.iter().map(|field| field.id).collect();
    for unknown in new.custom.keys().filter(|field| !known.contains(field)) {
        errors.push(format!("custom.{unknown}"), FieldError::Unknown);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Notes what is no entry of a list of the company.
async fn entries(
    tx: &Tenant<DatabaseTransaction>,
    kind: ListKind,
    named: impl IntoIterator<Item = ListItemId>,
    path: impl Fn(ListItemId) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let mut named = named.into_iter().peekable();
    if named.peek().is_some() {
        let known: HashSet<_> = lists::of(tx, kind).await?.into_iter().map(|item| item.id).collect();
        named.filter(|id| !known.contains(id)).for_each(|id| errors.push(path(id), FieldError::Unknown));
    }
    Ok(())
}

/// Whether one of these folded references is another product's, of those that are not thrown away.
async fn is_taken(
    tx: &Tenant<DatabaseTransaction>,
    references: &[String],
    but: Option<ProductId>,
) -> StoreResult<bool> {
    for references in references.chunks(IDS) {
        let bearers: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::State.ne(ProductState::Deleted.as_str()))
            .filter(Column::ReferenceFolded.is_in(references))
            .limit(2)
            .into_tuple()
            .all(tx.db())
            .await?;
        if bearers.into_iter().any(|id| but != Some(ProductId(id))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether products that come back from deletion bear a reference that another has by now, or two of them the same.
pub(super) async fn are_taken(tx: &Tenant<DatabaseTransaction>, returning: &[Uuid]) -> StoreResult<bool> {
    let rows: Vec<(Uuid, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::ReferenceFolded])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(returning.iter().copied()))
        .into_tuple()
        .all(tx.db())
        .await?;
    let mut bearers: HashMap<String, u32> = HashMap::new();
    for reference in rows.into_iter().filter_map(|(_, reference)| reference) {
        *bearers.entry(reference).or_default() += 1;
    }
    let is_twice = bearers.values().any(|bearers| *bearers > 1);
    Ok(is_twice || is_taken(tx, &bearers.into_keys().collect::<Vec<_>>(), None).await?)
}
