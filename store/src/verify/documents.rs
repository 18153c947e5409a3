//! Documents: each comes to what its lines come to, and is as it was issued (invariant 2); their numbers run without a gap in the order of
//! issue (3); what a row repeats agrees (7), and every value reads (8).
//!
//! Those that were issued are walked along their chain, the others by their ids; each is read once.

mod walk;

use domain::billing::state::DocumentState;
use domain::billing::totals::Totals;
use domain::documents::priced::recomputed;
use domain::documents::{Content, Document, DocumentData, LineData};
use domain::text::fold;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::documents::{net, read};
use crate::entities::document::{Column, Model};
use crate::entities::document_line;
use crate::{StoreResult, Tenant};
use walk::Walk;

/// Documents looked at together: memory stays bounded however many there are.
const AT_ONCE: u64 = 1_000;

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Found(Vec::new());
    let mut walk = Walk::begin(t, &mut found).await?;
    let mut after = i64::MIN;
    loop {
        let rows = read::of_company(t).filter(Column::ChainPosition.gt(after)).order_by_asc(Column::ChainPosition);
        let rows = rows.limit(AT_ONCE).all(t.db()).await?;
        let Some(last) = rows.last().and_then(|row| row.chain_position) else { break };
        after = last;
        for (row, (lines, document)) in rows.iter().zip(read::each(t, &rows).await?) {
            match document {
                Ok(document) => {
                    judge(row, &lines, &document, &mut found);
                    walk.step(row, document, &mut found);
                }
                Err(error) => found.note(8, row, error.to_string()),
            }
        }
    }
    walk.end(t, &mut found).await?;
    unissued(t, &mut found).await?;
    links(t, &mut found).await?;
    Ok(found.0)
}

/// What was found so far, as much as is told.
struct Found(Vec<Violation>);

impl Found {
    fn note(&mut self, invariant: u8, row: &Model, what: impl AsRef<str>) {
        let name = row.number.as_deref().unwrap_or("draft");
        self.tell(invariant, format!("document {} ({name}): {}", row.id, what.as_ref()));
    }

    fn tell(&mut self, invariant: u8, text: String) {
        if self.0.len() < MAX_TOLD {
            self.0.push(Violation::new(invariant, text));
        }
    }
}

/// What stands in no chain: it was not issued.
async fn unissued<C: ConnectionTrait>(t: &Tenant<C>, found: &mut Found) -> StoreResult<()> {
    let mut after = Uuid::nil();
    loop {
        let rows = read::of_company(t).filter(Column::ChainPosition.is_null()).filter(Column::Id.gt(after));
        let rows = rows.order_by_asc(Column::Id).limit(AT_ONCE).all(t.db()).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for (row, (lines, document)) in rows.iter().zip(read::each(t, &rows).await?) {
            match document {
                Ok(document) => judge(row, &lines, &document, found),
                Err(error) => found.note(8, row, error.to_string()),
            }
        }
    }
}

/// Documents that were made of another client's.
async fn links<C: ConnectionTrait>(t: &Tenant<C>, found: &mut Found) -> StoreResult<()> {
    let sql = format!(
        "SELECT d.id FROM document_origins l JOIN documents d ON d.company_id = l.company_id AND d.id = l.document_id \
         JOIN documents o ON o.company_id = l.company_id AND o.id = l.origin_id \
         WHERE l.company_id = $1 AND d.client_id <> o.client_id LIMIT {MAX_TOLD}"
    );
    let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
    for row in t.db().query_all_raw(statement).await? {
        let id: Uuid = row.try_get_by_index(0)?;
        found.tell(7, format!("document {id}: what it was made of is another client's"));
    }
    Ok(())
}

/// What holds of every document, and what of one that was issued or was not.
fn judge(row: &Model, lines: &[document_line::Model], document: &Document, found: &mut Found) {
    if document.version < 1 {
        found.note(8, row, "its version is below 1");
    }
    if !DocumentState::of_kind(document.kind).contains(&document.state) {
        found.note(8, row, "no state of its kind");
    }
    if row.number_folded != row.number.as_deref().map(fold) {
        found.note(7, row, "its folded number differs");
    }
    let totals = &document.totals;
    let kept = [row.net_minor, row.gross_minor, row.due_minor];
    if kept != [totals.net_minor, totals.gross_minor, totals.due_minor] || document.new.data.currency != totals.currency
    {
        found.note(7, row, "its amounts are not those of its totals");
    }
    let nets = lines.iter().map(|line| line.net_minor);
    if !adds_up(totals) || !nets.eq(totals.lines.iter().map(net)) {
        found.note(2, row, "its lines and taxes do not come to its totals");
    }
    match &document.content {
        Some(content) if document.state.is_issued() => judge_issued(row, document, content, found),
        None if !document.state.is_issued() => judge_unissued(row, found),
        _ => found.note(2, row, "whether it was issued, its state says otherwise than its content"),
    }
}

fn judge_issued(row: &Model, document: &Document, content: &Content, found: &mut Found) {
    if recomputed(content).as_ref() != Some(&document.totals) || content.totals != document.totals {
        found.note(2, row, "what it said does not come to its totals");
    }
    let data = DocumentData { private_notes: None, ..document.new.data.clone() };
    let lines = document.new.lines.iter().map(|line| LineData { cost: None, ..line.clone() });
    let is_as_said = data == content.data && lines.eq(content.lines.iter().cloned());
    let is_in_parts = document.dues() == content.dues;
    if !is_as_said || !is_in_parts || row.last_on != content.due_on.or(content.valid_until) {
        found.note(2, row, "its rows say otherwise than what was issued");
    }
    if row.chain_position.is_none() {
        found.note(2, row, "it was issued, and stands in no chain");
    }
}

fn judge_unissued(row: &Model, found: &mut Found) {
    let is_numbered = row.number.is_some() || row.series.is_some() || row.counter.is_some() || row.issued_on.is_some();
    if is_numbered || row.hash.is_some() || row.chain_position.is_some() {
        found.note(2, row, "it was not issued, and has a number or a hash");
    }
    if [row.allocated_minor, row.credited_minor, row.written_off_minor] != [0; 3] {
        found.note(4, row, "it was not issued, and something settles it");
    }
}

/// Whether the sums of totals are sums (EN 16931, BR-CO-10 to BR-CO-16).
fn adds_up(totals: &Totals) -> bool {
    let wide = i128::from;
    let lines: i128 = totals.lines.iter().filter_map(net).map(wide).sum();
    let tax: i128 = totals.taxes.iter().map(|tax| wide(tax.amount_minor)).sum();
    let whole = wide(totals.lines_net_minor) - wide(totals.discounts_net_minor) + wide(totals.charges_net_minor);
    lines == wide(totals.lines_net_minor)
        && whole == wide(totals.net_minor)
        && tax == wide(totals.tax_minor)
        && wide(totals.net_minor) + tax == wide(totals.gross_minor)
        && wide(totals.gross_minor) - wide(totals.deducted.gross_minor) == wide(totals.due_minor)
}
