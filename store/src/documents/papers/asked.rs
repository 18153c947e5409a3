//! The papers of documents that were just issued or answered to, asked for in the transaction that does so: with the colour, the logo and
//! the words of that day, whenever somebody first looks at one.

use domain::documents::paper::{Asked, JOB, MOST_AT_ONCE};
use domain::error::Refusal;
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;

use crate::jobs;
use crate::{StoreError, StoreResult, Tenant};

/// Asks for their papers. No document stays a draft for want of room among the jobs: such a paper is made when it is first asked for.
pub(in crate::documents) async fn ask(tx: &Tenant<DatabaseTransaction>, issued: &[DocumentId]) -> StoreResult<()> {
    if issued.is_empty() {
        return Ok(());
    }
    let mut taken = 0;
    jobs::add_to_waiting(tx, JOB, |asked: &mut Asked| {
        taken = MOST_AT_ONCE.saturating_sub(asked.documents.len()).min(issued.len());
        asked.documents.extend(issued.iter().take(taken));
    })
    .await?;
    for some in issued.get(taken..).unwrap_or_default().chunks(MOST_AT_ONCE) {
        match jobs::ask(tx, JOB, &Asked { documents: some.to_vec() }, None).await {
            Ok(_) => {}
            Err(StoreError::Refused(Refusal::TooMany { .. })) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
