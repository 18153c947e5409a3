//! A client's wish to pay by card, before the provider hears of it. What is due is what is stored: a page names invoices, and an amount
//! only where the company lets a part of it be paid.

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::allocation::{OpenInvoice, Part};
use domain::cards::{CardState, due, is_charged, shared};
use domain::error::{FieldError, Refusal};
use domain::ids::{ClientId, DocumentId};
use domain::money::Money;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::pages::{self, OpenPage};
use super::{OPEN_FOR, columns, settings, waiting};
use crate::entities::card_payment::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, batches, changes};

/// One that ends sooner is not offered once more.
const STILL_OPEN: TimeDelta = TimeDelta::minutes(10);
/// The most that a client begins in an hour.
const MOST: u64 = 30;

/// A payment that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Which one.
    pub id: Uuid,
    /// How much.
    pub amount: Money,
    /// The numbers of the invoices.
    pub numbers: Vec<String>,
    /// Until when it may be paid.
    pub expires_at: DateTime<Utc>,
    /// Whether the provider knows it already.
    pub is_known: bool,
    /// Pages on which one of these invoices may still be paid. They are to be closed before there is another one.
    pub earlier: Vec<OpenPage>,
}

/// Begins a payment of these invoices of a client, as far as they are due and nothing is on its way to them: of all of it, or of an amount
/// where the company allows that. The same that is still open is answered instead of another one.
pub async fn begin(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    paid_by: &str,
    invoices: &[DocumentId],
    amount: Option<Money>,
) -> StoreResult<Begun> {
    changes::hold(tx).await?;
    let settings = settings::settings(tx).await?.settings;
    if !settings.is_on {
        return Err(StoreError::NotFound);
    }
    let open = waiting::payable(tx, client).await?.open;
    let chosen: Vec<&OpenInvoice> = open.iter().filter(|invoice| invoices.contains(&invoice.id)).collect();
    let amount = agreed(&chosen, amount.filter(|_| settings.is_partial))?;
    if !is_charged(amount.currency()) {
        return Err(StoreError::NotFound);
    }
    let parts = shared(&chosen, amount);
    let is_paid = |id: DocumentId| parts.iter().any(|part| part.invoice == id);
    let numbers =
        chosen.iter().filter(|invoice| is_paid(invoice.id)).map(|invoice| invoice.number.clone()).collect::<Vec<_>>();
    if let Some(row) = same(tx, client, amount, &parts).await? {
        let earlier = Vec::new();
        return Ok(Begun { id: row.id, amount, numbers, expires_at: row.expires_at, is_known: true, earlier });
    }
    refuse_too_many(tx, client).await?;
    let earlier = pages::earlier(tx, client, &parts).await?;
    let row = fresh(tx, client, paid_by, amount, &parts)?;
    let begun = Begun { id: row.id, amount, numbers, expires_at: row.expires_at, is_known: false, earlier };
    batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?;
    Ok(begun)
}

/// How much is paid: what was typed, no more than what is due, or all of that.
fn agreed(chosen: &[&OpenInvoice], typed: Option<Money>) -> StoreResult<Money> {
    let all = due(chosen).map_err(|error| StoreError::Corrupt(format!("what is due: {error}")))?;
    let all = all.ok_or(Refusal::WrongState)?;
    let amount = typed.unwrap_or(all);
    if amount.minor() <= 0 || amount.currency() != all.currency() {
        return Err(StoreError::field("amount", FieldError::Required));
    }
    if amount.minor() > all.minor() {
        return Err(StoreError::field("amount", FieldError::MoreThanLeft));
    }
    Ok(amount)
}

fn fresh(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    paid_by: &str,
    amount: Money,
    parts: &[Part],
) -> StoreResult<Model> {
    Ok(Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        client_id: client.0,
        paid_by: paid_by.to_owned(),
        state: CardState::New.as_str().to_owned(),
        amount_minor: amount.minor(),
        currency: amount.currency().as_str().to_owned(),
        parts: columns::written(parts)?,
        page: None,
        intent: None,
        url: None,
        expires_at: tx.now() + OPEN_FOR,
        refunded_minor: 0,
        payment_id: None,
        problem: None,
    })
}

/// The provider has made a page for it. What it has told meanwhile stands. Answers the payment that was begun after it for one of its
/// invoices, if one was: that one has taken its place, and this page is to be closed.
pub async fn opened(tx: &Tenant<DatabaseTransaction>, id: Uuid, page: &str, url: &str) -> StoreResult<Option<Uuid>> {
    changes::hold(tx).await?;
    let of_one = || {
        Entity::update_many()
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::Id.eq(id))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
    };
    of_one().col_expr(Column::Page, Expr::value(page)).col_expr(Column::Url, Expr::value(url)).exec(tx.db()).await?;
    let fresh = of_one().filter(Column::State.eq(CardState::New.as_str()));
    fresh.col_expr(Column::State, Expr::value(CardState::Open.as_str())).exec(tx.db()).await?;
    pages::newer(tx, id).await
}

/// The provider has not made a page for it.
pub async fn give_up(tx: &Tenant<DatabaseTransaction>, id: Uuid) -> StoreResult<()> {
    changes::hold(tx).await?;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(CardState::Failed.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(CardState::New.as_str()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// One of the same amount for the same invoices that can still be paid.
async fn same(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    amount: Money,
    parts: &[Part],
) -> StoreResult<Option<Model>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.eq(CardState::Open.as_str()))
        .filter(Column::ExpiresAt.gt(tx.now() + STILL_OPEN))
        .filter(Column::AmountMinor.eq(amount.minor()))
        .order_by_desc(Column::Id)
        .all(tx.db())
        .await?;
    for row in rows {
        if columns::parts(&row)? == parts {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

async fn refuse_too_many(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<()> {
    let begun = Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::CreatedAt.gt(tx.now() - TimeDelta::hours(1)))
        .count(tx.db())
        .await?;
    if begun >= MOST { Err(Refusal::TooManyAttempts { seconds: 3_600 }.into()) } else { Ok(()) }
}
