//! Where the company stands, in five questions.

use chrono::NaiveDate;
use domain::billing::kind::{Direction, DocumentKind};
use domain::billing::state::DocumentState;
use domain::documents::dashboard::{Dashboard, RUNS};
use domain::documents::payment::PaymentState;
use domain::money::{Currency, Money};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::recurring;
use crate::entities::{document, payment};
use crate::{StoreError, StoreResult, Tenant, companies, local_time};

/// States in which an offer waits for its answer.
const WAITING: [DocumentState; 3] = [DocumentState::Issued, DocumentState::Sent, DocumentState::Viewed];

/// What the company is owed, what came in, what waits, and its year.
pub async fn dashboard<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Dashboard> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let mut board = Dashboard::new(companies::get(t).await?.profile.currency, today);
    owed(t, &mut board).await?;
    waiting(t, &mut board).await?;
    sold(t, &mut board).await?;
    received(t, &mut board).await?;
    board.runs = recurring::next_runs(t, RUNS).await?;
    Ok(board)
}

/// An invoice: what is to be paid, what was, in which currency, by when, since when.
type Owed = (i64, i64, String, Option<NaiveDate>, Option<NaiveDate>);

/// Invoices with something left to pay.
async fn owed<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    use document::Column as C;
    let rows: Vec<Owed> = document::Entity::find()
        .select_only()
        .columns([C::DueMinor, C::AllocatedMinor, C::Currency, C::LastOn, C::IssuedOn])
        .filter(C::CompanyId.eq(t.company().0))
        .filter(C::Kind.is_in(kinds(DocumentKind::is_owed)))
        .filter(C::Number.is_not_null())
        .filter(Expr::col(C::DueMinor).gt(Expr::col(C::AllocatedMinor)))
        .into_tuple()
        .all(t.db())
        .await?;
    for (due, allocated, code, last_on, issued_on) in rows {
        let left = Money::new(due - allocated, currency(&code)?);
        board.owe(left, last_on.or(issued_on).unwrap_or(board.today));
    }
    Ok(())
}

/// Quotes that were given out, and whose last day is not over.
async fn waiting<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    use document::Column as C;
    let rows: Vec<(i64, String)> = document::Entity::find()
        .select_only()
        .columns([C::GrossMinor, C::Currency])
        .filter(C::CompanyId.eq(t.company().0))
        .filter(C::Kind.eq(DocumentKind::Quote.as_str()))
        .filter(C::State.is_in(WAITING.map(DocumentState::as_str)))
        .filter(C::LastOn.is_null().or(C::LastOn.gte(board.today)))
        .into_tuple()
        .all(t.db())
        .await?;
    for (gross, code) in rows {
        board.quotes.add(Money::new(gross, currency(&code)?));
    }
    Ok(())
}

/// What was sold in the year, by day.
async fn sold<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    use document::Column as C;
    let rows: Vec<(String, i64, String, Option<NaiveDate>)> = document::Entity::find()
        .select_only()
        .columns([C::Kind, C::NetMinor, C::Currency, C::IssuedOn])
        .filter(C::CompanyId.eq(t.company().0))
        .filter(C::Kind.is_in(kinds(|kind| kind.moves().is_some())))
        .filter(C::IssuedOn.gte(board.since()))
        .into_tuple()
        .all(t.db())
        .await?;
    for (kind, net, code, issued_on) in rows {
        let kind = DocumentKind::parse(&kind).map_err(|_| StoreError::Corrupt(format!("kind {kind:?}")))?;
        let minor = if kind.moves() == Some(Direction::Down) { -net } else { net };
        board.sell(Money::new(minor, currency(&code)?), issued_on.unwrap_or(board.today));
    }
    Ok(())
}

/// What came in during the year, less what was given back.
async fn received<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    use payment::Column as C;
    let rows: Vec<(i64, i64, String, NaiveDate)> = payment::Entity::find()
        .select_only()
        .columns([C::AmountMinor, C::RefundedMinor, C::Currency, C::PaidOn])
        .filter(C::CompanyId.eq(t.company().0))
        .filter(C::State.ne(PaymentState::Deleted.as_str()))
        .filter(C::PaidOn.gte(board.since()))
        .into_tuple()
        .all(t.db())
        .await?;
    for (amount, refunded, code, paid_on) in rows {
        board.receive(Money::new(amount - refunded, currency(&code)?), paid_on);
    }
    Ok(())
}

fn kinds(wanted: impl Fn(DocumentKind) -> bool) -> Vec<&'static str> {
    DocumentKind::ALL.iter().filter(|kind| wanted(**kind)).map(|kind| kind.as_str()).collect()
}

fn currency(code: &str) -> StoreResult<Currency> {
    Currency::parse(code).map_err(|_| StoreError::Corrupt(format!("currency {code:?}")))
}
