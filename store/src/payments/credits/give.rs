//! Credits that are given.

use domain::billing::allocation::{Funds, Part, Source, received};
use domain::documents::credit::CreditData;
use domain::documents::event::CreditEvent;
use domain::documents::{Credit, NewCredit};
use domain::error::FieldErrors;
use domain::field::MinorAmount;
use domain::ids::{CreditId, DocumentId};
use domain::money::Money;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Credits, columns, read};
use crate::changes;
use crate::entities::credit::{Column, Entity};
use crate::payments::enter::check_client;
use crate::payments::refused::refused;
use crate::payments::{plan, settle};
use crate::{StoreResult, Tenant, ledger};

/// The path of what is given.
const AMOUNT: &str = "fields.amount";

/// Gives a credit, and says what it pays; the rest stays available. A key that came before answers its first credit, whatever else is asked
/// for: a form that is sent twice gives once.
pub async fn give(tx: &Tenant<DatabaseTransaction>, new: NewCredit, key: Option<String>) -> StoreResult<Credit> {
    // Boxed: what a credit holds on the way is large.
    Box::pin(changes::make(tx, Credits, async |change| {
        if let Some(first) = of_key(tx, key.as_deref()).await? {
            let first = read::get(tx, first).await?;
            return Ok((first, change.without_activity("it was told when it was given")));
        }
        let NewCredit { data, parts } = new;
        check(tx, &data).await?;
        let (id, client) = (CreditId(Uuid::now_v7()), data.client);
        let amount = Money::new(data.amount.0, data.currency);
        let funds = Funds::new(Source::Credit(id), client, amount).map_err(|error| refused(error, AMOUNT))?;
        let part = |(invoice, amount): (DocumentId, MinorAmount)| Part {
            invoice,
            amount: Money::new(amount.0, data.currency),
        };
        let parts: Vec<Part> = parts.into_iter().map(part).collect();
        let plan = plan::chosen(tx, &funds, &parts, AMOUNT).await?;
        change.insert(tx, vec![columns::row(tx, id, &data, &plan.funds, key)]).await?;
        settle::write(tx, client, &plan.allocations).await?;
        if let Some(movement) = received(&funds).map_err(|error| refused(error, AMOUNT))? {
            ledger::enter(tx, client, movement, id.0, data.given_on).await?;
        }
        let mut events = vec![((id, client), CreditEvent::Given { amount })];
        events.extend(
            plan.allocations
                .iter()
                .map(|part| ((id, client), CreditEvent::Applied { invoice: part.invoice, amount: part.amount })),
        );
        let told = change.tell_all(tx, events).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// The credit that was given with a key.
async fn of_key(tx: &Tenant<DatabaseTransaction>, key: Option<&str>) -> StoreResult<Option<CreditId>> {
    let Some(key) = key else { return Ok(None) };
    let first: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::IdempotencyKey.eq(key))
        .into_tuple()
        .one(tx.db())
        .await?;
    Ok(first.map(CreditId))
}

/// Whose it is, and in which currency: the form may name any id.
async fn check(tx: &Tenant<DatabaseTransaction>, data: &CreditData) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    check_client(tx, data.client, data.currency, &mut errors).await?;
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}
