//! The paper of a quote that its client has answered to: the same, with the proof on it. The one that was sent before stays as it was.

use domain::ids::{DocumentId, FileId};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::documents::features::Quotes;
use crate::documents::{answers, read};
use crate::entities::quote_answer_paper::{Entity, Model};
use crate::files::{self, NewFile, StoredFile};
use crate::{StoreError, StoreResult, Tenant, changes};

/// The paper that bears an answer, once it was made.
pub(super) async fn paper<C: ConnectionTrait>(t: &Tenant<C>, answer: Uuid) -> StoreResult<Option<StoredFile>> {
    match Entity::find_by_id((t.company().0, answer)).one(t.db()).await? {
        Some(kept) => files::get(t, FileId(kept.file_id)).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps the paper of a quote with its client's answer, whose bytes are kept. Answers the one that stands from here on: the first that was
/// made.
pub async fn keep_answered_paper(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    new: NewFile,
) -> StoreResult<StoredFile> {
    changes::hold(tx).await?;
    let answer = answers::row_of(tx, id).await?.ok_or(StoreError::NotFound)?;
    if let Some(kept) = paper(tx, answer.id).await? {
        return Ok(kept);
    }
    let client = read::get(tx, id).await?.new.data.client;
    let file = files::record(tx, Quotes, (id, client), new).await?;
    let row = Model { company_id: tx.company().0, answer_id: answer.id, file_id: file.0, created_at: tx.now() };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    files::get(tx, file).await
}
