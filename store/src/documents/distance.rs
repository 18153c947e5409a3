//! What was sold to consumers of other member states: goods, which add up to the threshold of distance sales.

use chrono::{Datelike, NaiveDate};
use domain::billing::regime::DistanceSold;
use domain::money::Currency;
use sea_orm::{ConnectionTrait, Value};

use super::sums::{currency, rows, takes_back};
use crate::{StoreResult, Tenant, local_time};

/// What was sold this year and last.
pub async fn sold_lately<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<DistanceSold> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    sold(t, today.year()).await
}

/// What was invoiced of it without taxes in a calendar year and in the one before, less what was taken back.
pub(super) async fn sold<C: ConnectionTrait>(t: &Tenant<C>, year: i32) -> StoreResult<DistanceSold> {
    let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let sql = "SELECT kind, currency, \
               CAST(SUM(CASE WHEN issued_on >= $2 THEN distance_minor ELSE 0 END) AS bigint), \
               CAST(SUM(CASE WHEN issued_on < $2 THEN distance_minor ELSE 0 END) AS bigint) FROM documents \
               WHERE company_id = $1 AND distance_minor <> 0 AND issued_on >= $3 AND issued_on < $4 GROUP BY kind, currency";
    let mut sold = DistanceSold { year, ..DistanceSold::default() };
    for row in rows(t, sql, [first(year), first(year - 1), first(year + 1)].map(Value::from)).await? {
        let (kind, code): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let [this, last]: [i64; 2] = [row.try_get_by_index(2)?, row.try_get_by_index(3)?];
        if currency(&code)? != Currency::EUR {
            sold.has_others = true;
            continue;
        }
        let sign = if takes_back(&kind)? { -1 } else { 1 };
        sold.this_minor += sign * this;
        sold.last_minor += sign * last;
    }
    Ok(sold)
}
