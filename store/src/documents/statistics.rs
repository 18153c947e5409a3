//! The figures of one client over a period (A17.1).

use chrono::{Datelike, NaiveDate};
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::LineKind;
use domain::documents::statistics::{BEST, DaysToPay, SalesPeriod, Seller, Statistics, Tally, YEARS};
use domain::ids::{ClientId, ProductId};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use super::dashboard::WAITING;
use super::figures::figures;
use super::sold::sold;
use super::sums::{SOLD, count, currency, rows};
use crate::columns::read;
use crate::{StoreResult, Tenant, local_time};

/// What a client is owed to pay, bought and brought in over a period. What was earned is told to who `sees_margins`.
pub async fn statistics<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    period: SalesPeriod,
    sees_margins: bool,
) -> StoreResult<Statistics> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let mut all = Statistics::of(period, today);
    for figures in figures(t, Some(client)).await?.currencies {
        let sales = all.of_mut(figures.currency);
        (sales.to_pay_minor, sales.overdue_minor) = (figures.owed_minor, figures.overdue_minor);
    }
    sold_in(t, client, sees_margins, (today.year(), &mut all)).await?;
    quotes(t, client, today, &mut all).await?;
    best(t, client, &mut all).await?;
    all.paid = paid(t, client, |on| all.holds(on)).await?;
    Ok(all)
}

/// How fast a client has paid its invoices, all of them.
pub async fn days_to_pay<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Option<DaysToPay>> {
    paid(t, client, |_| true).await
}

/// Before every day on which anything was sold: dates begin in 1900.
fn dawn() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

fn within(client: ClientId, all: &Statistics) -> [Value; 3] {
    [client.0.into(), all.since.unwrap_or_else(dawn).into(), all.until.into()]
}

/// What was sold in the period and earned, and what in each of the last years, whatever the period.
async fn sold_in<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    sees_margins: bool,
    (year, all): (i32, &mut Statistics),
) -> StoreResult<()> {
    let first = NaiveDate::from_ymd_opt(year - YEARS + 1, 1, 1).unwrap_or_else(dawn);
    let since = all.since.unwrap_or_else(dawn).min(first);
    for day in sold(t, Some(client), since).await? {
        let holds = all.holds(day.on);
        let sales = all.of_mut(day.currency);
        if holds {
            sales.turnover_minor += day.net_minor;
            if sees_margins {
                *sales.margin_minor.get_or_insert(0) += day.earned_minor;
            }
        }
        if day.on >= first {
            sales.sell_in(day.on.year(), day.net_minor);
        }
    }
    for sales in &mut all.currencies {
        sales.years.sort_by_key(|sold| std::cmp::Reverse(sold.year));
    }
    Ok(())
}

/// Quotes that were agreed to and not invoiced, and those that nobody answered in time.
async fn quotes<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    today: NaiveDate,
    all: &mut Statistics,
) -> StoreResult<()> {
    let select = "SELECT currency, COUNT(*), CAST(SUM(gross_minor) AS bigint) FROM documents \
                  WHERE company_id = $1 AND client_id = $2";
    let (quote, accepted) = (DocumentKind::Quote.as_str(), DocumentState::Accepted.as_str());
    let agreed = format!("{select} AND kind = '{quote}' AND state = '{accepted}' GROUP BY currency");
    for row in rows(t, &agreed, [client.0.into()]).await? {
        let code: String = row.try_get_by_index(0)?;
        all.of_mut(currency(&code)?).to_invoice = tally(&row)?;
    }
    let waiting = WAITING.map(|state| format!("'{}'", state.as_str())).join(", ");
    let expired = format!(
        "{select} AND kind = '{quote}' AND state IN ({waiting}) AND last_on >= $3 AND last_on <= $4 AND last_on < $5 GROUP BY currency"
    );
    let values = within(client, all).into_iter().chain([today.into()]);
    for row in rows(t, &expired, values).await? {
        let code: String = row.try_get_by_index(0)?;
        all.of_mut(currency(&code)?).expired = tally(&row)?;
    }
    Ok(())
}

fn tally(row: &sea_orm::QueryResult) -> StoreResult<Tally> {
    Ok(Tally { count: count(row.try_get_by_index(1)?), minor: row.try_get_by_index(2)? })
}

/// What sold best in the period, in each currency. Lines of one product count together, whatever their words; others by their words.
async fn best<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, all: &mut Statistics) -> StoreResult<()> {
    let sign = format!("CASE WHEN d.kind = '{}' THEN -1 ELSE 1 END", DocumentKind::CreditNote.as_str());
    let words = "CASE WHEN l.product IS NULL THEN l.description END";
    let sql = format!(
        "SELECT l.product, MAX(l.description), CAST(SUM({sign} * l.quantity_millionths) AS bigint), \
         CAST(SUM({sign} * l.net_minor) AS bigint) FROM documents d \
         JOIN document_lines l ON l.company_id = d.company_id AND l.document_id = d.id \
         WHERE d.company_id = $1 AND d.client_id = $2 AND {SOLD} AND d.issued_on >= $3 AND d.issued_on <= $4 AND d.currency = $5 \
         AND l.kind = '{}' AND l.net_minor IS NOT NULL GROUP BY l.product, {words} \
         HAVING SUM({sign} * l.net_minor) <> 0 ORDER BY 4 DESC, 2 LIMIT {BEST}",
        LineKind::Item.as_str(),
    );
    for at in 0..all.currencies.len() {
        let code = all.currencies[at].currency.as_str().to_owned();
        let values = within(client, all).into_iter().chain([code.into()]);
        for row in rows(t, &sql, values).await? {
            let (product, description): (Option<Uuid>, Option<String>) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let quantity: Option<i64> = row.try_get_by_index(2)?;
            all.currencies[at].best.push(Seller {
                product: product.map(ProductId),
                description: description.unwrap_or_default(),
                quantity: read(quantity.unwrap_or_default(), "quantity", client.0)?,
                net_minor: row.try_get_by_index(3)?,
            });
        }
    }
    Ok(())
}

/// How fast invoices were paid whose last payment came in on such a day.
async fn paid<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    holds: impl Fn(NaiveDate) -> bool,
) -> StoreResult<Option<DaysToPay>> {
    // What was shared out and taken back again comes to nothing.
    let sql = "SELECT x.issued_on, MAX(x.paid_on) FROM ( \
               SELECT d.id, d.issued_on, p.paid_on FROM documents d \
               JOIN allocations a ON a.company_id = d.company_id AND a.invoice_id = d.id AND a.source = 'payment' \
               JOIN payments p ON p.company_id = a.company_id AND p.id = a.source_id \
               WHERE d.company_id = $1 AND d.client_id = $2 AND d.number IS NOT NULL AND d.due_minor > 0 \
               AND d.due_minor = d.allocated_minor \
               GROUP BY d.id, d.issued_on, p.id, p.paid_on HAVING SUM(a.amount_minor) > 0) x \
               GROUP BY x.id, x.issued_on";
    let mut invoices = Vec::new();
    for row in rows(t, sql, [client.0.into()]).await? {
        let (issued_on, paid_on): (NaiveDate, NaiveDate) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if holds(paid_on) {
            invoices.push((issued_on, paid_on));
        }
    }
    Ok(DaysToPay::of(invoices))
}
