//! The rows of lists, written with their change: each bears the revision that it was last written at.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    UpdateMany,
};
use uuid::Uuid;

use super::{Change, Feature, Told, revisions};
use crate::{StoreResult, Tenant, activity, batches};

/// A feature whose records are listed: browsers keep them, and ask for those that have changed since a revision. Nothing else writes
/// their table (a fence), and nothing takes a row out of it but the undoing of an import ([`Change::take_out`]): a deletion is a change of
/// state.
pub trait Listed: Feature {
    /// Their table.
    type Entity: EntityTrait;
    /// A record's id.
    const ID: <Self::Entity as EntityTrait>::Column;
    /// Its company.
    const COMPANY: <Self::Entity as EntityTrait>::Column;
    /// Its revision.
    const REVISION: <Self::Entity as EntityTrait>::Column;

    /// Has a row bear a revision, and answers whose it is.
    fn bear(row: &mut <Self::Entity as EntityTrait>::Model, revision: i64) -> Uuid;
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
        let ids: Vec<Uuid> = rows.iter_mut().map(|row| F::bear(row, self.revision())).collect();
        tx.traces().insert(F::SUBJECT, ids.into_iter());
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

    /// Takes records out for good, with all that was told of them, as if they had never been: for the undoing of what brought them in.
    /// What is theirs alone goes first, by its feature. Whoever has a copy of the list fetches it whole.
    pub(crate) async fn take_out(self, tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<Told> {
        activity::forget(tx, F::SUBJECT, ids).await?;
        let rows = F::Entity::delete_many().filter(F::COMPANY.eq(tx.company().0));
        rows.filter(F::ID.is_in(ids.iter().copied())).exec(tx.db()).await?;
        revisions::left(tx, F::SUBJECT, self.revision()).await?;
        Ok(self.without_activity("there is nothing left that it could be told of"))
    }
}
