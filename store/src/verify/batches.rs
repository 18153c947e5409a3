//! A company's rows, some at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{StoreResult, Tenant};

/// Rows looked at together: memory stays bounded however many there are.
const AT_ONCE: u64 = 1_000;

/// Walks a table by its ids.
pub(super) struct Batches<E: EntityTrait> {
    company: E::Column,
    id: E::Column,
    id_of: fn(&E::Model) -> Uuid,
    after: Uuid,
}

impl<E: EntityTrait<Model: Send>> Batches<E> {
    /// From the first row on. The columns are the company's and the row's own id.
    pub(super) fn new(company: E::Column, id: E::Column, id_of: fn(&E::Model) -> Uuid) -> Self {
        Self { company, id, id_of, after: Uuid::nil() }
    }

    /// The next rows; `None` after the last.
    pub(super) async fn next<C: ConnectionTrait>(&mut self, t: &Tenant<C>) -> StoreResult<Option<Vec<E::Model>>> {
        let rows = E::find()
            .filter(self.company.eq(t.company().0))
            .filter(self.id.gt(self.after))
            .order_by_asc(self.id)
            .limit(AT_ONCE)
            .all(t.db())
            .await?;
        let last = rows.last().map(self.id_of);
        Ok(last.map(|last| {
            self.after = last;
            rows
        }))
    }
}
