//! Payments read whole: the row and what it pays, in two queries however many payments.

use domain::documents::Payment;
use domain::documents::payment::PaymentState;
use domain::error::Refusal;
use domain::ids::{ClientId, ListItemId, PaymentId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::funds::PAYMENT;
use super::{columns, pays};
use crate::entities::payment::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, clients};

/// The most payments of one answer.
pub const MAX_AT_ONCE: u32 = 1_000;

/// A payment of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: PaymentId) -> StoreResult<Payment> {
    each(t, &[row(t, id).await?]).await?.pop().unwrap_or(Err(StoreError::NotFound))
}

/// What a client has paid, without what was deleted, the newest first.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, limit: u32) -> StoreResult<Vec<Payment>> {
    clients::require(t, client).await?;
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.ne(PaymentState::Deleted.as_str()))
        .order_by_desc(Column::PaidOn)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit.min(MAX_AT_ONCE)))
        .all(t.db())
        .await?;
    each(t, &rows).await?.into_iter().collect()
}

/// How a client usually pays (A12.1).
pub async fn usual_method<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Option<ListItemId>> {
    use crate::entities::client;
    let found: Option<Option<Uuid>> = client::Entity::find_by_id((t.company().0, client.0))
        .select_only()
        .column(client::Column::PaymentMethod)
        .into_tuple()
        .one(t.db())
        .await?;
    Ok(found.flatten().map(ListItemId))
}

/// Its row alone.
pub(super) async fn row<C: ConnectionTrait>(t: &Tenant<C>, id: PaymentId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

/// As [`row`], of a payment that has come in and is not deleted.
pub(super) async fn standing<C: ConnectionTrait>(t: &Tenant<C>, id: PaymentId) -> StoreResult<Model> {
    let row = row(t, id).await?;
    if columns::state(&row)?.came_in() { Ok(row) } else { Err(Refusal::WrongState.into()) }
}

/// Rows made whole, in their order; one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(t: &Tenant<C>, rows: &[Model]) -> StoreResult<Vec<StoreResult<Payment>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut paid = pays::of(t, PAYMENT, &ids).await?;
    paid.extend(pays::meant(t, &rows.iter().collect::<Vec<_>>()).await?);
    let whole = |row: &Model| -> StoreResult<Payment> {
        let mut payment = columns::payment(row, Vec::new())?;
        let lines = paid.remove(&row.id).unwrap_or_default().into_iter();
        payment.pays = lines.map(|line| line.pays(payment.data.currency)).collect();
        Ok(payment)
    };
    Ok(rows.iter().map(whole).collect())
}
