//! Lists of documents say what their clients are called.

use std::collections::BTreeSet;

use domain::billing::kind::DocumentKind;
use domain::documents::listing::{kinds_of, subject_of};
use domain::subject::Subject;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::features::{OfDocuments, of_subject};
use super::read::of_company;
use crate::batches::IDS;
use crate::entities::document::Column;
use crate::{StoreResult, Tenant, changes};

/// Has the documents of clients bear their lists' next revisions, since a client's name has changed.
pub(crate) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<()> {
    for clients in clients.chunks(IDS) {
        let kinds: Vec<String> = of_company(tx)
            .select_only()
            .column(Column::Kind)
            .distinct()
            .filter(Column::ClientId.is_in(clients.iter().copied()))
            .into_tuple()
            .all(tx.db())
            .await?;
        let kinds = kinds.iter().filter_map(|kind| DocumentKind::parse(kind).ok());
        let subjects: BTreeSet<Subject> = kinds.filter_map(subject_of).collect();
        for subject in subjects {
            of_subject!(subject, feature => touch(tx, feature, clients).await)?;
        }
    }
    Ok(())
}

async fn touch<F: OfDocuments>(tx: &Tenant<DatabaseTransaction>, of: F, clients: &[Uuid]) -> StoreResult<()> {
    changes::make(tx, of, async |change| {
        change
            .update_many(tx)
            .filter(Column::ClientId.is_in(clients.iter().copied()))
            .filter(Column::Kind.is_in(kinds_of(F::SUBJECT).iter().map(|kind| kind.as_str())))
            .exec(tx.db())
            .await?;
        Ok(((), change.without_activity("the client's own activity tells of its name")))
    })
    .await
}
