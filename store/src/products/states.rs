//! Archive, delete, restore: one product or ten thousand, and undone.

use std::collections::{HashMap, HashSet};

use domain::error::{FieldError, Refusal};
use domain::ids::ProductId;
use domain::products::{Act, ProductEvent, ProductState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Products, check, read};
use crate::changes::{self, Change, Told};
use crate::entities::product::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// The most products of one act: more than anybody ticks, few enough for one statement.
pub const MAX_PRODUCTS: u16 = 10_000;

/// A product, the state that it is in, and the one that it enters.
type Step = (ProductId, ProductState, ProductState);

/// Does the same to products, all or none. Answers the states they were in, which [`put_back`] undoes it with.
///
/// One that comes back from deletion with a reference that another has by now is refused: `fields.reference` is taken.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ProductId],
    act: Act,
) -> StoreResult<Vec<(ProductId, ProductState)>> {
    changes::make(tx, Products, async |change| {
        let before = states(tx, ids).await?;
        let steps =
            before.iter().map(|(id, from)| Ok((*id, *from, from.after(act)?))).collect::<Result<_, Refusal>>()?;
        Ok((before, enter(tx, change, steps).await?))
    })
    .await
}

/// Puts products back into the states they were in: the undoing of [`act`].
pub async fn put_back(tx: &Tenant<DatabaseTransaction>, to: &[(ProductId, ProductState)]) -> StoreResult<()> {
    changes::make(tx, Products, async |change| {
        let wanted: HashMap<ProductId, ProductState> = to.iter().copied().collect();
        let ids: Vec<ProductId> = to.iter().map(|(id, _)| *id).collect();
        let before = states(tx, &ids).await?;
        let steps = before.into_iter().filter_map(|(id, from)| Some((id, from, *wanted.get(&id)?))).collect();
        Ok(((), enter(tx, change, steps).await?))
    })
    .await
}

/// The states of products, each once, in the order asked. One that is not the company's makes all of them not found.
async fn states(tx: &Tenant<DatabaseTransaction>, ids: &[ProductId]) -> StoreResult<Vec<(ProductId, ProductState)>> {
    if ids.len() > usize::from(MAX_PRODUCTS) {
        return Err(Refusal::TooMany { max: MAX_PRODUCTS.into() }.into());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(tx.db())
        .await?;
    let found: HashMap<Uuid, String> = rows.into_iter().collect();
    let mut seen = HashSet::new();
    let once = ids.iter().filter(|id| seen.insert(**id));
    let state = |id: &ProductId| Ok((*id, read::state(found.get(&id.0).ok_or(StoreError::NotFound)?, id.0)?));
    once.map(state).collect()
}

/// Puts each product into its new state, where that is another one.
async fn enter(tx: &Tenant<DatabaseTransaction>, change: Change<Products>, steps: Vec<Step>) -> StoreResult<Told> {
    let moved = |is_meant: &dyn Fn(&Step) -> bool| -> Vec<Uuid> {
        steps.iter().filter(|step| step.1 != step.2 && is_meant(step)).map(|(id, ..)| id.0).collect()
    };
    let returning = moved(&|(_, from, _)| *from == ProductState::Deleted);
    if check::are_taken(tx, &returning).await? {
        return Err(StoreError::field(check::REFERENCE, FieldError::Taken));
    }
    for &to in ProductState::ALL {
        let ids = moved(&|(.., into)| *into == to);
        if !ids.is_empty() {
            let update = change
                .update_many(tx)
                .col_expr(Column::State, Expr::value(to.as_str()))
                .col_expr(Column::UpdatedAt, Expr::value(tx.now()));
            update.filter(Column::Id.is_in(ids)).exec(tx.db()).await?;
        }
    }
    let events = steps.iter().filter_map(|(id, from, to)| Some((*id, ProductEvent::of_states(*from, *to)?)));
    change.tell_all(tx, events.collect()).await
}
