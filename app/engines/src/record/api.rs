//! What the page of any record asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::pins::{FactName, PinnedFacts};
use domain::subject::Subject;
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json};

/// Keeps a fact in sight under the names of a subject's records, for this user alone, or no longer (A4.2).
#[server(prefix = "/api", endpoint = "records/pin", input = Json, output = Json, client = ActClient)]
pub async fn pin_fact(
    /// Of what records.
    subject: Subject,
    /// The fact.
    fact: FactName,
    /// Whether it is to stand there.
    pinned: bool,
) -> Result<PinnedFacts, AppError> {
    let tx = session::require(Permission::to_view(subject))?.begin().await?;
    let pins = store::pins::set(&tx, subject, fact, pinned).await?;
    tx.commit().await?;
    Ok(pins)
}
