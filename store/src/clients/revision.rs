//! The company's revision: what a browser has kept of the list is compared with it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use uuid::Uuid;

use crate::entities::company::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// Moves the revision, first thing in every transaction that changes what a list shows.
///
/// It also holds the company's row until the transaction ends, so that writers of one company follow one another and what
/// they check (a number, an e-mail, a version) stays true until they commit.
pub(crate) async fn next(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    let moved = Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(tx.company().0))
        .exec(tx.db())
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Moves the revision of companies whose lists name somebody whose name or place there has changed.
pub(crate) async fn moved(tx: &DatabaseTransaction, companies: impl IntoIterator<Item = Uuid>) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.is_in(companies))
        .exec(tx)
        .await?;
    Ok(())
}

/// The revision that the company is at. In a transaction that has moved it, the one that rows written there bear.
pub(crate) async fn current<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<i64> {
    let revision = Entity::find_by_id(t.company().0).select_only().column(Column::Revision).into_tuple();
    revision.one(t.db()).await?.ok_or(StoreError::NotFound)
}
