//! What the browser may ask about documents in their lists.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::billing::state::Step;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
use domain::ids::DocumentId;
use domain::state::Act;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json};

/// Throws drafts away, or brings them back, and tells which. What has a number stays: nothing else is done to documents in their lists.
#[server(prefix = "/api", endpoint = "documents/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_documents(
    /// The documents.
    ids: Chosen<DocumentId>,
    /// What to do.
    act: Act,
) -> Result<Vec<DocumentId>, AppError> {
    let access = session::require(Permission::DeleteDocuments)?;
    let step = match act {
        Act::Delete => Step::Delete,
        Act::Restore => Step::Restore,
        Act::Archive | Act::Activate | Act::Deactivate => return Err(Refusal::WrongState.into()),
    };
    let ids = ids.within()?;
    let tx = access.begin().await?;
    let done = store::documents::step(&tx, &ids, step).await?;
    tx.commit().await?;
    Ok(done.into_iter().map(|document| document.id).collect())
}
