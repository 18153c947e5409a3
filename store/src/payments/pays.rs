//! What payments and credits pay, as it stands.

use std::collections::HashMap;

use domain::documents::payment::Pays;
use domain::ids::DocumentId;
use domain::money::{Currency, Money};
use domain::text::sort_key;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::allocation::{Column, Entity};
use crate::entities::document;
use crate::{StoreResult, Tenant};

/// What a payment or a credit pays of one invoice.
pub(super) struct Line {
    invoice: Uuid,
    /// The invoice's number.
    pub number: String,
    amount_minor: i64,
}

/// What is paid by each of these payments, or credits, as allocations call their source: a line an invoice, in the order of their numbers.
/// Those that pay nothing are left out.
pub(super) async fn of<C: ConnectionTrait>(
    t: &Tenant<C>,
    source: &'static str,
    ids: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<Line>>> {
    let mut found: HashMap<Uuid, Vec<Line>> = HashMap::new();
    for ids in ids.chunks(IDS) {
        for part in parts(t, source, ids).await? {
            let lines = found.entry(part.source_id).or_default();
            match lines.iter_mut().find(|line| line.invoice == part.invoice_id) {
                Some(line) => line.amount_minor = line.amount_minor.saturating_add(part.amount_minor),
                None => lines.push(Line {
                    invoice: part.invoice_id,
                    number: part.number.unwrap_or_default(),
                    amount_minor: part.amount_minor,
                }),
            }
        }
    }
    found.retain(|_, lines| {
        // What was taken off again stands beside its opposite.
        lines.retain(|line| line.amount_minor != 0);
        lines.sort_by_cached_key(|line| (sort_key(&line.number), line.invoice));
        !lines.is_empty()
    });
    Ok(found)
}

impl Line {
    /// In the currency of what pays.
    pub(super) fn pays(self, currency: Currency) -> Pays {
        let amount = Money::new(self.amount_minor, currency);
        Pays { invoice: DocumentId(self.invoice), number: self.number, amount }
    }
}

#[derive(FromQueryResult)]
struct Part {
    source_id: Uuid,
    invoice_id: Uuid,
    amount_minor: i64,
    number: Option<String>,
}

async fn parts<C: ConnectionTrait>(t: &Tenant<C>, source: &'static str, ids: &[Uuid]) -> StoreResult<Vec<Part>> {
    let to_invoice: RelationDef = Entity::belongs_to(document::Entity)
        .from((Column::CompanyId, Column::InvoiceId))
        .to((document::Column::CompanyId, document::Column::Id))
        .into();
    let parts = Entity::find()
        .select_only()
        .columns([Column::SourceId, Column::InvoiceId, Column::AmountMinor])
        .column(document::Column::Number)
        .join(JoinType::InnerJoin, to_invoice)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Source.eq(source))
        .filter(Column::SourceId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id);
    Ok(parts.into_model().all(t.db()).await?)
}
