//! Where one stands with a client: what it owes, and what it has that pays nothing yet.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::documents::credit::CreditState;
use domain::documents::payment::{MAX_PARTS, PaymentState};
use domain::documents::{Account, Settlement, Settler};
use domain::ids::{ClientId, CreditId, DocumentId, PaymentId};
use domain::lists::ListKind;
use domain::money::{Currency, Money};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::invoices::{issued_states, open_invoices};
use crate::columns::read;
use crate::entities::{client, credit, document, payment};
use crate::{StoreError, StoreResult, Tenant, lists};

/// A client's account (A9.3), as many rows of each kind as one payment is spread over.
pub async fn account<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Account> {
    let balance = balance(t, client).await?;
    let currency = balance.currency();
    let mut available = payments(t, client, currency).await?;
    available.extend(credits(t, client, currency).await?);
    available.extend(credit_notes(t, client, currency).await?);
    available.sort_by(|one, other| other.on.cmp(&one.on).then_with(|| one.label.cmp(&other.label)));
    Ok(Account { balance, open: open_invoices(t, client).await?, available })
}

/// What its row says that it owes.
async fn balance<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Money> {
    let row: Option<(String, i64)> = client::Entity::find_by_id((t.company().0, client.0))
        .select_only()
        .columns([client::Column::Currency, client::Column::BalanceMinor])
        .into_tuple()
        .one(t.db())
        .await?;
    let (currency, minor) = row.ok_or(StoreError::NotFound)?;
    Ok(Money::new(minor, read(currency, "currency", client.0)?))
}

/// What came in and is on account.
async fn payments<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    currency: Currency,
) -> StoreResult<Vec<Settlement>> {
    use payment::Column;
    let used = Expr::col(Column::AllocatedMinor).add(Expr::col(Column::RefundedMinor));
    let rows = payment::Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.is_in(PaymentState::CAME_IN.map(PaymentState::as_str)))
        .filter(Expr::col(Column::AmountMinor).gt(used))
        .order_by_desc(Column::PaidOn)
        .order_by_desc(Column::Id)
        .limit(u64::from(MAX_PARTS))
        .all(t.db())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let methods = lists::of(t, ListKind::PaymentMethod).await?.into_iter();
    let methods: HashMap<Uuid, String> = methods.map(|item| (item.id.0, item.label)).collect();
    let left = |row: payment::Model| Settlement {
        by: Settler::Payment(PaymentId(row.id)),
        amount: Money::new(row.amount_minor - row.allocated_minor - row.refunded_minor, currency),
        on: row.paid_on,
        label: row.reference,
        method: row.method.and_then(|method| methods.get(&method).cloned()),
    };
    Ok(rows.into_iter().map(left).collect())
}

/// What was given and is not used.
async fn credits<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    currency: Currency,
) -> StoreResult<Vec<Settlement>> {
    use credit::Column;
    let used = Expr::col(Column::AllocatedMinor).add(Expr::col(Column::RefundedMinor));
    let rows = credit::Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.ne(CreditState::Deleted.as_str()))
        .filter(Expr::col(Column::AmountMinor).gt(used))
        .order_by_desc(Column::GivenOn)
        .order_by_desc(Column::Id)
        .limit(u64::from(MAX_PARTS))
        .all(t.db())
        .await?;
    let left = |row: credit::Model| Settlement {
        by: Settler::Credit(CreditId(row.id)),
        amount: Money::new(row.amount_minor - row.allocated_minor - row.refunded_minor, currency),
        on: row.given_on,
        label: row.public_notes,
        method: None,
    };
    Ok(rows.into_iter().map(left).collect())
}

/// A credit note's id, number, day of issue and amounts: due, and used.
type Note = (Uuid, Option<String>, Option<NaiveDate>, i64, i64);

/// Issued credit notes of which something is left.
async fn credit_notes<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    currency: Currency,
) -> StoreResult<Vec<Settlement>> {
    use document::Column;
    let rows: Vec<Note> = document::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Number, Column::IssuedOn, Column::DueMinor, Column::AllocatedMinor])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::Kind.eq(DocumentKind::CreditNote.as_str()))
        .filter(Column::State.is_in(issued_states()))
        .filter(Expr::col(Column::DueMinor).gt(Expr::col(Column::AllocatedMinor)))
        .order_by_desc(Column::IssuedOn)
        .order_by_desc(Column::Id)
        .limit(u64::from(MAX_PARTS))
        .into_tuple()
        .all(t.db())
        .await?;
    let left = |(id, number, on, due, used): Note| -> StoreResult<Settlement> {
        let on = on.ok_or_else(|| StoreError::Corrupt(format!("day of issue of {id}")))?;
        let (by, amount) = (Settler::CreditNote(DocumentId(id)), Money::new(due - used, currency));
        Ok(Settlement { by, amount, on, label: number, method: None })
    };
    rows.into_iter().map(left).collect()
}
