//! Rows as whoever acts sees them.

use std::collections::BTreeSet;

use domain::access::{Permission, allows};
use domain::ids::SavedViewId;
use domain::saved_views::SavedView;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::favourites;
use crate::entities::saved_view::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// Whoever acts; nobody at the command line.
pub fn me<C>(t: &Tenant<C>) -> Option<Uuid> {
    t.actor().user.map(|user| user.0)
}

/// The company's views, without those that are deleted.
pub fn of_company<C>(t: &Tenant<C>) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::RemovedAt.is_null())
}

/// What whoever acts may see.
pub fn visible<C>(t: &Tenant<C>) -> Condition {
    let shared = Condition::any().add(Column::IsShared.eq(true));
    match me(t) {
        Some(me) => shared.add(Column::Owner.eq(me)),
        None => shared,
    }
}

/// The company's views that whoever acts may see, without those that are deleted.
pub fn seen_by<C>(t: &Tenant<C>) -> Select<Entity> {
    of_company(t).filter(visible(t))
}

/// A view by its id, of a list that whoever acts may see.
pub async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: SavedViewId) -> StoreResult<(Model, SavedView)> {
    let row = seen_by(t).filter(Column::Id.eq(id.0)).one(t.db()).await?;
    seen(t, row).await
}

/// A row that was found, as whoever acts sees it.
pub async fn seen<C: ConnectionTrait>(t: &Tenant<C>, row: Option<Model>) -> StoreResult<(Model, SavedView)> {
    let row = row.ok_or(StoreError::NotFound)?;
    let view = read(row.clone(), me(t), &favourites::ids(t).await?)?;
    permit(allows(t.role(), Permission::to_view(view.subject)))?;
    Ok((row, view))
}

/// Goes on only if it is allowed.
pub const fn permit(is_allowed: bool) -> StoreResult<()> {
    if is_allowed { Ok(()) } else { Err(StoreError::Forbidden) }
}

/// A row as somebody sees it.
pub fn read(row: Model, me: Option<Uuid>, favourites: &BTreeSet<Uuid>) -> StoreResult<SavedView> {
    Ok(SavedView {
        id: SavedViewId(row.id),
        subject: subject(&row.subject, row.id)?,
        is_mine: me == Some(row.owner),
        is_shared: row.is_shared,
        is_favourite: favourites.contains(&row.id),
        look: row.look,
        name: row.name,
        asked: row.asked,
    })
}

/// The subject of a stored view.
pub fn subject(stored: &str, view: Uuid) -> StoreResult<Subject> {
    Subject::parse(stored).map_err(|_| StoreError::Corrupt(format!("subject of saved view {view}")))
}
