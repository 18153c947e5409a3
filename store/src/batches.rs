//! Many rows in few statements.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use crate::{StoreResult, Tenant};

/// Parameters of one statement: SQLite takes 32,766, PostgreSQL 65,535.
const PARAMETERS: usize = 30_000;

/// Ids looked up by one statement, for the same reason.
pub(crate) const IDS: usize = 10_000;

/// Inserts rows, as many a statement as it takes.
pub(crate) async fn insert<E, A, C>(db: &C, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E> + Send,
    C: ConnectionTrait,
{
    let rows_at_once = (PARAMETERS / E::Column::iter().count()).max(1);
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<A> = rows.by_ref().take(rows_at_once).map(IntoActiveModel::into_active_model).collect();
        if batch.is_empty() {
            return Ok(());
        }
        E::insert_many(batch).exec_without_returning(db).await?;
    }
}

/// Those of these rows that the company has, in the order of their ids: one page of them, at most [`IDS`].
///
/// `company` and `id` are the entity's columns of these names.
pub(crate) async fn these<E: EntityTrait, C: ConnectionTrait>(
    t: &Tenant<C>,
    company: E::Column,
    id: E::Column,
    ids: Vec<Uuid>,
) -> StoreResult<Vec<E::Model>> {
    let of_company = E::find().filter(company.eq(t.company().0));
    Ok(of_company.filter(id.is_in(ids)).order_by_asc(id).all(t.db()).await?)
}
