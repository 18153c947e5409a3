//! What clients have answered to quotes reads whole (invariant 8), is of quotes alone, and agrees with the quote that it is about (7).

use std::collections::{BTreeSet, HashMap};

use chrono_tz::Tz;
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState as S;
use domain::documents::answer::options_of;
use domain::documents::{Answer, Document};
use domain::ids::DocumentLineId;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use super::Violation;
use super::batches::Batches;
use crate::documents::{read, read_answer};
use crate::entities::document;
use crate::entities::quote_answer::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut answers = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = answers.next(t).await? {
        let quotes = quotes(t, &rows).await?;
        for row in rows {
            let (id, document) = (row.id, row.document_id);
            match read_answer(row, Tz::UTC) {
                Ok(answer) => {
                    let wrong = quotes.get(&document).and_then(|quote| wrong(quote, &answer));
                    found.extend(wrong.map(|wrong| Violation::new(7, format!("answer {id}: {wrong}"))));
                }
                Err(error) => found.push(Violation::new(8, format!("answer {id}: {error}"))),
            }
        }
    }
    Ok(found)
}

/// What these answers are about; what does not read is told of with the documents.
async fn quotes<C: ConnectionTrait>(t: &Tenant<C>, answers: &[Model]) -> StoreResult<HashMap<Uuid, Document>> {
    let ids = answers.iter().map(|answer| answer.document_id);
    let rows = read::of_company(t).filter(document::Column::Id.is_in(ids)).all(t.db()).await?;
    let each = read::each(t, &rows).await?;
    Ok(each.into_iter().filter_map(|(_, quote)| quote.ok()).map(|quote| (quote.id.0, quote)).collect())
}

/// What of an answer is not as the quote has it. What options add is worked out anew for whoever takes them, and is not looked at.
fn wrong(quote: &Document, answer: &Answer) -> Option<&'static str> {
    if quote.kind != DocumentKind::Quote {
        return Some("it is of no quote");
    }
    // Nothing leads back from there.
    if !matches!(quote.state, S::Accepted | S::Refused | S::Invoiced | S::Cancelled) {
        return Some("its quote waits for one");
    }
    let options: BTreeSet<DocumentLineId> = answer.options.iter().copied().collect();
    if options_of(&quote.new, &options) != options {
        return Some("it takes what its quote does not offer");
    }
    let totals = &quote.totals;
    let is_as_issued = !options.is_empty() || answer.total.minor() == totals.gross_minor;
    (answer.total.currency() != totals.currency || !is_as_issued).then_some("its quote comes to something else")
}
