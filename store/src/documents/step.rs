//! What leads a document from one state to another: sent, opened, agreed to, thrown away, brought back.

use std::collections::{BTreeMap, BTreeSet};

use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::{Document, DocumentEvent};
use domain::error::Refusal;
use domain::ids::DocumentId;
use domain::subject::Subject;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::features::{Mine, OfDocuments, listed, of_subject};
use super::{read, recurring, settle};
use crate::entities::document::Column;
use crate::states::MAX_AT_ONCE;
use crate::{StoreResult, Tenant, changes, expenses, tasks};

/// Takes a step with documents, all or none: each but the issue, which has a verb of its own. One that stands there already, or further,
/// stays as it is.
pub async fn step(tx: &Tenant<DatabaseTransaction>, ids: &[DocumentId], step: Step) -> StoreResult<Vec<Document>> {
    if step == Step::Issue {
        return Err(Refusal::WrongState.into());
    }
    if ids.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    changes::hold(tx).await?;
    let mut documents: Vec<Document> = read::these(tx, ids).await?.into_iter().map(|stored| stored.document).collect();
    let mut moved: BTreeMap<Subject, Vec<(Mine, DocumentState)>> = BTreeMap::new();
    let (mut made_of, mut turned) = (BTreeSet::new(), Vec::new());
    for document in &mut documents {
        let next = document.state.after(document.kind, step)?;
        if next != document.state {
            let of = (document.id, document.new.data.client);
            moved.entry(listed(document.kind)?).or_default().push((of, next));
            turned.push(of);
            made_of.extend(document.origins.iter().map(|origin| origin.id.0));
            (document.state, document.updated_at) = (next, tx.now());
        }
    }
    for document in documents.iter().filter(|document| document.kind == DocumentKind::Recurring) {
        recurring::stepped(tx, document, step).await?;
    }
    for (subject, moved) in moved {
        of_subject!(subject, feature => Box::pin(enter(tx, feature, step, moved)).await)?;
    }
    Box::pin(billed(tx, step, &turned)).await?;
    if made_of.is_empty() || matches!(step, Step::Send | Step::View) {
        return Ok(documents);
    }
    // What is thrown away or taken back leaves what it was made of to others, and is told of with it.
    settle::origins(tx, &made_of.into_iter().collect::<Vec<_>>()).await?;
    Ok(read::these(tx, ids).await?.into_iter().map(|stored| stored.document).collect())
}

/// Has drafts that are thrown away give back the time and the expenses that they bill, and take them again when they are brought back.
async fn billed(tx: &Tenant<DatabaseTransaction>, step: Step, turned: &[Mine]) -> StoreResult<()> {
    let ids: Vec<DocumentId> = turned.iter().map(|(id, _)| *id).collect();
    match step {
        Step::Delete => {
            expenses::thrown_away(tx, &ids).await?;
            tasks::thrown_away(tx, &ids).await
        }
        Step::Restore => {
            expenses::brought_back(tx, turned).await?;
            tasks::brought_back(tx, &ids).await
        }
        _ => Ok(()),
    }
}

async fn enter<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    step: Step,
    moved: Vec<(Mine, DocumentState)>,
) -> StoreResult<()> {
    changes::make(tx, of, async |change| {
        let mut by_state: BTreeMap<&'static str, Vec<Uuid>> = BTreeMap::new();
        for ((document, _), next) in &moved {
            by_state.entry(next.as_str()).or_default().push(document.0);
        }
        for (state, ids) in by_state {
            let mut update = change
                .update_many(tx)
                .col_expr(Column::State, Expr::value(state))
                .col_expr(Column::UpdatedAt, Expr::value(tx.now()));
            match step {
                Step::Send => update = update.col_expr(Column::SentAt, Expr::value(tx.now())),
                Step::View => update = update.col_expr(Column::ViewedAt, Expr::value(tx.now())),
                _ => {}
            }
            update.filter(Column::Id.is_in(ids)).exec(tx.db()).await?;
        }
        let events = moved.into_iter().map(|(of, _)| (of, DocumentEvent::Stepped { step }));
        Ok(((), change.tell_all(tx, events.collect()).await?))
    })
    .await
}
