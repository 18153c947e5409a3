//! Payments by card as clients and staff see them.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::cards::{CardPayment, CardState};
use domain::ids::{ClientId, PaymentId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{columns, waiting};
use crate::entities::card_payment::{Column, Entity, Model};
use crate::entities::client;
use crate::{StoreError, StoreResult, Tenant, local_time};

/// What the provider tells late is heard by then.
const PATIENCE: TimeDelta = TimeDelta::hours(1);

/// A payment by card of a client, with the address of the page on which it is paid. Another client's is not found.
pub async fn of_client<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    id: Uuid,
) -> StoreResult<(CardPayment, Option<String>)> {
    let row = Entity::find_by_id((t.company().0, id)).filter(Column::ClientId.eq(client.0)).one(t.db()).await?;
    let row = row.ok_or(StoreError::NotFound)?;
    let url = row.url.clone();
    Ok((shown(&row, String::new(), local_time::zone(t).await?, t.now())?, url))
}

/// Somebody has looked at what was to be looked at.
pub async fn seen(tx: &Tenant<DatabaseTransaction>, id: Uuid) -> StoreResult<()> {
    let done = Entity::update_many()
        .col_expr(Column::Problem, Expr::value(None::<String>))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    if done.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// The latest of the company, the newest first.
pub async fn latest<C: ConnectionTrait>(t: &Tenant<C>, most: u64) -> StoreResult<Vec<CardPayment>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let rows = of_company.order_by_desc(Column::Id).limit(most).all(t.db()).await?;
    let names: Vec<(Uuid, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Name])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(rows.iter().map(|row| row.client_id)))
        .into_tuple()
        .all(t.db())
        .await?;
    let names: HashMap<Uuid, String> = names.into_iter().collect();
    let zone = local_time::zone(t).await?;
    let name = |row: &Model| names.get(&row.client_id).cloned().unwrap_or_default();
    rows.iter().map(|row| shown(row, name(row), zone, t.now())).collect()
}

fn shown(row: &Model, client_name: String, zone: Tz, now: DateTime<Utc>) -> StoreResult<CardPayment> {
    let is_over = row.expires_at + PATIENCE <= now;
    let state = match columns::state(row)? {
        // Nobody was led to a page of it: the server has stopped meanwhile.
        CardState::New if is_over => CardState::Failed,
        state => state,
    };
    let is_silent = match state {
        CardState::Open => is_over,
        CardState::Waiting => row.created_at + waiting::LONGEST <= now,
        _ => false,
    };
    Ok(CardPayment {
        id: row.id,
        at: row.created_at,
        on: local_time::local(row.created_at, zone).date(),
        client: ClientId(row.client_id),
        client_name,
        amount: columns::amount(row)?,
        state,
        problem: columns::problem(row)?,
        is_silent,
        payment: row.payment_id.map(PaymentId),
    })
}
