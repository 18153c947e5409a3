//! Where a client, or the company with all of them, stands.

use chrono::NaiveDate;
use domain::billing::due::overdue_minor;
use domain::billing::kind::DocumentKind;
use domain::documents::{Bought, Figures};
use domain::ids::ClientId;
use sea_orm::{ConnectionTrait, Value};

use super::dashboard::WAITING;
use super::instalments;
use super::of_client::bought_by;
use super::sums::{came_in, count, currency, kinds, of_client, rows, takes_back};
use crate::{StoreResult, Tenant, clients, local_time};

/// What is owed, late, invoiced, received, and what waits for an answer: of one client, or of all.
pub async fn figures<C: ConnectionTrait>(t: &Tenant<C>, client: Option<ClientId>) -> StoreResult<Figures> {
    if let Some(client) = client {
        clients::require(t, client).await?;
    }
    counted(t, client).await
}

/// Where a client stands, and what they have bought last: so many things.
pub async fn standing<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    limit: u32,
) -> StoreResult<(Figures, Vec<Bought>)> {
    clients::require(t, client).await?;
    Ok((counted(t, Some(client)).await?, bought_by(t, client, limit).await?))
}

async fn counted<C: ConnectionTrait>(t: &Tenant<C>, client: Option<ClientId>) -> StoreResult<Figures> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let mut figures = Figures::default();
    invoiced(t, client, today, &mut figures).await?;
    waiting(t, client, today, &mut figures).await?;
    received(t, client, &mut figures).await?;
    Ok(figures)
}

/// What was issued and moves what is owed. Of what is paid in parts, those are late whose day is over.
async fn invoiced<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: Option<ClientId>,
    today: NaiveDate,
    figures: &mut Figures,
) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, kind, CAST(SUM(due_minor) AS bigint), CAST(SUM(due_minor - allocated_minor) AS bigint), \
         CAST(SUM(CASE WHEN last_on < $2 AND instalments IS NULL THEN due_minor - allocated_minor ELSE 0 END) AS bigint), \
         COUNT(instalments) FROM documents WHERE company_id = $1 AND number IS NOT NULL AND kind IN ({}) {} GROUP BY currency, kind",
        kinds(|kind| kind.moves().is_some()),
        of_client(client.is_some(), 3),
    );
    let mut in_parts = 0_i64;
    for row in rows(t, &sql, days_and_client(Some(today), client)).await? {
        let (code, kind): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let [due, left, late]: [i64; 3] =
            [row.try_get_by_index(2)?, row.try_get_by_index(3)?, row.try_get_by_index(4)?];
        in_parts += row.try_get_by_index::<i64>(5)?;
        let of_currency = figures.of_mut(currency(&code)?);
        if takes_back(&kind)? {
            of_currency.invoiced_minor -= due;
        } else {
            of_currency.invoiced_minor += due;
            of_currency.owed_minor += left;
            of_currency.overdue_minor += late;
        }
    }
    // Few are: most have nothing more to ask.
    let open = if in_parts > 0 { instalments::open(t, client).await? } else { Vec::new() };
    for open in open {
        figures.of_mut(open.currency).overdue_minor += overdue_minor(&open.dues, open.paid_minor, today);
    }
    Ok(())
}

/// The quotes that were given out, while they hold.
async fn waiting<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: Option<ClientId>,
    today: NaiveDate,
    figures: &mut Figures,
) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, COUNT(*), CAST(SUM(gross_minor) AS bigint) FROM documents WHERE company_id = $1 \
         AND kind = '{}' AND state IN ({}) AND (last_on IS NULL OR last_on >= $2) {} GROUP BY currency",
        DocumentKind::Quote.as_str(),
        WAITING.map(|state| format!("'{}'", state.as_str())).join(", "),
        of_client(client.is_some(), 3),
    );
    for row in rows(t, &sql, days_and_client(Some(today), client)).await? {
        let (code, quotes): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let of_currency = figures.of_mut(currency(&code)?);
        of_currency.quotes_waiting = count(quotes);
        of_currency.quotes_waiting_minor = row.try_get_by_index(2)?;
    }
    Ok(())
}

/// What came in, less what was given back.
async fn received<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: Option<ClientId>,
    figures: &mut Figures,
) -> StoreResult<()> {
    let sql = format!(
        "SELECT currency, CAST(SUM(amount_minor - refunded_minor) AS bigint) FROM payments WHERE company_id = $1 \
         AND state IN ({}) {} GROUP BY currency",
        came_in(),
        of_client(client.is_some(), 2),
    );
    for row in rows(t, &sql, days_and_client(None, client)).await? {
        let code: String = row.try_get_by_index(0)?;
        figures.of_mut(currency(&code)?).received_minor = row.try_get_by_index(1)?;
    }
    Ok(())
}

fn days_and_client(day: Option<NaiveDate>, client: Option<ClientId>) -> impl Iterator<Item = Value> {
    day.map(Value::from).into_iter().chain(client.map(|client| Value::from(client.0)))
}
