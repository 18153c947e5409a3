//! Archive, delete, restore: products as what has states.

use domain::error::FieldError;
use domain::ids::ProductId;
use domain::products::{ProductEvent, ProductState};
use domain::state::Act;
use sea_orm::DatabaseTransaction;

use super::{Products, check};
use crate::entities::product::Column;
use crate::states::{self, HasStates, Step, moved};
use crate::{StoreError, StoreResult, Tenant};

/// Does the same to products, all or none. Answers the states they were in, which [`put_back`] undoes it with.
///
/// One that comes back from deletion with a reference that another has by now is refused: `fields.reference` is taken.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ProductId],
    act: Act,
) -> StoreResult<Vec<(ProductId, ProductState)>> {
    states::act(tx, Products, ids, act).await
}

/// Puts products back into the states they were in: the undoing of [`act`]. Answers those that they leave.
pub async fn put_back(
    tx: &Tenant<DatabaseTransaction>,
    to: &[(ProductId, ProductState)],
) -> StoreResult<Vec<(ProductId, ProductState)>> {
    states::put_back(tx, Products, to).await
}

impl HasStates for Products {
    type State = ProductState;
    const STATE: Column = Column::State;
    const UPDATED_AT: Column = Column::UpdatedAt;

    fn told(from: ProductState, to: ProductState) -> Option<ProductEvent> {
        ProductEvent::of_states(from, to)
    }

    async fn refuse(tx: &Tenant<DatabaseTransaction>, steps: &[Step<Self>]) -> StoreResult<()> {
        let returning = moved::<Self>(steps, |from, to| from == ProductState::Deleted && to != from);
        if check::are_taken(tx, &returning).await? {
            return Err(StoreError::field(check::REFERENCE, FieldError::Taken));
        }
        Ok(())
    }
}
