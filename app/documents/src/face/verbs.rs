//! What is done to documents in their lists: those of which nothing is still to come are put aside, drafts are thrown away, and both are brought
//! back. What has a number is not thrown away, or its series would have a gap.

use domain::billing::state::ShownState as S;
use domain::documents::listing::states;
use domain::ids::DocumentId;
use domain::listing::{Listing, StateId};
use domain::state::Act;
use uuid::Uuid;

use crate::api::act_on_documents;
use crate::wording;
use engines::listing::{Before, Sending};

/// The state of drafts in every list: the first.
pub const DRAFT: StateId = 0;
/// What is shown of what is taken out again until the server says what it is: that it was given out, or works.
const SOMETHING: StateId = 1;

/// What may be done to a document of a state.
pub fn acts(listing: &Listing, state: StateId) -> &'static [Act] {
    match wording::shown(listing.subject, state) {
        Some(S::Draft) => &[Act::Delete],
        Some(S::Archived | S::Deleted) => &[Act::Restore],
        Some(shown) if shown.may_be_archived() => &[Act::Archive],
        _ => &[],
    }
}

/// The state after an act.
pub fn after(listing: &Listing, state: StateId, act: Act) -> Option<StateId> {
    match (act, wording::shown(listing.subject, state)?) {
        (Act::Delete, S::Draft | S::Deleted) => Some(listing.gone),
        (Act::Restore, S::Draft | S::Deleted) => Some(DRAFT),
        (Act::Restore, S::Archived) => Some(SOMETHING),
        (Act::Archive, shown) if shown.may_be_archived() => number(listing, S::Archived),
        _ => None,
    }
}

/// The number of a state in a list.
fn number(listing: &Listing, state: S) -> Option<StateId> {
    let at = states(listing.subject).iter().position(|other| *other == state)?;
    StateId::try_from(at).ok()
}

/// Does it on the server.
pub fn send(listing: &'static Listing, ids: Vec<Uuid>, act: Act) -> Sending<Before> {
    Box::pin(async move {
        let done = act_on_documents(ids.into_iter().map(DocumentId).collect(), act).await?;
        Ok(done.into_iter().filter_map(|(id, state)| Some((id.0, number(listing, state)?))).collect())
    })
}

/// Puts documents back into the states that they were in: what was put aside or thrown away is that again, and all others are brought back.
pub fn put_back(listing: &'static Listing, previous: Before) -> Sending<()> {
    Box::pin(async move {
        for act in [Act::Restore, Act::Archive, Act::Delete] {
            let some = previous.iter().filter(|(_, state)| undone_by(listing, *state) == act);
            let some: Vec<DocumentId> = some.map(|(id, _)| DocumentId(*id)).collect();
            if !some.is_empty() {
                act_on_documents(some.into_iter().collect(), act).await?;
            }
        }
        Ok(())
    })
}

/// What leads back to a state.
fn undone_by(listing: &Listing, state: StateId) -> Act {
    match wording::shown(listing.subject, state) {
        Some(S::Archived) => Act::Archive,
        Some(S::Deleted) => Act::Delete,
        _ => Act::Restore,
    }
}
