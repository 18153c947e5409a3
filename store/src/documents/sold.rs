//! What was sold, day by day: what was invoiced without taxes, less what was credited.
//!
//! A down payment counts on its own day, and the invoice for the whole counts what remains: so does a credit note of either.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::totals::Totals;
use domain::ids::ClientId;
use domain::money::Currency;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JsonValue, QueryFilter, QuerySelect, Value};

use super::sums::{currency, kinds, of_client, rows, takes_back};
use crate::entities::document::{Column, Entity};
use crate::{StoreResult, Tenant};

/// What was sold on a day in a currency, in its smallest unit; below zero where more was taken back.
pub(super) struct Sold {
    pub currency: Currency,
    pub on: NaiveDate,
    /// Without taxes.
    pub net_minor: i64,
    /// What of it was earned, as far as costs are known.
    pub earned_minor: i64,
}

/// What was sold to a client, or to all, from a day on: in no order, a day and a currency several times.
pub(super) async fn sold<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: Option<ClientId>,
    since: NaiveDate,
) -> StoreResult<Vec<Sold>> {
    let sql = format!(
        "SELECT currency, kind, issued_on, CAST(SUM(net_minor) AS bigint), CAST(SUM(cost_minor) AS bigint) \
         FROM documents WHERE company_id = $1 AND number IS NOT NULL AND kind IN ({}) AND issued_on >= $2 {} \
         GROUP BY currency, kind, issued_on",
        kinds(|kind| kind.moves().is_some()),
        of_client(client.is_some(), 3),
    );
    let values = [Value::from(since)].into_iter().chain(client.map(|client| client.0.into()));
    let mut all = Vec::new();
    for row in rows(t, &sql, values).await? {
        let (code, kind): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let [net, cost]: [i64; 2] = [row.try_get_by_index(3)?, row.try_get_by_index(4)?];
        let sign = if takes_back(&kind)? { -1 } else { 1 };
        all.push(Sold {
            currency: currency(&code)?,
            on: row.try_get_by_index(2)?,
            net_minor: sign * net,
            earned_minor: sign * (net - cost),
        });
    }
    all.extend(deducted(t, client, since).await?);
    Ok(all)
}

/// What was invoiced before of what was sold, as less than nothing. Few documents deduct anything: theirs alone are read whole.
async fn deducted<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: Option<ClientId>,
    since: NaiveDate,
) -> StoreResult<Vec<Sold>> {
    let moving = DocumentKind::ALL.iter().filter(|kind| kind.moves().is_some());
    let mut select = Entity::find()
        .select_only()
        .columns([Column::Kind, Column::IssuedOn, Column::Totals])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Number.is_not_null())
        .filter(Column::Kind.is_in(moving.map(|kind| kind.as_str())))
        .filter(Column::IssuedOn.gte(since))
        .filter(Expr::col(Column::DueMinor).ne(Expr::col(Column::GrossMinor)));
    if let Some(client) = client {
        select = select.filter(Column::ClientId.eq(client.0));
    }
    let found: Vec<(String, NaiveDate, JsonValue)> = select.into_tuple().all(t.db()).await?;
    let one = |(kind, on, totals): (String, NaiveDate, JsonValue)| {
        let totals: Totals = serde_json::from_value(totals)?;
        let sign = if takes_back(&kind)? { 1 } else { -1 };
        let minor = sign * totals.deducted.net_minor;
        Ok(Sold { currency: totals.currency, on, net_minor: minor, earned_minor: minor })
    };
    found.into_iter().map(one).collect()
}
