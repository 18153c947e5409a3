//! How a payment came in, said otherwise: its method, its reference, its source, its note. What it is and when it came in stay: its client's
//! account tells them.

use std::collections::BTreeMap;

use domain::documents::Payment;
use domain::documents::event::PaymentEvent;
use domain::documents::payment::PaymentState;
use domain::error::{FieldErrors, Refusal};
use domain::ids::PaymentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};

use super::enter::check_entries;
use super::{Payments, columns, read};
use crate::columns::Column as _;
use crate::entities::payment::Column;
use crate::{StoreResult, Tenant, changes};

/// Says some of a payment's fields otherwise, by their names; the others stay as they are, whoever changes them meanwhile. What changes
/// nothing is not told.
pub async fn describe(
    tx: &Tenant<DatabaseTransaction>,
    id: PaymentId,
    typed: &BTreeMap<String, String>,
) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::row(tx, id).await?;
        let before = columns::payment(&row, Vec::new())?;
        if before.state == PaymentState::Deleted {
            return Err(Refusal::WrongState.into());
        }
        let (data, changes) = before.data.said(typed)?;
        if changes.is_empty() {
            return Ok((read::get(tx, id).await?, change.without_activity("it says what it said before")));
        }
        let mut errors = FieldErrors::default();
        check_entries(tx, &data, &mut errors).await?;
        if !errors.is_empty() {
            return Err(errors.into());
        }
        change
            .update_many(tx)
            .col_expr(Column::Method, Expr::value(data.method.stored()))
            .col_expr(Column::Reference, Expr::value(data.reference.stored()))
            .col_expr(Column::Source, Expr::value(data.source.stored()))
            .col_expr(Column::Note, Expr::value(data.note.stored()))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(id.0))
            .exec(tx.db())
            .await?;
        let told = change.tell(tx, (id, data.client), PaymentEvent::Described { changes }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}
