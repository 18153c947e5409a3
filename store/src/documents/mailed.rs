//! A document was sent by e-mail.

use domain::billing::state::Step;
use domain::documents::{Document, DocumentEvent};
use domain::ids::DocumentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};

use super::features::{OfDocuments, listed, of_subject};
use super::read;
use crate::entities::document::Column;
use crate::{StoreResult, Tenant, changes};

/// Notes that a document was sent to `to`, and by that takes the step that people take by hand; one that has gone further stays where it is.
pub(crate) async fn mailed(tx: &Tenant<DatabaseTransaction>, id: DocumentId, to: String) -> StoreResult<Document> {
    changes::hold(tx).await?;
    let document = read::get(tx, id).await?;
    let subject = listed(document.kind)?;
    of_subject!(subject, feature => Box::pin(enter(tx, feature, &document, to)).await)?;
    Ok(document)
}

async fn enter<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    document: &Document,
    to: String,
) -> StoreResult<()> {
    let next = document.state.after(document.kind, Step::Send).unwrap_or(document.state);
    changes::make(tx, of, async |change| {
        let update = change
            .update_many(tx)
            .col_expr(Column::State, Expr::value(next.as_str()))
            .col_expr(Column::SentAt, Expr::value(tx.now()))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()));
        update.filter(Column::Id.eq(document.id.0)).exec(tx.db()).await?;
        let mine = (document.id, document.new.data.client);
        Ok(((), change.tell(tx, mine, DocumentEvent::Mailed { to }).await?))
    })
    .await
}
