//! What is done to documents in their lists: drafts are thrown away and brought back. What has a number stays, or its series would have a
//! gap.

use domain::ids::DocumentId;
use domain::listing::{Listing, StateId};
use domain::state::Act;
use uuid::Uuid;

use crate::api::act_on_documents;
use engines::listing::{Before, Sending};

/// The state of drafts in every list: the first.
pub const DRAFT: StateId = 0;

/// What may be done to a document of a state.
pub fn acts(listing: &Listing, state: StateId) -> &'static [Act] {
    match state {
        DRAFT => &[Act::Delete],
        state if state == listing.gone => &[Act::Restore],
        _ => &[],
    }
}

/// The state after an act.
pub fn after(listing: &Listing, state: StateId, act: Act) -> Option<StateId> {
    let is_ever_changed = state == DRAFT || state == listing.gone;
    match act {
        Act::Delete if is_ever_changed => Some(listing.gone),
        Act::Restore if is_ever_changed => Some(DRAFT),
        _ => None,
    }
}

/// Does it on the server.
pub fn send(listing: &'static Listing, ids: Vec<Uuid>, act: Act) -> Sending<Before> {
    Box::pin(async move {
        let done = act_on_documents(ids.into_iter().map(DocumentId).collect(), act).await?;
        let before = if act == Act::Delete { DRAFT } else { listing.gone };
        Ok(done.into_iter().map(|id| (id.0, before)).collect())
    })
}

/// Puts documents back into the states that they were in.
pub fn put_back(previous: Before) -> Sending<()> {
    let (drafts, gone): (Before, Before) = previous.into_iter().partition(|(_, state)| *state == DRAFT);
    Box::pin(async move {
        for (some, act) in [(drafts, Act::Restore), (gone, Act::Delete)] {
            if !some.is_empty() {
                act_on_documents(some.into_iter().map(|(id, _)| DocumentId(id)).collect(), act).await?;
            }
        }
        Ok(())
    })
}
