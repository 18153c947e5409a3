//! The rows of lists, written with their change: each bears the revision that it was last written at.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    UpdateMany,
};

use super::{Change, Feature};
use crate::{StoreResult, Tenant, batches};

/// A feature whose records are listed: browsers keep them, and ask for those that have changed since a revision. Nothing else writes
/// their table (a fence), and nothing takes a row out of it: a deletion is a change of state.
pub trait Listed: Feature {
    /// Their table.
    type Entity: EntityTrait;
    /// Its company.
    const COMPANY: <Self::Entity as EntityTrait>::Column;
    /// Its revision.
    const REVISION: <Self::Entity as EntityTrait>::Column;

    /// Has a row bear a revision.
    fn bear(row: &mut <Self::Entity as EntityTrait>::Model, revision: i64);
}

impl<F: Listed> Change<F> {
    /// Inserts rows, many a statement.
    pub(crate) async fn insert<A>(
        &self,
        tx: &Tenant<DatabaseTransaction>,
        mut rows: Vec<<F::Entity as EntityTrait>::Model>,
    ) -> StoreResult<()>
    where
        <F::Entity as EntityTrait>::Model: IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = F::Entity> + Send,
    {
        for row in &mut rows {
            F::bear(row, self.revision());
        }
        Ok(batches::insert::<F::Entity, _, _>(tx.db(), rows).await?)
    }

    /// Writes a row whole. The statement is made on the heap: many columns would fill the stack of every caller.
    pub(crate) async fn update<A>(
        &self,
        tx: &Tenant<DatabaseTransaction>,
        mut row: <F::Entity as EntityTrait>::Model,
    ) -> StoreResult<()>
    where
        <F::Entity as EntityTrait>::Model: IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = F::Entity> + ActiveModelBehavior + Send,
    {
        F::bear(&mut row, self.revision());
        let statement = Box::new(row.into_active_model().reset_all());
        Box::pin(F::Entity::update(*statement).exec(tx.db())).await?;
        Ok(())
    }

    /// Begins a statement that changes columns of several rows of the company.
    pub(crate) fn update_many(&self, tx: &Tenant<DatabaseTransaction>) -> UpdateMany<F::Entity> {
        F::Entity::update_many()
            .col_expr(F::REVISION, Expr::value(self.revision()))
            .filter(F::COMPANY.eq(tx.company().0))
    }
}
