//! What the browser may ask about documents in their lists.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::billing::state::ShownState;
use domain::ids::DocumentId;
use domain::state::Act;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json};

/// Puts documents aside, throws drafts away, or brings either back, and tells what each was said to be.
#[server(prefix = "/api", endpoint = "documents/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_documents(
    /// The documents.
    ids: Chosen<DocumentId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(DocumentId, ShownState)>, AppError> {
    let needed = if act == Act::Delete { Permission::DeleteDocuments } else { Permission::EditDocuments };
    let tx = session::require(needed)?.begin().await?;
    let before = store::documents::act(&tx, &ids.within()?, act).await?;
    // What was thrown away is brought back by whoever may throw away.
    if before.iter().any(|(_, state)| *state == ShownState::Deleted) {
        session::require(Permission::DeleteDocuments)?;
    }
    tx.commit().await?;
    Ok(before)
}
