//! A client's account: its ledger with what each entry is about.

use std::collections::{HashMap, HashSet};

use domain::billing::ledger::EntryKind;
use domain::documents::AccountLine;
use domain::ids::{ClientId, PaymentId};
use domain::money::{Currency, Money};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{documents, read, related};
use crate::entities::{document, ledger_entry, payment, write_off};
use crate::{StoreResult, Tenant, clients};

/// The most entries that are told at once.
pub const MAX_LINES: u32 = 1_000;

/// The newest entries of a client's ledger, the last one first.
pub async fn lines<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, limit: u32) -> StoreResult<Vec<AccountLine>> {
    use ledger_entry::Column;
    clients::require(t, client).await?;
    let rows = ledger_entry::Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .order_by_desc(Column::Sequence)
        .limit(u64::from(limit.min(MAX_LINES)))
        .all(t.db())
        .await?;
    let named = Named::of(t, &rows).await?;
    rows.iter().map(|row| named.line(row)).collect()
}

/// What the entries are about.
struct Named {
    documents: HashMap<Uuid, document::Model>,
    payments: HashSet<Uuid>,
    /// The invoices of what was given up, by the id of that.
    given_up: HashMap<Uuid, Uuid>,
}

impl Named {
    async fn of<C: ConnectionTrait>(t: &Tenant<C>, rows: &[ledger_entry::Model]) -> StoreResult<Self> {
        let of = |kinds: &[EntryKind]| -> Vec<Uuid> {
            let is_one = |row: &&ledger_entry::Model| kinds.iter().any(|kind| kind.as_str() == row.kind);
            rows.iter().filter(is_one).map(|row| row.source_id).collect()
        };
        // What is undone may be any of them.
        let given_up = given_up(t, &of(&[EntryKind::WriteOff, EntryKind::Reversal])).await?;
        let mut ids = of(&[EntryKind::Invoice, EntryKind::CreditNote]);
        ids.extend(given_up.values());
        let paid = of(&[EntryKind::Payment, EntryKind::Refund, EntryKind::Reversal]);
        Ok(Self { documents: documents(t, &ids).await?, payments: payments(t, &paid).await?, given_up })
    }

    fn line(&self, row: &ledger_entry::Model) -> StoreResult<AccountLine> {
        let currency = read(Currency::parse(&row.currency), "currency of ledger", row.client_id)?;
        let source = self.given_up.get(&row.source_id).copied().unwrap_or(row.source_id);
        Ok(AccountLine {
            sequence: row.sequence,
            on: row.dated_on,
            kind: read(EntryKind::parse(&row.kind), "kind of ledger", row.client_id)?,
            document: self.documents.get(&source).map(related).transpose()?,
            payment: self.payments.contains(&row.source_id).then_some(PaymentId(row.source_id)),
            adjustment: Money::new(row.adjustment_minor, currency),
            balance: Money::new(row.balance_minor, currency),
        })
    }
}

async fn payments<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<HashSet<Uuid>> {
    use payment::{Column, Entity};
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Entity::find().select_only().column(Column::Id).filter(Column::CompanyId.eq(t.company().0));
    let rows: Vec<Uuid> = rows.filter(Column::Id.is_in(ids.to_vec())).into_tuple().all(t.db()).await?;
    Ok(rows.into_iter().collect())
}

async fn given_up<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<HashMap<Uuid, Uuid>> {
    use write_off::{Column, Entity};
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().select_only().columns([Column::Id, Column::InvoiceId]);
    let rows = rows.filter(Column::CompanyId.eq(t.company().0)).filter(Column::Id.is_in(ids.to_vec()));
    let rows: Vec<(Uuid, Uuid)> = rows.into_tuple().all(t.db()).await?;
    Ok(rows.into_iter().collect())
}
