//! What a client has left to pay, less what they have paid already and the bank has yet to send.

use chrono::TimeDelta;
use domain::cards::{CardState, Payable, payable as less};
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::columns;
use crate::entities::card_payment::{Column, Entity};
use crate::payments::open_invoices;
use crate::{StoreResult, Tenant};

/// The longest that money is taken to be on its way: banks say yes or no within two weeks. Nothing told of it since is no reason to keep
/// a client from paying for ever.
pub(super) const LONGEST: TimeDelta = TimeDelta::days(21);

/// What a client is asked for: what is on its way to an invoice is left out of it.
pub async fn payable<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Payable> {
    let open = open_invoices(t, client).await?;
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.eq(CardState::Waiting.as_str()))
        .filter(Column::CreatedAt.gt(t.now() - LONGEST))
        .all(t.db())
        .await?;
    let mut waiting = Vec::new();
    for row in &rows {
        waiting.extend(columns::parts(row)?);
    }
    Ok(less(open, &waiting))
}
