//! What some clients have of all that pays and is paid, read from the database.

use std::collections::HashMap;

use domain::billing::allocation::{Allocation, KeptInvoice, Source};
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::payment::PaymentState;
use domain::ids::{CreditId, DocumentId, PaymentId, WriteOffId};
use domain::money::{Currency, Money};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Account;
use crate::entities::{allocation, credit, document, payment, write_off};
use crate::payments::funds;
use crate::verify::Violation;
use crate::{StoreResult, Tenant};

/// The clients, each with the currency that all of its amounts are in.
type Currencies = HashMap<Uuid, Currency>;

/// What something keeps of itself: its id, its client, its state, how much it is, and how much of it is allocated and given back.
type Kept = (Uuid, Uuid, String, i64, i64, i64);

/// Adds what the clients have. What does not read, or is used for more than it is, is told of at once.
pub(super) async fn add<C: ConnectionTrait>(
    t: &Tenant<C>,
    of: &Currencies,
    accounts: &mut HashMap<Uuid, Account>,
    found: &mut Vec<Violation>,
) -> StoreResult<()> {
    use allocation::Column as Of;
    for row in documents(t, of).await? {
        if let Some(currency) = of.get(&row.1) {
            add_document(row, *currency, accounts, found);
        }
    }
    for (source, row) in sources(t, of).await?.into_iter().chain(write_offs(t, of).await?) {
        if let Some(currency) = of.get(&row.1) {
            add_source(source, &row, *currency, accounts, found);
        }
    }
    let rows = allocation::Entity::find().filter(Of::CompanyId.eq(t.company().0));
    for row in rows.filter(Of::ClientId.is_in(of.keys().copied())).all(t.db()).await? {
        let Some(currency) = of.get(&row.client_id) else { continue };
        match funds::source(&row.source, row.source_id) {
            Ok(source) => accounts.entry(row.client_id).or_default().allocations.push(Allocation {
                source,
                invoice: DocumentId(row.invoice_id),
                amount: Money::new(row.amount_minor, *currency),
            }),
            Err(error) => found.push(Violation::new(8, format!("allocation {}: {error}", row.id))),
        }
    }
    Ok(())
}

/// A document's id, client, kind, state and amounts: due, allocated, credited and given up.
type Row = (Uuid, Uuid, String, String, i64, i64, i64, i64);

async fn documents<C: ConnectionTrait>(t: &Tenant<C>, of: &Currencies) -> StoreResult<Vec<Row>> {
    use document::Column as Of;
    let rows = document::Entity::find()
        .select_only()
        .columns([Of::Id, Of::ClientId, Of::Kind, Of::State])
        .columns([Of::DueMinor, Of::AllocatedMinor, Of::CreditedMinor, Of::WrittenOffMinor])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::ClientId.is_in(of.keys().copied()));
    Ok(rows.into_tuple().all(t.db()).await?)
}

fn add_document(
    (id, client, kind, state, due, allocated, credited, given_up): Row,
    currency: Currency,
    accounts: &mut HashMap<Uuid, Account>,
    found: &mut Vec<Violation>,
) {
    // What does not read is told of where documents are.
    let (Ok(kind), Ok(state)) = (DocumentKind::parse(&kind), DocumentState::parse(&state)) else { return };
    let account = accounts.entry(client).or_default();
    let money = |minor| Money::new(minor, currency);
    if kind.is_owed() && state.is_issued() {
        let Some(balance) = due.checked_sub(allocated) else { return };
        account.invoices.push(KeptInvoice { id: DocumentId(id), total: money(due), balance: money(balance) });
        account.parts.push((DocumentId(id), [credited, given_up]));
    } else if kind == DocumentKind::CreditNote && state.is_issued() && due > 0 {
        let kept = (id, client, state.as_str().to_owned(), due, allocated, 0);
        add_source(Source::CreditNote(DocumentId(id)), &kept, currency, accounts, found);
    } else if [allocated, credited, given_up] != [0; 3] {
        found.push(Violation::new(4, format!("document {id}: it neither pays nor is paid, and says so")));
    }
}

/// Payments and credits.
async fn sources<C: ConnectionTrait>(t: &Tenant<C>, of: &Currencies) -> StoreResult<Vec<(Source, Kept)>> {
    let mut all = Vec::new();
    macro_rules! add {
        ($table:ident, $id:ident as $source:ident) => {{
            use $table::Column as Of;
            let rows = $table::Entity::find()
                .select_only()
                .columns([Of::Id, Of::ClientId, Of::State, Of::AmountMinor, Of::AllocatedMinor, Of::RefundedMinor])
                .filter(Of::CompanyId.eq(t.company().0))
                .filter(Of::ClientId.is_in(of.keys().copied()));
            let rows: Vec<Kept> = rows.into_tuple().all(t.db()).await?;
            all.extend(rows.into_iter().map(|row| (Source::$source($id(row.0)), row)));
        }};
    }
    add!(payment, PaymentId as Payment);
    add!(credit, CreditId as Credit);
    Ok(all)
}

/// What was given up.
async fn write_offs<C: ConnectionTrait>(t: &Tenant<C>, of: &Currencies) -> StoreResult<Vec<(Source, Kept)>> {
    use write_off::Column as Of;
    let mut all = Vec::new();
    let rows = write_off::Entity::find().filter(Of::CompanyId.eq(t.company().0));
    for row in rows.filter(Of::ClientId.is_in(of.keys().copied())).all(t.db()).await? {
        // It is of its invoice as a whole, or was taken back.
        let allocated = if row.state == PaymentState::Deleted.as_str() { 0 } else { row.amount_minor };
        let kept = (row.id, row.client_id, row.state, row.amount_minor, allocated, 0);
        all.push((Source::WriteOff(WriteOffId(row.id)), kept));
    }
    Ok(all)
}

fn add_source(
    source: Source,
    (id, client, state, amount, allocated, refunded): &Kept,
    currency: Currency,
    accounts: &mut HashMap<Uuid, Account>,
    found: &mut Vec<Violation>,
) {
    let nothing = [PaymentState::Deleted, PaymentState::Pending, PaymentState::Failed].map(PaymentState::as_str);
    if nothing.contains(&state.as_str()) && (*allocated, *refunded) != (0, 0) {
        found.push(Violation::new(4, format!("{source:?}: it is no money, and still used")));
    }
    match funds::kept(source, *client, currency, [*amount, *allocated, *refunded]) {
        Ok(funds) => accounts.entry(*client).or_default().funds.push(funds),
        Err(_) => found.push(Violation::new(4, format!("{source:?} ({id}): more of it is used than there is"))),
    }
}
