//! The row of a client written whole.

use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::revision;
use crate::entities::client::{Entity, Model};
use crate::{StoreResult, Tenant};

/// Writes it, as changed now. The statement is made on the heap: seventy columns would fill the stack of every caller.
pub(super) async fn row(tx: &Tenant<DatabaseTransaction>, mut row: Model) -> StoreResult<()> {
    row.updated_at = tx.now();
    row.revision = revision::current(tx).await?;
    let statement = Box::new(row.into_active_model().reset_all());
    Box::pin(Entity::update(*statement).exec(tx.db())).await?;
    Ok(())
}
