//! What clients have answered to quotes reads whole (invariant 8), and is of quotes alone (7).

use chrono_tz::Tz;
use domain::billing::kind::DocumentKind;
use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::documents::{self, read_answer};
use crate::entities::quote_answer::{Column, Entity};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut answers = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = answers.next(t).await? {
        for row in rows {
            let (id, document) = (row.id, row.document_id);
            if let Err(error) = read_answer(row, Tz::UTC) {
                found.push(Violation::new(8, format!("answer {id}: {error}")));
            }
            let kind = documents::read::kind(t, domain::ids::DocumentId(document)).await;
            if kind.is_ok_and(|kind| kind != DocumentKind::Quote) {
                found.push(Violation::new(7, format!("answer {id}: it is of no quote")));
            }
        }
    }
    Ok(found)
}
