//! The company's revision: what a browser has kept of the list is compared with it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

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
