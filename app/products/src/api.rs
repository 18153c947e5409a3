//! What the browser may ask about products.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::ProductId;
use domain::products::ProductState;
use domain::state::Act;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json};

/// Archives, deletes or restores products, and tells the state that each was in.
#[server(prefix = "/api", endpoint = "products/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_products(
    /// The products.
    ids: Chosen<ProductId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(ProductId, ProductState)>, AppError> {
    let needed = if act == Act::Delete {
        Permission::to_delete(Subject::Product)
    } else {
        Permission::to_edit(Subject::Product)
    };
    let tx = session::require(needed)?.begin().await?;
    let ids = ids.within()?;
    let previous = store::products::act(&tx, &ids, act).await?;
    if previous.iter().any(|(_, state)| *state == ProductState::Deleted) {
        session::require(Permission::to_delete(Subject::Product))?;
    }
    tx.commit().await?;
    Ok(previous)
}

/// Puts products back into the states they were in: « Annuler ».
#[server(prefix = "/api", endpoint = "products/undo", input = Json, output = Json, client = ActClient)]
pub async fn put_products_back(
    /// The states they were in.
    previous: Chosen<(ProductId, ProductState)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::to_edit(Subject::Product))?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    let left = store::products::put_back(&tx, &previous).await?;
    if previous.iter().chain(&left).any(|(_, state)| *state == ProductState::Deleted) {
        session::require(Permission::to_delete(Subject::Product))?;
    }
    tx.commit().await?;
    Ok(())
}
