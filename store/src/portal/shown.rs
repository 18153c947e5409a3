//! What a guest is shown: papers of their own client that have a number. Drafts, private notes and whatever is of another client are not
//! found.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::billing::state::{DocumentState, Step};
use domain::documents::DocumentRow;
use domain::documents::listing::kinds_of;
use domain::error::Refusal;
use domain::ids::{CompanyId, DocumentId};
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::by_letter;
use super::sessions::Guest;
use crate::entities::document::{Column, Entity};
use crate::{Access, Actor, Database, StoreError, StoreResult, Tenant, documents};

/// The most papers of one list.
pub const MOST_SHOWN: u32 = 1_000;
/// The lists whose papers a guest is shown.
const SHOWN: [Subject; 3] = [Subject::Quote, Subject::Invoice, Subject::CreditNote];

impl Guest {
    /// Entry for what reads and prints in the guest's name. It reaches the whole company: whoever uses it names the guest's client.
    #[must_use]
    pub fn access(&self, database: Database, now: DateTime<Utc>) -> Access {
        let actor = Actor { user: None, name: self.name.clone() };
        Access::new(database, self.company, Role::ReadOnly, actor, now)
    }
}

/// The papers of some lists that a guest is shown, the newest first.
pub async fn documents<C: ConnectionTrait>(
    t: &Tenant<C>,
    guest: &Guest,
    lists: &[Subject],
) -> StoreResult<Vec<DocumentRow>> {
    documents::issued_to(t, guest.client, lists, MOST_SHOWN).await
}

/// Goes on only if a guest is shown this paper. Any other is not found, whatever it is.
pub async fn require_document<C: ConnectionTrait>(t: &Tenant<C>, guest: &Guest, id: DocumentId) -> StoreResult<()> {
    require_documents(t, guest, &[id]).await
}

/// As [`require_document`], of several: one that the guest is not shown makes all of them not found.
pub async fn require_documents<C: ConnectionTrait>(
    t: &Tenant<C>,
    guest: &Guest,
    ids: &[DocumentId],
) -> StoreResult<()> {
    let kinds = SHOWN.iter().flat_map(|list| kinds_of(*list)).map(|kind| kind.as_str());
    let asked: HashSet<Uuid> = ids.iter().map(|id| id.0).collect();
    let found: Vec<Uuid> = these(t.company(), ids)
        .filter(Column::ClientId.eq(guest.client.0))
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::Number.is_not_null())
        .filter(Column::State.ne(DocumentState::Deleted.as_str()))
        .into_tuple()
        .all(t.db())
        .await?;
    if found.len() == asked.len() { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Notes that a guest has opened a paper (A11.1): the first time makes it « viewed », and its day stays. What cannot be viewed any more
/// stays as it is; staff who look at a preview have opened nothing.
pub async fn is_seen(guest: &Guest, access: &Access, id: DocumentId) -> StoreResult<()> {
    are_seen(guest, access, &[id]).await
}

/// As [`is_seen`], of several papers at once.
pub async fn are_seen(guest: &Guest, access: &Access, ids: &[DocumentId]) -> StoreResult<()> {
    if guest.is_preview {
        return Ok(());
    }
    by_letter::note_letters(access, guest.contact, ids).await?;
    // What was answered or invoiced already is viewed by that: nobody else's write is waited for.
    let open = [DocumentState::Issued, DocumentState::Sent].map(DocumentState::as_str);
    let unseen: Vec<Uuid> = these(access.company(), ids)
        .filter(Column::ClientId.eq(guest.client.0))
        .filter(Column::ViewedAt.is_null())
        .filter(Column::State.is_in(open))
        .into_tuple()
        .all(access.read().db())
        .await?;
    if unseen.is_empty() {
        return Ok(());
    }
    let unseen: Vec<DocumentId> = unseen.into_iter().map(DocumentId).collect();
    let tx = access.begin().await?;
    match Box::pin(documents::step(&tx, &unseen, Step::View)).await {
        Ok(_) => tx.commit().await,
        Err(StoreError::Refused(Refusal::WrongState)) => tx.roll_back().await,
        Err(error) => Err(error),
    }
}

/// The ids of those of these papers that are the company's.
fn these(company: CompanyId, ids: &[DocumentId]) -> Select<Entity> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(company.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
}
