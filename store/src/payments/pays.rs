//! What payments and credits pay, as it stands.

use std::collections::HashMap;

use domain::documents::payment::{PaymentState, Pays};
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
use crate::entities::payment::Model;
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

/// What payments are meant to pay that are still on their way, as [`of`] tells what others pay. An invoice of which nothing is known any
/// more is left out.
pub(super) async fn meant<C: ConnectionTrait>(t: &Tenant<C>, rows: &[&Model]) -> StoreResult<HashMap<Uuid, Vec<Line>>> {
    let mut all = Vec::new();
    for row in rows.iter().filter(|row| row.state == PaymentState::Pending.as_str()) {
        all.push((row.id, parts_of(row)?));
    }
    let mut numbers: HashMap<Uuid, String> = HashMap::new();
    let named: Vec<Uuid> = all.iter().flat_map(|(_, parts)| parts).map(|(invoice, _)| *invoice).collect();
    for ids in named.chunks(IDS) {
        let found: Vec<(Uuid, Option<String>)> = document::Entity::find()
            .select_only()
            .columns([document::Column::Id, document::Column::Number])
            .filter(document::Column::CompanyId.eq(t.company().0))
            .filter(document::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(t.db())
            .await?;
        numbers.extend(found.into_iter().filter_map(|(id, number)| Some((id, number?))));
    }
    let line = |(invoice, amount_minor): (Uuid, i64)| {
        let number = numbers.get(&invoice)?.clone();
        Some(Line { invoice, number, amount_minor })
    };
    Ok(all.into_iter().map(|(id, parts)| (id, parts.into_iter().filter_map(line).collect())).collect())
}

/// What a payment is meant to pay: how much of which invoice, in the smallest unit of its currency.
pub(super) fn parts_of(row: &Model) -> StoreResult<Vec<(Uuid, i64)>> {
    Ok(row.meant.clone().map(serde_json::from_value).transpose()?.unwrap_or_default())
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
