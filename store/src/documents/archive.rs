//! Documents that are put aside: out of their lists unless one asks for them, and back. Nothing of what they say, of what is owed by them or of
//! what is counted changes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::billing::state::{DocumentState, ShownState, Step};
use domain::documents::{Document, DocumentEvent};
use domain::error::Refusal;
use domain::ids::DocumentId;
use domain::state::Act;
use domain::subject::Subject;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::features::{Mine, OfDocuments, listed, of_subject};
use super::{read, step};
use crate::entities::document::Column;
use crate::states::MAX_AT_ONCE;
use crate::{StoreResult, Tenant, changes, local_time};

/// What each was said to be before.
pub type Before = Vec<(DocumentId, ShownState)>;

/// Puts documents aside, throws drafts away, or brings either back: all or none. Answers what each was said to be.
pub async fn act(tx: &Tenant<DatabaseTransaction>, ids: &[DocumentId], act: Act) -> StoreResult<Before> {
    if ids.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    changes::hold(tx).await?;
    let today = local_time::local(tx.now(), local_time::zone(tx).await?).date();
    let documents: Vec<Document> = read::these(tx, ids).await?.into_iter().map(|stored| stored.document).collect();
    let before = documents.iter().map(|document| (document.id, document.shown(today))).collect();
    match act {
        Act::Archive => put_aside(tx, &documents, today).await?,
        Act::Delete => drop(step::step(tx, ids, Step::Delete).await?),
        Act::Restore => bring_back(tx, &documents).await?,
        Act::Activate | Act::Deactivate => return Err(Refusal::WrongState.into()),
    }
    Ok(before)
}

/// Only what nothing is still to come of. One that is put aside already stays so: two people may click at once.
async fn put_aside(tx: &Tenant<DatabaseTransaction>, documents: &[Document], today: NaiveDate) -> StoreResult<()> {
    if documents.iter().any(|document| !document.shown(today).may_be_archived()) {
        return Err(Refusal::WrongState.into());
    }
    enter(tx, documents.iter().filter(|document| !document.archived), true).await
}

/// What was thrown away is a draft again; what was put aside is what it was.
async fn bring_back(tx: &Tenant<DatabaseTransaction>, documents: &[Document]) -> StoreResult<()> {
    let is_aside = |document: &&Document| document.archived && document.state != DocumentState::Deleted;
    let others: Vec<DocumentId> =
        documents.iter().filter(|document| !is_aside(document)).map(|document| document.id).collect();
    if !others.is_empty() {
        step::step(tx, &others, Step::Restore).await?;
    }
    enter(tx, documents.iter().filter(is_aside), false).await
}

/// Notes in the rows of each list which are put aside, and tells of it.
async fn enter(
    tx: &Tenant<DatabaseTransaction>,
    documents: impl Iterator<Item = &Document>,
    is_archived: bool,
) -> StoreResult<()> {
    let mut moved: BTreeMap<Subject, Vec<Mine>> = BTreeMap::new();
    for document in documents {
        moved.entry(listed(document.kind)?).or_default().push((document.id, document.new.data.client));
    }
    for (subject, moved) in moved {
        of_subject!(subject, feature => Box::pin(note(tx, feature, moved, is_archived)).await)?;
    }
    Ok(())
}

async fn note<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    moved: Vec<Mine>,
    is_archived: bool,
) -> StoreResult<()> {
    changes::make(tx, of, async |change| {
        let ids: Vec<Uuid> = moved.iter().map(|(document, _)| document.0).collect();
        change
            .update_many(tx)
            .col_expr(Column::ArchivedAt, Expr::value(is_archived.then(|| tx.now())))
            .filter(Column::Id.is_in(ids))
            .exec(tx.db())
            .await?;
        let event = || if is_archived { DocumentEvent::Archived } else { DocumentEvent::Unarchived };
        let events = moved.into_iter().map(|of| (of, event()));
        Ok(((), change.tell_all(tx, events.collect()).await?))
    })
    .await
}
