//! Money that comes in.

use domain::billing::allocation::{Funds, Part, Source, received};
use domain::clients::ClientState;
use domain::documents::event::PaymentEvent;
use domain::documents::payment::PaymentData;
use domain::documents::{NewPayment, Payment};
use domain::error::{FieldError, FieldErrors};
use domain::field::MinorAmount;
use domain::ids::{ClientId, DocumentId, PaymentId};
use domain::money::{Currency, Money};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::refused::refused;
use super::{Payments, columns, plan, read, settle};
use crate::changes;
use crate::entities::client;
use crate::entities::payment::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, ledger, lists, states};

/// The path of what came in.
pub(super) const AMOUNT: &str = "fields.amount";

/// Enters a payment and what it pays; the rest stays on account. A key that came before answers its first payment, whatever else is asked
/// for: a form that is sent twice is entered once.
pub async fn enter(tx: &Tenant<DatabaseTransaction>, new: NewPayment, key: Option<String>) -> StoreResult<Payment> {
    // Boxed: what a payment holds on the way is large.
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
        let part = |(invoice, amount): (DocumentId, MinorAmount)| Part {
            invoice,
            amount: Money::new(amount.0, data.currency),
        };
        let parts: Vec<Part> = parts.into_iter().map(part).collect();
        let plan = plan::chosen(tx, &funds, &parts, AMOUNT).await?;
        change.insert(tx, vec![columns::row(tx, id, &data, &plan.funds, key)]).await?;
        settle::write(tx, client, &plan.allocations).await?;
        if let Some(movement) = received(&funds).map_err(|error| refused(error, AMOUNT))? {
            ledger::enter(tx, client, movement, id.0, data.paid_on).await?;
        }
        let mut events = vec![((id, client), PaymentEvent::Entered { amount })];
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

/// The payment that was entered with a key.
pub(super) async fn of_key(tx: &Tenant<DatabaseTransaction>, key: Option<&str>) -> StoreResult<Option<PaymentId>> {
    let Some(key) = key else { return Ok(None) };
    let first: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::IdempotencyKey.eq(key))
        .into_tuple()
        .one(tx.db())
        .await?;
    Ok(first.map(PaymentId))
}

/// Every error of a form that is read, each beside its input: it may name any id.
pub(super) async fn check(tx: &Tenant<DatabaseTransaction>, data: &PaymentData) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    check_client(tx, data.client, data.currency, &mut errors).await?;
    check_entries(tx, data, &mut errors).await?;
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Whether the company's lists have what it names.
pub(super) async fn check_entries(
    tx: &Tenant<DatabaseTransaction>,
    data: &PaymentData,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    for (field, list, entry) in data.entries() {
        match lists::check(tx, list, entry).await {
            Err(StoreError::NotFound) => errors.push(format!("fields.{field}"), FieldError::Unknown),
            other => other?,
        }
    }
    Ok(())
}

/// Whether something may be entered for a client in a currency.
pub(super) async fn check_client(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    currency: Currency,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    match payer(tx, client).await?.filter(|(state, _)| state.editable()) {
        None => errors.push("fields.client", FieldError::Unknown),
        Some((_, its)) if its != currency.as_str() => errors.push("fields.currency", FieldError::NotAChoice),
        Some(_) => {}
    }
    Ok(())
}

/// Who pays: in which state, and in which currency.
async fn payer(tx: &Tenant<DatabaseTransaction>, id: ClientId) -> StoreResult<Option<(ClientState, String)>> {
    let row: Option<(String, String)> = client::Entity::find_by_id((tx.company().0, id.0))
        .select_only()
        .columns([client::Column::State, client::Column::Currency])
        .into_tuple()
        .one(tx.db())
        .await?;
    row.map(|(state, currency)| Ok((states::read(&state, id.0)?, currency))).transpose()
}
