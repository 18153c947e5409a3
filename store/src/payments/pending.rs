//! Money that is on its way: a direct debit that the bank has, a cheque that is not cashed. It counts for nothing until it has come in: it is
//! neither in the ledger nor on account, and pays nothing.

use chrono::NaiveDate;
use domain::billing::allocation::{Funds, Part, Source, received};
use domain::documents::event::PaymentEvent;
use domain::documents::payment::PaymentState;
use domain::documents::{NewPayment, Payment};
use domain::error::Refusal;
use domain::field::MinorAmount;
use domain::ids::{DocumentId, PaymentId};
use domain::money::Money;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::enter::{AMOUNT, check, of_key};
use super::refused::refused;
use super::{Payments, columns, funds, invoices, pays, plan, read, settle, write};
use crate::entities::payment::{Column, Model};
use crate::{StoreResult, Tenant, changes, ledger};

/// Enters a payment that has not come in, with what it is meant to pay. A key that came before answers its first payment, as
/// [`enter`](super::enter) does.
pub async fn expect(tx: &Tenant<DatabaseTransaction>, new: NewPayment, key: Option<String>) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        if let Some(first) = of_key(tx, key.as_deref()).await? {
            let first = read::get(tx, first).await?;
            return Ok((first, change.without_activity("it was told when it was entered")));
        }
        let NewPayment { data, parts } = new;
        check(tx, &data).await?;
        let (id, client) = (PaymentId(Uuid::now_v7()), data.client);
        let amount = Money::new(data.amount.0, data.currency);
        let funds = Funds::new(Source::Payment(id), client, amount).map_err(|error| refused(error, AMOUNT))?;
        let part = |(invoice, amount): &(DocumentId, MinorAmount)| Part {
            invoice: *invoice,
            amount: Money::new(amount.0, data.currency),
        };
        // What it could not pay now is told now.
        plan::chosen(tx, &funds, &parts.iter().map(part).collect::<Vec<_>>(), AMOUNT).await?;
        let meant: Vec<(Uuid, i64)> = parts.iter().map(|(invoice, amount)| (invoice.0, amount.0)).collect();
        let row = Model {
            state: PaymentState::Pending.as_str().to_owned(),
            meant: Some(serde_json::to_value(meant)?),
            ..columns::row(tx, id, &data, &funds, key)
        };
        change.insert(tx, vec![row]).await?;
        let told = change.tell(tx, (id, client), PaymentEvent::Expected { amount }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Has a payment come in on a day: what it was meant to pay is paid, as far as that is still open, and the rest stays on account. One that
/// has come in already is answered as it is.
pub async fn complete(tx: &Tenant<DatabaseTransaction>, id: PaymentId, on: NaiveDate) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::row(tx, id).await?;
        match columns::state(&row)? {
            PaymentState::Pending => {}
            state if state.came_in() => {
                return Ok((read::get(tx, id).await?, change.without_activity("it was told when it came in")));
            }
            _ => return Err(Refusal::WrongState.into()),
        }
        let funds = funds::of_payment(&row)?;
        let (client, amount) = (funds.client(), funds.amount());
        let parts = still_open(tx, &row, amount).await?;
        let plan = plan::chosen(tx, &funds, &parts, AMOUNT).await?;
        settle::write(tx, client, &plan.allocations).await?;
        write::keep(tx, &change, id, &plan.funds, PaymentState::Completed).await?;
        change
            .update_many(tx)
            .col_expr(Column::PaidOn, Expr::value(on))
            .filter(Column::Id.eq(id.0))
            .exec(tx.db())
            .await?;
        if let Some(movement) = received(&funds).map_err(|error| refused(error, AMOUNT))? {
            ledger::enter(tx, client, movement, id.0, on).await?;
        }
        let mut events = vec![((id, client), PaymentEvent::CameIn { amount })];
        events.extend(
            plan.allocations
                .iter()
                .map(|part| ((id, client), PaymentEvent::Allocated { invoice: part.invoice, amount: part.amount })),
        );
        let told = change.tell_all(tx, events).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Says that a payment does not come: it has moved nothing, and moves nothing. Said twice, it is said once.
pub async fn fail(tx: &Tenant<DatabaseTransaction>, id: PaymentId) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::row(tx, id).await?;
        match columns::state(&row)? {
            PaymentState::Pending => {}
            PaymentState::Failed => {
                return Ok((read::get(tx, id).await?, change.without_activity("it was told when it failed")));
            }
            _ => return Err(Refusal::WrongState.into()),
        }
        let funds = funds::of_payment(&row)?;
        write::keep(tx, &change, id, &funds, PaymentState::Failed).await?;
        let told = change.tell(tx, (id, funds.client()), PaymentEvent::Failed).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// What of what it was meant to pay is left to pay: others may have paid it meanwhile.
async fn still_open(tx: &Tenant<DatabaseTransaction>, row: &Model, amount: Money) -> StoreResult<Vec<Part>> {
    let meant = pays::parts_of(row)?;
    let ids: Vec<DocumentId> = meant.iter().map(|(invoice, _)| DocumentId(*invoice)).collect();
    let open = invoices::these(tx, &ids).await?;
    let part = |(invoice, minor): (Uuid, i64)| {
        let balance = open.iter().find(|open| open.id.0 == invoice)?.balance.minor();
        let minor = minor.min(balance);
        let amount = Money::new(minor, amount.currency());
        (minor > 0).then_some(Part { invoice: DocumentId(invoice), amount })
    };
    Ok(meant.into_iter().filter_map(part).collect())
}
