//! Views of lists that users save. What is private to somebody else is not found.

mod favourites;
mod rows;

use chrono::TimeDelta;
use domain::access::{Permission, allows};
use domain::error::{FieldError, Refusal};
use domain::ids::{SavedViewId, UserId};
use domain::saved_views::{MAX_SHARED, MAX_VIEWS, NewView, SavedView, ViewContent, in_order};
use domain::subject::Subject;
use domain::text::{Text, fold};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use crate::entities::saved_view::{ActiveModel, Column, Entity};
use crate::{StoreError, StoreResult, Tenant, members};

pub use favourites::favour;
use rows::{find, me, of_company, permit, read, seen, visible};

pub(crate) use favourites::of_page;
pub(crate) use rows::{seen_by, subject};

/// How long a deleted view can be brought back.
const KEPT_REMOVED: TimeDelta = TimeDelta::days(1);

/// The views of a list that whoever acts has and those that the company shares: favourites first, then by name.
pub async fn list<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<Vec<SavedView>> {
    let rows = seen_by(t).filter(Column::Subject.eq(subject.as_str())).all(t.db()).await?;
    let favourites = favourites::ids(t).await?;
    let mut views: Vec<SavedView> =
        rows.into_iter().map(|row| read(row, me(t), &favourites)).collect::<StoreResult<_>>()?;
    in_order(&mut views);
    Ok(views)
}

/// Saves a view. Only who may change what the list shows shares one.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: NewView) -> StoreResult<SavedView> {
    let owner = members::held(tx).await?;
    if new.is_shared {
        may_share(tx, new.subject).await?;
    }
    admit(tx, owner).await?;
    let id = SavedViewId(Uuid::now_v7());
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(id.0),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        owner: Set(owner),
        subject: Set(new.subject.as_str().to_owned()),
        name: Set(new.name.as_str().to_owned()),
        name_folded: Set(fold(new.name.as_str())),
        is_shared: Set(new.is_shared),
        asked: Set(new.kept.asked.as_str().to_owned()),
        look: Set(new.kept.look),
        removed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await.map_err(taken)?;
    if new.is_favourite {
        return favour(tx, id, true).await;
    }
    Ok(find(tx, id).await?.1)
}

/// Calls a view otherwise.
pub async fn rename(tx: &Tenant<DatabaseTransaction>, id: SavedViewId, name: Text<60>) -> StoreResult<SavedView> {
    let (row, view) = find(tx, id).await?;
    permit(view.may_change(tx.role()))?;
    let mut row = row.into_active_model();
    row.name = Set(name.as_str().to_owned());
    row.name_folded = Set(fold(name.as_str()));
    save(tx, row, id).await
}

/// Keeps something else under the name of a view of that list.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    subject: Subject,
    id: SavedViewId,
    kept: ViewContent,
) -> StoreResult<SavedView> {
    let (row, view) = find(tx, id).await?;
    if view.subject != subject {
        return Err(StoreError::NotFound);
    }
    permit(view.may_change(tx.role()))?;
    let mut row = row.into_active_model();
    row.asked = Set(kept.asked.as_str().to_owned());
    row.look = Set(kept.look);
    save(tx, row, id).await
}

/// Gives a view to everybody in the company, or keeps it to its owner again: then nobody else has it as a favourite either.
pub async fn share(tx: &Tenant<DatabaseTransaction>, id: SavedViewId, is_shared: bool) -> StoreResult<SavedView> {
    let (row, view) = find(tx, id).await?;
    permit(view.may_share(tx.role()))?;
    if view.is_shared == is_shared {
        return Ok(view);
    }
    if is_shared {
        may_share(tx, view.subject).await?;
    } else {
        favourites::forget_others(tx, id).await?;
    }
    let mut row = row.into_active_model();
    row.is_shared = Set(is_shared);
    save(tx, row, id).await
}

/// Deletes a view. For a day it can be brought back as it was, with whose favourite it is.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, id: SavedViewId) -> StoreResult<()> {
    let (row, view) = find(tx, id).await?;
    permit(view.may_remove(tx.role()))?;
    let mut row = row.into_active_model();
    row.removed_at = Set(Some(tx.now()));
    row.update(tx.db()).await?;
    // Whoever deletes sweeps up what nobody has brought back.
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::RemovedAt.lt(tx.now() - KEPT_REMOVED))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Brings a deleted view back, unless another has got its name meanwhile.
pub async fn restore(tx: &Tenant<DatabaseTransaction>, id: SavedViewId) -> StoreResult<SavedView> {
    let row = Entity::find_by_id((tx.company().0, id.0)).filter(visible(tx)).one(tx.db()).await?;
    let (row, view) = seen(tx, row).await?;
    permit(view.may_remove(tx.role()))?;
    if row.removed_at.is_none() {
        return Ok(view);
    }
    admit(tx, row.owner).await?;
    let mut row = row.into_active_model();
    row.removed_at = Set(None);
    save(tx, row, id).await
}

/// Takes away what a user who leaves the company has for themselves. What they shared stays.
pub(crate) async fn leave(tx: &Tenant<DatabaseTransaction>, user: UserId) -> StoreResult<()> {
    favourites::forget(tx, user).await?;
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Owner.eq(user.0))
        .filter(Column::IsShared.eq(false))
        .exec(tx.db())
        .await?;
    Ok(())
}

async fn save(tx: &Tenant<DatabaseTransaction>, mut row: ActiveModel, id: SavedViewId) -> StoreResult<SavedView> {
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await.map_err(taken)?;
    Ok(find(tx, id).await?.1)
}

/// Room for one more of an owner's views.
async fn admit(tx: &Tenant<DatabaseTransaction>, owner: Uuid) -> StoreResult<()> {
    let there = of_company(tx).filter(Column::Owner.eq(owner)).count(tx.db()).await?;
    if there < u64::from(MAX_VIEWS) { Ok(()) } else { Err(Refusal::TooMany { max: MAX_VIEWS }.into()) }
}

/// The right to share, and room for one more shared view; of two that are shared at once, one may go beyond.
async fn may_share(tx: &Tenant<DatabaseTransaction>, subject: Subject) -> StoreResult<()> {
    permit(allows(tx.role(), Permission::to_edit(subject)))?;
    let there = of_company(tx).filter(Column::IsShared.eq(true)).count(tx.db()).await?;
    if there < u64::from(MAX_SHARED) { Ok(()) } else { Err(Refusal::TooMany { max: MAX_SHARED }.into()) }
}

/// The indexes let each name in once.
fn taken(error: sea_orm::DbErr) -> StoreError {
    let error = StoreError::from(error);
    if error.is_duplicate() { StoreError::field("name", FieldError::Taken) } else { error }
}
