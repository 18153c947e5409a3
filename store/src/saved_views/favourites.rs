//! Which views somebody keeps at hand.

use std::collections::{BTreeMap, BTreeSet};

use domain::error::Refusal;
use domain::ids::{SavedViewId, UserId};
use domain::saved_views::{MAX_FAVOURITES, SHOWN_FAVOURITES, SavedView, in_order};
use domain::subject::Subject;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::rows::{find, me};
use crate::entities::saved_view_favourite::{ActiveModel, Column, Entity};
use crate::{StoreResult, Tenant, members};

/// Of these views what a page knows from the start: the favourites that stand at the head of each list, in order, and the view that its
/// address names.
pub(crate) fn of_page(mut views: Vec<SavedView>, opened: Option<SavedViewId>) -> (Vec<SavedView>, Option<SavedView>) {
    let opened = opened.and_then(|id| views.iter().find(|view| view.id == id).cloned());
    in_order(&mut views);
    let mut shown: BTreeMap<Subject, usize> = BTreeMap::new();
    views.retain(|view| {
        let count = shown.entry(view.subject).or_default();
        *count += usize::from(view.is_favourite);
        view.is_favourite && *count <= SHOWN_FAVOURITES
    });
    (views, opened)
}

/// Makes a view a favourite of whoever acts, or no longer.
pub async fn favour(tx: &Tenant<DatabaseTransaction>, id: SavedViewId, is_favourite: bool) -> StoreResult<SavedView> {
    let user = members::held(tx).await?;
    let (_, view) = find(tx, id).await?;
    if view.is_favourite == is_favourite {
        return Ok(view);
    }
    let company = tx.company().0;
    if is_favourite {
        if ids(tx).await?.len() >= MAX_FAVOURITES as usize {
            return Err(Refusal::TooMany { max: MAX_FAVOURITES }.into());
        }
        let row = ActiveModel { company_id: Set(company), user_id: Set(user), view_id: Set(id.0) };
        Entity::insert(row).exec_without_returning(tx.db()).await?;
    } else {
        Entity::delete_by_id((company, user, id.0)).exec(tx.db()).await?;
    }
    Ok(SavedView { is_favourite, ..view })
}

/// The favourites of whoever acts; deleted views among them, which may come back.
pub(super) async fn ids<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<BTreeSet<Uuid>> {
    let Some(me) = me(t) else { return Ok(BTreeSet::new()) };
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ViewId)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::UserId.eq(me))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(ids.into_iter().collect())
}

/// Nobody but whoever acts has the view as a favourite any longer.
pub(super) async fn forget_others(tx: &Tenant<DatabaseTransaction>, id: SavedViewId) -> StoreResult<()> {
    let mut others = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::ViewId.eq(id.0));
    if let Some(me) = me(tx) {
        others = others.filter(Column::UserId.ne(me));
    }
    others.exec(tx.db()).await?;
    Ok(())
}

/// Somebody leaves the company.
pub(super) async fn forget(tx: &Tenant<DatabaseTransaction>, user: UserId) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::UserId.eq(user.0))
        .exec(tx.db())
        .await?;
    Ok(())
}
