//! A client's statement (A10.1), read from its ledger.
//!
//! The questions are asked one after another, and what is entered meanwhile must not stand in some of their answers alone. Entries are
//! added behind the last one and never changed: whatever comes behind the last that the first question saw is left out of all of them.

use chrono::NaiveDate;
use domain::billing::due::Due;
use domain::billing::ledger::EntryKind;
use domain::documents::statement::{Days, Move, OpenItem, Statement, StatementQuery, Told};
use domain::error::Refusal;
use domain::ids::ClientId;
use domain::money::Money;
use sea_orm::{ConnectionTrait, JsonValue, QueryResult, Value};
use uuid::Uuid;

use super::MAX_ROWS;
use super::entries::account;
use crate::documents::instalments::dues;
use crate::documents::sums::{currency, rows};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// The most that may be open of one account: more than anybody goes through, and an account of which a part is missing is none.
pub const MAX_OPEN: u32 = 10_000;

/// Which entries a statement is made of.
struct Span {
    client: ClientId,
    from: NaiveDate,
    to: NaiveDate,
    /// The last entry that is seen.
    last: i64,
}

/// A client's statement, with so many rows as `most` at most, and never more than [`MAX_ROWS`]: the last ones; those before stand in its
/// opening balance.
pub async fn statement<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    asked: StatementQuery,
    most: u64,
) -> StoreResult<Statement> {
    let usual = account(t, client).await?.currency;
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let Days { from, to } = asked.days(today);
    // Before and behind every day on which anything was entered, and within those that every database knows.
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (first, last) = (day(1, 1, 1), day(9_999, 12, 31));
    let (from, to) = (from.unwrap_or(first).clamp(first, last), to.unwrap_or(last).clamp(first, last));
    let mut span = Span { client, from, to, last: 0 };
    let (closing, within) = closing(t, &mut span).await?;
    let moves = if asked.is_open { Vec::new() } else { moves(t, &span, most.min(MAX_ROWS)).await? };
    let left_out = within.saturating_sub(moves.len() as u64);
    let told = Told { closing, left_out, moves, open: open(t, &span).await? };
    let corrupt = |error| StoreError::Corrupt(format!("ledger of {client}: {error}"));
    Statement::of(asked, today, usual, told).map_err(corrupt)
}

/// What is owed at the end, and how much happened within.
async fn closing<C: ConnectionTrait>(t: &Tenant<C>, span: &mut Span) -> StoreResult<(Vec<Money>, u64)> {
    let sql = "SELECT currency, CAST(SUM(adjustment_minor) AS bigint), \
               CAST(SUM(CASE WHEN dated_on >= $3 THEN 1 ELSE 0 END) AS bigint), MAX(sequence) FROM ledger_entries \
               WHERE company_id = $1 AND client_id = $2 AND dated_on <= $4 GROUP BY currency";
    let (mut closing, mut within) = (Vec::new(), 0_u64);
    for row in rows(t, sql, [span.client.0.into(), span.from.into(), span.to.into()]).await? {
        let (code, minor): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let (count, last): (i64, i64) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        closing.push(Money::new(minor, currency(&code)?));
        within = within.saturating_add(u64::try_from(count).unwrap_or(0));
        span.last = span.last.max(last);
    }
    Ok((closing, within))
}

/// What happened within, the last of it, in the order of the days.
async fn moves<C: ConnectionTrait>(t: &Tenant<C>, span: &Span, most: u64) -> StoreResult<Vec<Move>> {
    let sql = format!(
        "SELECT e.kind, r.kind AS undone, COALESCE(o.invoice_id, e.source_id) AS source, \
         COALESCE(d.number, w.number, p.reference) AS reference, e.dated_on, d.last_on, e.adjustment_minor, e.currency \
         FROM ledger_entries e \
         LEFT JOIN ledger_entries r ON r.company_id = e.company_id AND r.client_id = e.client_id AND r.sequence = e.reverses \
         LEFT JOIN documents d ON d.company_id = e.company_id AND d.id = e.source_id \
         LEFT JOIN payments p ON p.company_id = e.company_id AND p.id = e.source_id \
         LEFT JOIN write_offs o ON o.company_id = e.company_id AND o.id = e.source_id \
         LEFT JOIN documents w ON w.company_id = o.company_id AND w.id = o.invoice_id \
         WHERE e.company_id = $1 AND e.client_id = $2 AND e.dated_on >= $3 AND e.dated_on <= $4 AND e.sequence <= $5 \
         ORDER BY e.dated_on DESC, e.sequence DESC LIMIT {most}"
    );
    let values: [Value; 4] = [span.client.0.into(), span.from.into(), span.to.into(), span.last.into()];
    let mut moves = rows(t, &sql, values).await?.iter().map(moved).collect::<StoreResult<Vec<_>>>()?;
    moves.reverse();
    Ok(moves)
}

fn moved(row: &QueryResult) -> StoreResult<Move> {
    let (kind, undone): (String, Option<String>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let undoes = undone.is_some();
    let kind = kind_of(undone.unwrap_or(kind))?;
    let (due_on, code): (Option<NaiveDate>, String) = (row.try_get_by_index(5)?, row.try_get_by_index(7)?);
    Ok(Move {
        kind,
        undone: undoes,
        source: row.try_get_by_index(2)?,
        reference: row.try_get_by_index(3)?,
        on: row.try_get_by_index(4)?,
        due_on: due_on.filter(|_| kind == EntryKind::Invoice),
        amount: Money::new(row.try_get_by_index(6)?, currency(&code)?),
    })
}

fn kind_of(kept: String) -> StoreResult<EntryKind> {
    EntryKind::parse(&kept).map_err(|_| StoreError::Corrupt(format!("kind {kept:?} of an entry")))
}

/// What is open at the end: of each thing that moved the account, all that it came to by then, less what it settles or what settles it, as
/// far as both were there.
async fn open<C: ConnectionTrait>(t: &Tenant<C>, span: &Span) -> StoreResult<Vec<OpenItem>> {
    let sql = format!(
        "WITH item AS ( \
           SELECT source_id, MIN(sequence) AS place, CAST(SUM(adjustment_minor) AS bigint) AS minor FROM ledger_entries \
           WHERE company_id = $1 AND client_id = $2 AND dated_on <= $3 AND sequence <= $4 GROUP BY source_id), \
         used AS ( \
           SELECT a.invoice_id, a.source_id, SUM(a.amount_minor) AS minor FROM item i \
           JOIN allocations a ON a.company_id = $1 AND a.invoice_id = i.source_id JOIN item s ON s.source_id = a.source_id \
           GROUP BY a.invoice_id, a.source_id), \
         rest AS ( \
           SELECT x.source_id, SUM(x.minor) AS minor FROM ( \
             SELECT source_id, minor FROM item UNION ALL SELECT invoice_id, -minor FROM used \
             UNION ALL SELECT source_id, minor FROM used) x GROUP BY x.source_id HAVING SUM(x.minor) <> 0) \
         SELECT e.kind, e.source_id, COALESCE(d.number, p.reference) AS reference, e.dated_on, i.minor, \
         CAST(rest.minor AS bigint), e.currency, d.last_on, d.instalments FROM rest \
         JOIN item i ON i.source_id = rest.source_id \
         JOIN ledger_entries e ON e.company_id = $1 AND e.client_id = $2 AND e.sequence = i.place \
         LEFT JOIN documents d ON d.company_id = e.company_id AND d.id = e.source_id \
         LEFT JOIN payments p ON p.company_id = e.company_id AND p.id = e.source_id \
         ORDER BY e.dated_on, e.sequence LIMIT {}",
        MAX_OPEN + 1,
    );
    let values: [Value; 3] = [span.client.0.into(), span.to.into(), span.last.into()];
    let found = rows(t, &sql, values).await?;
    if found.len() > MAX_OPEN as usize {
        return Err(Refusal::TooMany { max: MAX_OPEN }.into());
    }
    found.iter().map(item).collect()
}

fn item(row: &QueryResult) -> StoreResult<OpenItem> {
    let kind = kind_of(row.try_get_by_index(0)?)?;
    let (source, on): (Uuid, NaiveDate) = (row.try_get_by_index(1)?, row.try_get_by_index(3)?);
    let (whole, left): (i64, i64) = (row.try_get_by_index(4)?, row.try_get_by_index(5)?);
    let code: String = row.try_get_by_index(6)?;
    let currency = currency(&code)?;
    let (whole, left) = (Money::new(whole, currency), Money::new(left, currency));
    let dues = if kind == EntryKind::Invoice {
        let (last_on, kept): (Option<NaiveDate>, Option<JsonValue>) =
            (row.try_get_by_index(7)?, row.try_get_by_index(8)?);
        let parts = dues(kept, Some(on), whole, source)?;
        // Without a last day it is due on receipt.
        if parts.is_empty() { vec![Due { on: last_on.unwrap_or(on), amount: whole }] } else { parts }
    } else {
        Vec::new()
    };
    Ok(OpenItem { kind, source, reference: row.try_get_by_index(2)?, on, whole, left, dues })
}
