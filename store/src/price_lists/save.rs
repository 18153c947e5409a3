//! Price lists made, changed and copied.

use std::collections::BTreeMap;

use domain::error::{FieldErrors, Refusal};
use domain::field::MinorAmount;
use domain::ids::{ListItemId, ProductId};
use domain::lists::{ListItem, ListKind, NewListItem};
use domain::price_lists::{NewPriceList, PriceList, Terms};
use domain::security_log::SecurityEvent;
use domain::text::Text;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::{entries, get, write};
use crate::entities::price_list::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, lists, products};

/// Makes a list that says nothing yet.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: NewPriceList) -> StoreResult<PriceList> {
    let item = lists::add(tx, named(&new.name)?).await.map_err(of_name)?;
    keep(tx, item.id, new.terms).await?;
    Ok(made(item, new.terms))
}

/// Changes what a list is called and when it holds, unless somebody else did since `version`.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ListItemId,
    version: i32,
    new: NewPriceList,
) -> StoreResult<PriceList> {
    let before = get(tx, id).await?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if before.name != new.name.as_str() {
        lists::rename(tx, id, named(&new.name)?).await.map_err(of_name)?;
    } else if before.terms != new.terms {
        tx.note(SecurityEvent::ListChanged { list: ListKind::PriceCategory, label: before.name.clone() });
    }
    if version == 0 {
        keep(tx, id, new.terms).await?;
    } else {
        change(tx, id, version, new.terms).await?;
    }
    Ok(PriceList { name: new.name.as_str().to_owned(), version: version + 1, terms: new.terms, ..before })
}

/// Makes another list of this name that says the same.
pub async fn duplicate(tx: &Tenant<DatabaseTransaction>, id: ListItemId, name: &Text<80>) -> StoreResult<PriceList> {
    let of = get(tx, id).await?;
    let copy = create(tx, NewPriceList { name: name.clone(), terms: of.terms }).await?;
    let ids = entries::priced(tx, id, None).await?;
    let prices: BTreeMap<ProductId, Option<MinorAmount>> = products::several(tx, &ids)
        .await?
        .into_iter()
        .map(|product| (product.id, product.prices.get(&id).copied()))
        .collect();
    products::set_in_list(tx, copy.id, &prices).await?;
    let own = entries::kept(tx, id).await?;
    write::insert(tx, copy.id, own).await?;
    Ok(copy)
}

/// Takes out when a list holds, as it is about to be removed itself.
pub(crate) async fn forget(tx: &Tenant<DatabaseTransaction>, id: ListItemId) -> StoreResult<()> {
    Entity::delete_by_id((tx.company().0, id.0)).exec(tx.db()).await?;
    Ok(())
}

fn made(item: ListItem, terms: Terms) -> PriceList {
    PriceList { id: item.id, name: item.label, is_archived: item.hidden, version: 1, terms }
}

fn named(name: &Text<80>) -> StoreResult<NewListItem> {
    NewListItem::named(ListKind::PriceCategory, name.as_str()).map_err(|error| StoreError::field("name", error))
}

/// What the list of entries says of a label is said of the name.
fn of_name(error: StoreError) -> StoreError {
    match error {
        StoreError::Invalid(errors) => {
            let of_name = errors.0.into_iter().map(|(_, error)| ("name".to_owned(), error)).collect();
            StoreError::Invalid(FieldErrors(of_name))
        }
        other => other,
    }
}

/// Keeps when a list holds of which nobody has said that.
pub(crate) async fn keep(tx: &Tenant<DatabaseTransaction>, id: ListItemId, terms: Terms) -> StoreResult<()> {
    let row = Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        version: 1,
        currency: terms.currency.as_str().to_owned(),
        first_day: terms.first_day,
        last_day: terms.last_day,
    };
    match row.into_active_model().insert(tx.db()).await.map_err(StoreError::from) {
        // Somebody else was first to say so.
        Err(error) if error.is_duplicate() => Err(Refusal::ChangedMeanwhile.into()),
        other => other.map(drop),
    }
}

async fn change(tx: &Tenant<DatabaseTransaction>, id: ListItemId, version: i32, terms: Terms) -> StoreResult<()> {
    let saved = Entity::update_many()
        .col_expr(Column::Version, Expr::value(version + 1))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Currency, Expr::value(terms.currency.as_str()))
        .col_expr(Column::FirstDay, Expr::value(terms.first_day))
        .col_expr(Column::LastDay, Expr::value(terms.last_day))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(tx.db())
        .await?;
    if saved.rows_affected == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
