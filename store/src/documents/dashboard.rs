//! Where the company stands, in five questions whose answers are sums, as quick with a hundred thousand invoices as with ten; and in one
//! for the invoices that are being paid in parts.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::dashboard::{Dashboard, RUNS};
use domain::expenses::ExpenseState;
use domain::money::Money;
use sea_orm::ConnectionTrait;

use super::sold::sold;
use super::sums::{came_in, count, currency, kinds, rows};
use super::{instalments, recurring};
use crate::{StoreResult, Tenant, companies, local_time};

/// States in which an offer waits for its answer.
pub(super) const WAITING: [DocumentState; 3] = [DocumentState::Issued, DocumentState::Sent, DocumentState::Viewed];

/// What the company is owed, what came in, what waits, and its year.
pub async fn dashboard<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Dashboard> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let mut board = Dashboard::new(companies::get(t).await?.profile.currency, today);
    owed(t, &mut board).await?;
    waiting(t, &mut board).await?;
    for sold in sold(t, None, board.since()).await? {
        board.sell(Money::new(sold.net_minor, sold.currency), sold.on);
    }
    received(t, &mut board).await?;
    board.runs = recurring::next_runs(t, RUNS).await?;
    spent(t, &mut board).await?;
    Ok(board)
}

/// Invoices with something left to pay, by their last day; those that are paid in parts by the days of these.
async fn owed<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, COALESCE(last_on, issued_on), COUNT(*), CAST(SUM(due_minor - allocated_minor) AS bigint) \
         FROM documents WHERE company_id = $1 AND number IS NOT NULL AND kind IN ({}) AND due_minor > allocated_minor \
         AND instalments IS NULL GROUP BY currency, COALESCE(last_on, issued_on)",
        kinds(DocumentKind::is_owed),
    );
    for row in rows(t, &sql, None).await? {
        let (code, due_on): (String, Option<NaiveDate>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let left = Money::new(row.try_get_by_index(3)?, currency(&code)?);
        board.owe(count(row.try_get_by_index(2)?), left, due_on.unwrap_or(board.today));
    }
    for open in instalments::open(t, None).await? {
        board.owe_parts(&open.dues, open.paid_minor);
    }
    Ok(())
}

/// Quotes that were given out, and whose last day is not over.
async fn waiting<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, COUNT(*), CAST(SUM(gross_minor) AS bigint) FROM documents WHERE company_id = $1 AND kind = '{}' \
         AND state IN ({}) AND (last_on IS NULL OR last_on >= $2) GROUP BY currency",
        DocumentKind::Quote.as_str(),
        WAITING.map(|state| format!("'{}'", state.as_str())).join(", "),
    );
    for row in rows(t, &sql, [board.today.into()]).await? {
        let code: String = row.try_get_by_index(0)?;
        let gross = Money::new(row.try_get_by_index(2)?, currency(&code)?);
        board.quotes.add(count(row.try_get_by_index(1)?), gross);
    }
    Ok(())
}

/// What came in during the year, by day, less what was given back.
async fn received<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, paid_on, COUNT(*), CAST(SUM(amount_minor - refunded_minor) AS bigint) FROM payments \
         WHERE company_id = $1 AND state IN ({}) AND paid_on >= $2 GROUP BY currency, paid_on",
        came_in(),
    );
    for row in rows(t, &sql, [board.since().into()]).await? {
        let (code, paid_on): (String, NaiveDate) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let amount = Money::new(row.try_get_by_index(3)?, currency(&code)?);
        board.receive(count(row.try_get_by_index(2)?), amount, paid_on);
    }
    Ok(())
}

/// What was bought during the year, by day, without taxes.
async fn spent<C: ConnectionTrait>(t: &Tenant<C>, board: &mut Dashboard) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, date, CAST(SUM(net_minor) AS bigint) FROM expenses \
         WHERE company_id = $1 AND state <> '{}' AND date >= $2 GROUP BY currency, date",
        ExpenseState::Deleted.as_str(),
    );
    for row in rows(t, &sql, [board.since().into()]).await? {
        let (code, date): (String, NaiveDate) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        board.spend(Money::new(row.try_get_by_index(2)?, currency(&code)?), date);
    }
    Ok(())
}
