//! Many rows in few statements.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable};

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
