//! Invariant 1: each client's ledger adds up, its last balance is the client's, and so is what was paid to date; and it says of each
//! document, payment, credit and write-off what they say themselves.

use std::collections::HashMap;

use domain::billing::kind::{Direction, DocumentKind};
use domain::billing::ledger::{self, Entry};
use domain::billing::state::DocumentState;
use domain::documents::payment::PaymentState;
use domain::money::Money;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::entities::client;
use crate::entities::ledger_entry::{Column, Entity, Model};
use crate::ledger::read;
use crate::{StoreResult, Tenant};

/// Entries looked at together: memory stays bounded by the longest ledger, however many there are.
const AT_ONCE: u64 = 5_000;

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let (mut ledger, mut ends) = (Ledger::default(), Vec::new());
    let mut after = (Uuid::nil(), 0);
    loop {
        let rows = page(t, after).await?;
        for row in &rows {
            after = (row.client_id, row.sequence);
            if row.client_id != ledger.client {
                ends.extend(ledger.end(&mut found));
                ledger.client = row.client_id;
            }
            ledger.add(row, &mut found);
        }
        if rows.is_empty() {
            ends.extend(ledger.end(&mut found));
        }
        compare(t, &ends, &mut found).await?;
        ends.clear();
        if rows.is_empty() {
            break;
        }
    }
    for (what, sql) in disagreements() {
        let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
        for row in t.db().query_all_raw(statement).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            found.push(Violation::new(1, format!("{what} {id}: the ledger says otherwise")));
        }
    }
    Ok(found)
}

/// The next entries, client by client.
async fn page<C: ConnectionTrait>(t: &Tenant<C>, (client, sequence): (Uuid, i64)) -> StoreResult<Vec<Model>> {
    let later = Condition::any().add(Column::ClientId.gt(client)).add(Column::Sequence.gt(sequence));
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        // Beside the condition, which no index answers.
        .filter(Column::ClientId.gte(client))
        .filter(later)
        .order_by_asc(Column::ClientId)
        .order_by_asc(Column::Sequence)
        .limit(AT_ONCE);
    Ok(rows.all(t.db()).await?)
}

/// The ledger of one client as far as it was read.
#[derive(Default)]
struct Ledger {
    client: Uuid,
    entries: Vec<Entry>,
    /// One that does not read says nothing of those behind it.
    is_unreadable: bool,
}

/// Where a ledger that holds has come to.
struct End {
    client: Uuid,
    balance: Money,
    paid_minor: Option<i64>,
}

impl Ledger {
    fn add(&mut self, row: &Model, found: &mut Vec<Violation>) {
        match read(row) {
            Ok(entry) => self.entries.push(entry),
            Err(error) if !self.is_unreadable => {
                self.is_unreadable = true;
                found.push(Violation::new(8, error.to_string()));
            }
            Err(_) => {}
        }
    }

    /// Judges what was read, and begins anew.
    fn end(&mut self, found: &mut Vec<Violation>) -> Option<End> {
        let Self { client, entries, is_unreadable } = std::mem::take(self);
        if is_unreadable {
            return None;
        }
        match ledger::verify(&entries) {
            Ok(balance) => Some(End { client, balance: balance?, paid_minor: ledger::paid_minor(&entries) }),
            Err(wrong) => {
                let (place, fault) = (wrong.sequence, wrong.fault);
                found.push(Violation::new(1, format!("client {client}: entry {place} of its ledger: {fault:?}")));
                None
            }
        }
    }
}

/// Compares ledgers with what their clients' rows say.
async fn compare<C: ConnectionTrait>(t: &Tenant<C>, ends: &[End], found: &mut Vec<Violation>) -> StoreResult<()> {
    use client::Column as Of;
    if ends.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Uuid, String, i64, i64)> = client::Entity::find()
        .select_only()
        .columns([Of::Id, Of::Currency, Of::BalanceMinor, Of::PaidMinor])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::Id.is_in(ends.iter().map(|end| end.client)))
        .into_tuple()
        .all(t.db())
        .await?;
    let rows: HashMap<Uuid, _> = rows.into_iter().map(|(id, of, owed, paid)| (id, (of, owed, paid))).collect();
    for end in ends {
        // A client that is not there is told of where references are.
        let Some((currency, owed, paid)) = rows.get(&end.client) else { continue };
        let mut broken = |what: &str| found.push(Violation::new(1, format!("client {}: {what}", end.client)));
        if end.balance.currency().as_str() != currency {
            broken("its ledger is in another currency");
        }
        if end.balance.minor() != *owed {
            broken("its balance is not that of its ledger");
        }
        if end.paid_minor != Some(*paid) {
            broken("what it paid to date is not what its ledger says");
        }
    }
    Ok(())
}

/// What the ledger may say otherwise, each with a query for the ids of those of which it does.
fn disagreements() -> Vec<(&'static str, String)> {
    let kinds = |direction: Direction| {
        let moving = DocumentKind::ALL.iter().filter(move |kind| kind.moves() == Some(direction));
        quoted(moving.map(|kind| kind.as_str()))
    };
    let not_issued = DocumentState::ALL.iter().filter(|state| !state.is_issued()).map(|state| state.as_str());
    let documents = format!(
        "CASE WHEN o.state IN ({}) THEN 0 WHEN o.kind IN ({}) THEN o.due_minor \
         WHEN o.kind IN ({}) THEN -o.due_minor ELSE 0 END",
        quoted(not_issued),
        kinds(Direction::Up),
        kinds(Direction::Down),
    );
    // What is on its way, or did not come, has moved nothing.
    let nothing = [PaymentState::Deleted, PaymentState::Pending, PaymentState::Failed];
    let nothing = quoted(nothing.into_iter().map(PaymentState::as_str));
    let standing = |amount: &str| format!("CASE WHEN o.state IN ({nothing}) THEN 0 ELSE {amount} END");
    vec![
        ("document", of("documents", &documents)),
        ("payment", of("payments", &standing("o.refunded_minor - o.amount_minor"))),
        ("credit", of("credits", &standing("o.refunded_minor - o.amount_minor"))),
        ("write-off", of("write_offs", &standing("-o.amount_minor"))),
        ("refund of a credit", format!("{REFUND} LIMIT {MAX_TOLD}")),
        ("credit that an entry says was refunded", format!("{REFUNDED} LIMIT {MAX_TOLD}")),
        ("client without a ledger", format!("{WITHOUT} LIMIT {MAX_TOLD}")),
        ("entry about", format!("{STRAY} LIMIT {MAX_TOLD}")),
    ]
}

/// Clients of which something is said that stands in no ledger.
const WITHOUT: &str = "SELECT c.id FROM clients c WHERE c.company_id = $1 AND (c.balance_minor <> 0 OR c.paid_minor <> 0) \
     AND NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.company_id = c.company_id AND e.client_id = c.id) \
     ORDER BY c.id";

/// Refunds of credits that are no entry of their client's ledger.
const REFUND: &str = "SELECT o.id FROM credit_refunds o WHERE o.company_id = $1 AND NOT EXISTS (SELECT 1 FROM ledger_entries e \
     WHERE e.company_id = o.company_id AND e.client_id = o.client_id AND e.sequence = o.sequence AND e.kind = 'credit_refund' \
     AND e.source_id = o.credit_id AND e.adjustment_minor = o.amount_minor AND e.dated_on = o.paid_on) ORDER BY o.id";

/// Entries of refunds of which nothing is kept.
const REFUNDED: &str = "SELECT e.source_id FROM ledger_entries e WHERE e.company_id = $1 AND e.kind = 'credit_refund' \
     AND NOT EXISTS (SELECT 1 FROM credit_refunds o WHERE o.company_id = e.company_id AND o.client_id = e.client_id \
     AND o.sequence = e.sequence) ORDER BY e.source_id";

/// Entries about what is not there.
const STRAY: &str = "SELECT e.source_id FROM ledger_entries e WHERE e.company_id = $1 \
     AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.company_id = e.company_id AND o.id = e.source_id) \
     AND NOT EXISTS (SELECT 1 FROM payments o WHERE o.company_id = e.company_id AND o.id = e.source_id) \
     AND NOT EXISTS (SELECT 1 FROM credits o WHERE o.company_id = e.company_id AND o.id = e.source_id) \
     AND NOT EXISTS (SELECT 1 FROM write_offs o WHERE o.company_id = e.company_id AND o.id = e.source_id) \
     ORDER BY e.source_id";

/// Rows of a table of which the ledger adds up to something else than this.
fn of(table: &str, expected: &str) -> String {
    format!(
        "SELECT o.id FROM {table} o LEFT JOIN (SELECT source_id, CAST(SUM(adjustment_minor) AS bigint) AS moved \
         FROM ledger_entries WHERE company_id = $1 GROUP BY source_id) e ON e.source_id = o.id \
         WHERE o.company_id = $1 AND COALESCE(e.moved, 0) <> {expected} ORDER BY o.id LIMIT {MAX_TOLD}"
    )
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ")
}
