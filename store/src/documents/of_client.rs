//! What was exchanged with one client, and what they have bought.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::listing::kinds_of;
use domain::documents::{Bought, DocumentRow, LineKind};
use domain::ids::{ClientId, DocumentId, ProductId};
use domain::subject::Subject;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, Select,
};
use uuid::Uuid;

use super::read::of_company;
use super::{recurring, rows};
use crate::columns::read;
use crate::entities::document::{Column, Entity};
use crate::entities::{document_line, product};
use crate::{StoreResult, Tenant, clients, local_time};

/// The documents of a client that stand in these lists, but for those that were thrown away: the newest first.
pub async fn of_client<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    subjects: &[Subject],
    limit: u32,
) -> StoreResult<Vec<DocumentRow>> {
    clients::require(t, client).await?;
    let select = of_kinds(t, client, subjects).order_by_desc(Column::Id).limit(u64::from(limit));
    told(t, client, subjects, select).await
}

/// As [`of_client`], of those alone that have a number: what the client is shown. What is still written is nobody's else.
pub async fn issued_to<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    subjects: &[Subject],
    limit: u32,
) -> StoreResult<Vec<DocumentRow>> {
    clients::require(t, client).await?;
    let issued = of_kinds(t, client, subjects).filter(Column::Number.is_not_null());
    told(t, client, subjects, issued.order_by_desc(Column::Id).limit(u64::from(limit))).await
}

fn of_kinds<C>(t: &Tenant<C>, client: ClientId, subjects: &[Subject]) -> Select<Entity> {
    let kinds = subjects.iter().flat_map(|subject| kinds_of(*subject)).map(|kind| kind.as_str());
    of_company(t)
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::State.ne(DocumentState::Deleted.as_str()))
}

async fn told<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    subjects: &[Subject],
    select: Select<Entity>,
) -> StoreResult<Vec<DocumentRow>> {
    let zone = local_time::zone(t).await?;
    let today = local_time::local(t.now(), zone).date();
    let rows = rows::read(t, select).await?;
    let has_templates = subjects.contains(&Subject::Recurring);
    let next = if has_templates { recurring::next_days(t, client).await? } else { HashMap::new() };
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(DocumentRow {
            id: DocumentId(row.id),
            kind: row.kind()?,
            date: row.day(zone),
            last_on: row.last_on.or_else(|| next.get(&row.id).copied()),
            every: row.every(),
            state: row.shown(today)?,
            net_minor: row.net_minor,
            total_minor: row.gross_minor,
            balance_minor: row.balance_minor()?.unwrap_or(0),
            currency: read(row.currency.clone(), "currency", row.id)?,
            number: row.number,
            title: row.title,
        });
    }
    // Those of one day stay in the order in which they were begun.
    found.sort_by_key(|row| std::cmp::Reverse(row.date));
    Ok(found)
}

#[derive(FromQueryResult)]
struct Sold {
    product: Option<Uuid>,
    reference: Option<String>,
    description: Option<String>,
    quantity: Option<i64>,
    unit: Option<String>,
    price: Option<i64>,
    net_minor: Option<i64>,
    invoice: Uuid,
    number: String,
    issued_on: NaiveDate,
    currency: String,
}

/// What a client has bought last, each with its invoice (A4.9): the newest first.
pub async fn lately_bought<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    limit: u32,
) -> StoreResult<Vec<Bought>> {
    clients::require(t, client).await?;
    bought_by(t, client, limit).await
}

/// The same of a client who is there.
pub(super) async fn bought_by<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    limit: u32,
) -> StoreResult<Vec<Bought>> {
    use document_line::Column as Of;
    let sold: Vec<Sold> = Entity::find()
        .select_only()
        .column_as(Column::Id, "invoice")
        .columns([Column::Number, Column::IssuedOn, Column::Currency])
        .column_as(Of::Product, "product")
        .column_as(product::Column::Reference, "reference")
        .column_as(Of::Description, "description")
        .column_as(Of::Quantity, "quantity")
        .column_as(Of::Unit, "unit")
        .column_as(Of::Price, "price")
        .column_as(Of::NetMinor, "net_minor")
        .join(JoinType::InnerJoin, to_lines())
        .join(JoinType::LeftJoin, to_product())
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::Kind.eq(DocumentKind::Invoice.as_str()))
        .filter(Column::Number.is_not_null())
        .filter(Of::Kind.eq(LineKind::Item.as_str()))
        .filter(Of::Optional.eq(false))
        .order_by_desc(Column::IssuedOn)
        .order_by_desc(Column::ChainPosition)
        .order_by_asc(Of::Position)
        .limit(u64::from(limit))
        .into_model()
        .all(t.db())
        .await?;
    sold.into_iter().map(bought).collect()
}

fn bought(sold: Sold) -> StoreResult<Bought> {
    let of = sold.invoice;
    Ok(Bought {
        product: sold.product.map(ProductId),
        reference: sold.reference,
        description: sold.description.unwrap_or_default(),
        date: sold.issued_on,
        invoice: DocumentId(of),
        number: sold.number,
        quantity: read(sold.quantity.unwrap_or_default(), "quantity", of)?,
        unit: sold.unit,
        price: read(sold.price.unwrap_or_default(), "price", of)?,
        net_minor: sold.net_minor.unwrap_or_default(),
        currency: read(sold.currency, "currency", of)?,
    })
}

fn to_lines() -> RelationDef {
    Entity::belongs_to(document_line::Entity)
        .from((Column::CompanyId, Column::Id))
        .to((document_line::Column::CompanyId, document_line::Column::DocumentId))
        .into()
}

/// From a line to the product that it was filled in from, if it was.
fn to_product() -> RelationDef {
    document_line::Entity::belongs_to(product::Entity)
        .from((document_line::Column::CompanyId, document_line::Column::Product))
        .to((product::Column::CompanyId, product::Column::Id))
        .into()
}
