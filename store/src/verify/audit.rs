//! The security log: its entries follow each other, each as it was written, up to where it should end (invariant 10).

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Violation;
use crate::audit::{Break, Chain, FIRST, event};
use crate::entities::audit_entry::{Column, Entity};
use crate::entities::{audit_head, company};
use crate::{StoreResult, Tenant};

/// Entries looked at together: memory stays bounded however many there are.
const AT_ONCE: u64 = 1_000;
/// The step of the schema that brought the log.
const SINCE: &str = "m2026_11_27_000028_audit_log";

/// The first break of the company's chain: what follows one cannot be told from it.
pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut chain = Chain::begin(t.company());
    let mut after = i64::MIN;
    let broken = 'walk: loop {
        let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::Seq.gt(after));
        let rows = rows.order_by_asc(Column::Seq).limit(AT_ONCE).all(t.db()).await?;
        let Some(last) = rows.last() else { break end(t, &chain).await? };
        after = last.seq;
        for row in &rows {
            if let Err(broken) = chain.step(row) {
                break 'walk Some(broken);
            }
            if found.len() < super::MAX_TOLD && event(row).is_none() {
                let text = format!("security log of {}: entry {} does not read", t.company(), row.seq);
                found.push(Violation::new(8, text));
            }
        }
    };
    if let Some(broken) = broken {
        let (seq, what) = (broken.seq(), told(broken));
        found.push(Violation::new(10, format!("security log of {}: entry {seq} {what}", t.company())));
    }
    Ok(found)
}

async fn end<C: ConnectionTrait>(t: &Tenant<C>, chain: &Chain) -> StoreResult<Option<Break>> {
    let head = audit_head::Entity::find_by_id(t.company().0).one(t.db()).await?;
    if head.is_none() && chain.last == 0 && is_logged_from_the_start(t).await? {
        return Ok(Some(Break::Missing(1)));
    }
    let (entries, hash) = head.map_or_else(|| (0, FIRST.to_owned()), |head| (head.entries, head.hash));
    Ok(chain.end(entries, &hash).err())
}

/// Whether the company is younger than the log: its first entry tells that it was founded.
async fn is_logged_from_the_start<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<bool> {
    let founded = company::Entity::find_by_id(t.company().0).one(t.db()).await?.map(|company| company.created_at);
    let since = Query::select()
        .column("applied_at")
        .from("seaql_migrations")
        .and_where(Expr::col("version").eq(SINCE))
        .to_owned();
    let since: Option<i64> = t.db().query_one(&since).await?.map(|row| row.try_get("", "applied_at")).transpose()?;
    Ok(founded.zip(since).is_some_and(|(founded, since)| founded.timestamp() >= since))
}

const fn told(broken: Break) -> &'static str {
    match broken {
        Break::Missing(_) => "is missing",
        Break::Changed(_) => "is not as it was written",
        Break::Unlinked(_) => "does not follow the one before it",
        Break::Beyond(_) => "is behind the end of the log",
    }
}
