//! What pays an invoice, and what a credit note pays: read for their pages.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::billing::kind::DocumentKind;
use domain::documents::{Document, Settlement, Settler};
use domain::ids::{CreditId, DocumentId, PaymentId, WriteOffId};
use domain::money::Money;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{allocation, credit, document, list_item, payment, write_off};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// The most allocations of a document, those that were undone with their opposites: far above what anybody shares out by hand.
const MAX_ALLOCATIONS: u64 = 5_000;

/// The kinds of sources as they are kept.
const PAYMENT: &str = "payment";
const CREDIT: &str = "credit";
const CREDIT_NOTE: &str = "credit_note";
const WRITE_OFF: &str = "write_off";

/// Of an invoice what pays it, of a credit note what it pays, the newest first; of anything else nothing. Days are those of the company's
/// time zone.
pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, of: &Document, zone: Tz) -> StoreResult<Vec<Settlement>> {
    let is_note = of.kind == DocumentKind::CreditNote;
    if !is_note && !of.kind.is_owed() {
        return Ok(Vec::new());
    }
    let parts = if is_note { paid_by(t, of.id).await? } else { paying(t, of.id).await? };
    let known = Known::of(t, &parts, zone).await?;
    let mut all = Vec::with_capacity(parts.len());
    for ((source, id), minor) in parts {
        let amount = Money::new(minor, of.totals.currency);
        all.push(known.settlement(&source, id, amount)?);
    }
    all.sort_by(|one, other| other.on.cmp(&one.on).then_with(|| one.label.cmp(&other.label)));
    Ok(all)
}

/// The amounts by what pays, or is paid: what came to nothing is left out.
type Parts = BTreeMap<(String, Uuid), i64>;

/// What a credit note's invoices are called among the sources here.
const INVOICE: &str = "invoice";

async fn paying<C: ConnectionTrait>(t: &Tenant<C>, invoice: DocumentId) -> StoreResult<Parts> {
    use allocation::Column;
    let rows = allocation::Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::InvoiceId.eq(invoice.0))
        .limit(MAX_ALLOCATIONS)
        .all(t.db())
        .await?;
    Ok(summed(rows.into_iter().map(|row| ((row.source, row.source_id), row.amount_minor))))
}

async fn paid_by<C: ConnectionTrait>(t: &Tenant<C>, note: DocumentId) -> StoreResult<Parts> {
    use allocation::Column;
    let rows = allocation::Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Source.eq(CREDIT_NOTE))
        .filter(Column::SourceId.eq(note.0))
        .limit(MAX_ALLOCATIONS)
        .all(t.db())
        .await?;
    Ok(summed(rows.into_iter().map(|row| ((INVOICE.to_owned(), row.invoice_id), row.amount_minor))))
}

fn summed(rows: impl Iterator<Item = ((String, Uuid), i64)>) -> Parts {
    let mut parts = Parts::new();
    for (key, minor) in rows {
        *parts.entry(key).or_default() += minor;
    }
    parts.retain(|_, minor| *minor != 0);
    parts
}

/// What the parts name, each kind in one statement.
struct Known {
    payments: HashMap<Uuid, payment::Model>,
    methods: HashMap<Uuid, String>,
    credits: HashMap<Uuid, credit::Model>,
    documents: HashMap<Uuid, document::Model>,
    write_offs: HashMap<Uuid, write_off::Model>,
    zone: Tz,
}

impl Known {
    async fn of<C: ConnectionTrait>(t: &Tenant<C>, parts: &Parts, zone: Tz) -> StoreResult<Self> {
        let ids = |wanted: &[&str]| -> Vec<Uuid> {
            parts.keys().filter(|(source, _)| wanted.contains(&source.as_str())).map(|(_, id)| *id).collect()
        };
        let payments = payments(t, &ids(&[PAYMENT])).await?;
        let methods: Vec<Uuid> = payments.values().filter_map(|row| row.method).collect();
        Ok(Self {
            methods: labels(t, &methods).await?,
            payments,
            credits: credits(t, &ids(&[CREDIT])).await?,
            documents: documents(t, &ids(&[CREDIT_NOTE, INVOICE])).await?,
            write_offs: write_offs(t, &ids(&[WRITE_OFF])).await?,
            zone,
        })
    }

    fn settlement(&self, source: &str, id: Uuid, amount: Money) -> StoreResult<Settlement> {
        let missing = || StoreError::Corrupt(format!("{source} {id} of an allocation"));
        let plain = |by, on: NaiveDate, label| Settlement { by, amount, on, label, method: None };
        match source {
            PAYMENT => {
                let row = self.payments.get(&id).ok_or_else(missing)?;
                let method = row.method.and_then(|method| self.methods.get(&method).cloned());
                let by = Settler::Payment(PaymentId(id));
                Ok(Settlement { method, ..plain(by, row.paid_on, row.reference.clone()) })
            }
            CREDIT => {
                let row = self.credits.get(&id).ok_or_else(missing)?;
                Ok(plain(Settler::Credit(CreditId(id)), row.given_on, None))
            }
            WRITE_OFF => {
                let row = self.write_offs.get(&id).ok_or_else(missing)?;
                let on = local_time::local(row.created_at, self.zone).date();
                Ok(plain(Settler::WriteOff(WriteOffId(id)), on, row.reason.clone()))
            }
            CREDIT_NOTE | INVOICE => {
                let row = self.documents.get(&id).ok_or_else(missing)?;
                let on = row.issued_on.ok_or_else(missing)?;
                let is_invoice = source == INVOICE;
                let by =
                    if is_invoice { Settler::Invoice(DocumentId(id)) } else { Settler::CreditNote(DocumentId(id)) };
                Ok(plain(by, on, row.number.clone()))
            }
            _ => Err(missing()),
        }
    }
}

macro_rules! by_id {
    ($name:ident, $module:ident) => {
        async fn $name<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<HashMap<Uuid, $module::Model>> {
            use $module::{Column, Entity};
            if ids.is_empty() {
                return Ok(HashMap::new());
            }
            let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0));
            let rows = rows.filter(Column::Id.is_in(ids.to_vec())).all(t.db()).await?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        }
    };
}

by_id!(documents, document);
by_id!(payments, payment);
by_id!(credits, credit);
by_id!(write_offs, write_off);

/// What entries of lists are called.
async fn labels<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<HashMap<Uuid, String>> {
    use list_item::{Column, Entity};
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Id.is_in(ids.to_vec()))
        .order_by_asc(Column::Id)
        .all(t.db())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.label)).collect())
}
