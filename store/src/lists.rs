//! The lists that users edit: categories, origins, payment terms …

mod uses;

use domain::error::{FieldError, Refusal};
use domain::ids::ListItemId;
use domain::lists::{ListItem, ListKind, MAX_LIST_ITEMS, NewListItem};
use domain::security_log::SecurityEvent;
use domain::text::{Text, fold};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

pub(crate) use uses::referring;

use crate::clients::tags;
use crate::columns::{self, Column as _};
use crate::entities::list_item::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes, companies, listings, price_lists};

/// Every entry of every list, hidden ones too, list by list in the order of its entries, with how often each is used.
pub async fn all<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<ListItem>> {
    let uses = uses::counted(t).await?;
    let mut items = rows(t, None).await?.iter().map(item).collect::<StoreResult<Vec<_>>>()?;
    for item in &mut items {
        item.uses = uses.get(&item.id.0).copied().unwrap_or(0);
    }
    Ok(items)
}

/// As [`all`] for forms that only choose: uses are not counted and stand at 0, since counting reads every client.
pub async fn choices<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<ListItem>> {
    rows(t, None).await?.iter().map(item).collect()
}

/// The entries of one list, hidden ones too, in their order; uses are not counted.
pub(crate) async fn of<C: ConnectionTrait>(t: &Tenant<C>, kind: ListKind) -> StoreResult<Vec<ListItem>> {
    rows(t, Some(kind)).await?.iter().map(item).collect()
}

/// Adds an entry at the end of its list.
pub async fn add(tx: &Tenant<DatabaseTransaction>, new: NewListItem) -> StoreResult<ListItem> {
    moved(tx, new.kind).await?;
    let others = rows(tx, Some(new.kind)).await?;
    note(tx, new.kind, new.label.as_str());
    insert(tx, new, &others).await
}

/// Changes what an entry says. Records that use it show the new words at once.
pub async fn rename(tx: &Tenant<DatabaseTransaction>, id: ListItemId, new: NewListItem) -> StoreResult<ListItem> {
    let row = find(tx, id).await?;
    if row.kind != new.kind.as_str() {
        return Err(StoreError::NotFound);
    }
    shown_anew(tx, &row).await?;
    let others = rows(tx, Some(new.kind)).await?;
    if named(&others, &new.label).is_some_and(|other| other.id != row.id) {
        return Err(taken());
    }
    note(tx, new.kind, new.label.as_str());
    let changed = ActiveModel {
        label: Set(new.label.as_str().to_owned()),
        days: Set(new.days.map(i32::from)),
        end_of_month: Set(new.end_of_month),
        days_after: Set(new.days_after.map(i32::from)),
        instalments: Set(new.instalments.stored()),
        updated_at: Set(tx.now()),
        ..unchanged(&row)
    };
    let mut renamed = item(&changed.update(tx.db()).await.map_err(duplicate)?)?;
    renamed.uses = uses::of(tx, &row).await?;
    Ok(renamed)
}

/// Moves an entry to a place of its list, counted from 0; beyond the end is the end.
pub async fn move_to(tx: &Tenant<DatabaseTransaction>, id: ListItemId, position: u32) -> StoreResult<()> {
    let item = find(tx, id).await?;
    shown_anew(tx, &item).await?;
    let mut rows = rows(tx, Some(kind(&item)?)).await?;
    rows.retain(|row| row.id != item.id);
    let place = usize::try_from(position).unwrap_or(usize::MAX).min(rows.len());
    rows.insert(place, item);
    for (place, row) in (0..).zip(&rows) {
        if row.position != place {
            let renumbered = ActiveModel { position: Set(place), updated_at: Set(tx.now()), ..unchanged(row) };
            renumbered.update(tx.db()).await?;
        }
    }
    Ok(())
}

/// Stops or resumes offering an entry; records that use it keep it.
pub async fn set_hidden(tx: &Tenant<DatabaseTransaction>, id: ListItemId, hidden: bool) -> StoreResult<()> {
    let row = find(tx, id).await?;
    if row.hidden != hidden {
        let changed = ActiveModel { hidden: Set(hidden), updated_at: Set(tx.now()), ..unchanged(&row) };
        changed.update(tx.db()).await?;
        note(tx, kind(&row)?, &row.label);
    }
    Ok(())
}

/// Removes an entry that nothing uses; one in use is refused, and can be hidden.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, id: ListItemId) -> StoreResult<()> {
    let row = find(tx, id).await?;
    let is_default = companies::get(tx).await?.defaults.payment_terms == Some(id);
    if is_default || uses::of(tx, &row).await? > 0 {
        return Err(Refusal::InUse.into());
    }
    moved(tx, kind(&row)?).await?;
    note(tx, kind(&row)?, &row.label);
    if kind(&row)? == ListKind::PriceCategory {
        price_lists::forget(tx, id).await?;
    }
    match Entity::delete_by_id((row.company_id, row.id)).exec(tx.db()).await {
        // Chosen by somebody between the count and the deletion.
        Err(error) if matches!(error.sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))) => {
            Err(Refusal::InUse.into())
        }
        other => Ok(other.map(drop)?),
    }
}

/// Brings a removed entry back to its place, which is the undoing of [`remove`]. It has a new id: nothing used the old one.
pub async fn restore(
    tx: &Tenant<DatabaseTransaction>,
    new: NewListItem,
    hidden: bool,
    position: u32,
) -> StoreResult<ListItem> {
    let mut restored = add(tx, new).await?;
    move_to(tx, restored.id, position).await?;
    set_hidden(tx, restored.id, hidden).await?;
    restored.hidden = hidden;
    Ok(restored)
}

/// The entry of that name, made when there is none: an import brings its own words. Capitals and accents do not count.
pub async fn find_or_add(tx: &Tenant<DatabaseTransaction>, kind: ListKind, label: &str) -> StoreResult<ListItemId> {
    let new = NewListItem::named(kind, label).map_err(|error| StoreError::field("label", error))?;
    let others = rows(tx, Some(kind)).await?;
    if let Some(known) = named(&others, &new.label) {
        return Ok(ListItemId(known.id));
    }
    moved(tx, kind).await?;
    Ok(insert(tx, new, &others).await?.id)
}

/// The entry of that name, if there is one. Capitals and accents do not count.
pub(crate) async fn of_name<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: ListKind,
    label: &Text<80>,
) -> StoreResult<Option<ListItemId>> {
    Ok(named(&rows(t, Some(kind)).await?, label).map(|known| ListItemId(known.id)))
}

/// Not found unless the company's list has that entry: a form may name any id.
pub async fn check<C: ConnectionTrait>(t: &Tenant<C>, kind: ListKind, id: ListItemId) -> StoreResult<()> {
    if find(t, id).await?.kind == kind.as_str() { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What lists of records show of an entry is to be shown anew: the words of a tag stand in the rows of whoever bears it.
async fn shown_anew(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<()> {
    match kind(row)? {
        ListKind::Tag => tags::touch(tx, row.id).await,
        kind => moved(tx, kind).await,
    }
}

/// What the list of a subject's records shows of the entries of some lists changes with them.
async fn moved(tx: &Tenant<DatabaseTransaction>, kind: ListKind) -> StoreResult<()> {
    let is_named = listings::of(kind.subject()).is_some_and(|of| of.lists().contains(&kind));
    if is_named { changes::touch(tx, kind.subject()).await } else { Ok(()) }
}

/// Notes that somebody edits a list. In which order its entries stand is no matter of security.
fn note(tx: &Tenant<DatabaseTransaction>, list: ListKind, label: &str) {
    tx.note(SecurityEvent::ListChanged { list, label: label.to_owned() });
}

async fn insert(tx: &Tenant<DatabaseTransaction>, new: NewListItem, others: &[Model]) -> StoreResult<ListItem> {
    if others.len() >= MAX_LIST_ITEMS as usize {
        return Err(Refusal::TooMany { max: MAX_LIST_ITEMS }.into());
    }
    if named(others, &new.label).is_some() {
        return Err(taken());
    }
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        kind: Set(new.kind.as_str().to_owned()),
        label: Set(new.label.as_str().to_owned()),
        days: Set(new.days.map(i32::from)),
        end_of_month: Set(new.end_of_month),
        days_after: Set(new.days_after.map(i32::from)),
        instalments: Set(new.instalments.stored()),
        hidden: Set(false),
        position: Set(others.last().map_or(0, |last| last.position.saturating_add(1))),
    };
    item(&row.insert(tx.db()).await.map_err(duplicate)?)
}

async fn rows<C: ConnectionTrait>(t: &Tenant<C>, kind: Option<ListKind>) -> StoreResult<Vec<Model>> {
    let mut query = in_order(t);
    if let Some(kind) = kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    Ok(query.all(t.db()).await?)
}

/// The entries of all lists, hidden ones too, list by list in their order.
pub(crate) fn in_order<C>(t: &Tenant<C>) -> Select<Entity> {
    // The id last: two people who add at once may get the same position.
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    of_company.order_by_asc(Column::Kind).order_by_asc(Column::Position).order_by_asc(Column::Id)
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: ListItemId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

/// The entry that people would take for the same.
fn named<'a>(rows: &'a [Model], label: &Text<80>) -> Option<&'a Model> {
    let folded = fold(label.as_str());
    rows.iter().find(|row| fold(&row.label) == folded)
}

fn unchanged(row: &Model) -> ActiveModel {
    ActiveModel { company_id: Unchanged(row.company_id), id: Unchanged(row.id), ..Default::default() }
}

fn kind(row: &Model) -> StoreResult<ListKind> {
    ListKind::parse(&row.kind).map_err(|_| StoreError::Corrupt(format!("list kind {:?}", row.kind)))
}

/// An entry as it is stored; its uses are not counted.
pub(crate) fn item(row: &Model) -> StoreResult<ListItem> {
    Ok(ListItem {
        id: ListItemId(row.id),
        kind: kind(row)?,
        label: row.label.clone(),
        days: row.days.and_then(|days| u16::try_from(days).ok()),
        end_of_month: row.end_of_month,
        days_after: row.days_after.and_then(|days| u16::try_from(days).ok()),
        instalments: columns::read(row.instalments.clone(), "instalments", row.id)?,
        hidden: row.hidden,
        uses: 0,
    })
}

fn taken() -> StoreError {
    StoreError::field("label", FieldError::Taken)
}

/// Two people adding the same words at once: the index lets one in.
fn duplicate(error: sea_orm::DbErr) -> StoreError {
    let error = StoreError::from(error);
    if error.is_duplicate() { taken() } else { error }
}
