//! Credits read whole: the row and what it pays, in two queries however many credits.

use domain::documents::Credit;
use domain::documents::credit::CreditState;
use domain::error::Refusal;
use domain::ids::{ClientId, CreditId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::columns;
use crate::entities::credit::{Column, Entity, Model};
use crate::payments::funds::CREDIT;
use crate::payments::pays;
use crate::{StoreError, StoreResult, Tenant, clients};

/// The most credits of one answer.
pub const MAX_AT_ONCE: u32 = 1_000;

/// A credit of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: CreditId) -> StoreResult<Credit> {
    each(t, &[row(t, id).await?]).await?.pop().unwrap_or(Err(StoreError::NotFound))
}

/// What a client was given, without what was taken back, the newest first.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, limit: u32) -> StoreResult<Vec<Credit>> {
    clients::require(t, client).await?;
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::State.ne(CreditState::Deleted.as_str()))
        .order_by_desc(Column::GivenOn)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit.min(MAX_AT_ONCE)))
        .all(t.db())
        .await?;
    each(t, &rows).await?.into_iter().collect()
}

/// Its row alone.
pub(super) async fn row<C: ConnectionTrait>(t: &Tenant<C>, id: CreditId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

/// As [`row`], of a credit that was not taken back.
pub(super) async fn standing<C: ConnectionTrait>(t: &Tenant<C>, id: CreditId) -> StoreResult<Model> {
    let row = row(t, id).await?;
    if columns::state(&row)? == CreditState::Deleted { Err(Refusal::WrongState.into()) } else { Ok(row) }
}

/// Rows made whole, in their order; one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(t: &Tenant<C>, rows: &[Model]) -> StoreResult<Vec<StoreResult<Credit>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut paid = pays::of(t, CREDIT, &ids).await?;
    let whole = |row: &Model| -> StoreResult<Credit> {
        let mut credit = columns::credit(row, Vec::new())?;
        let lines = paid.remove(&row.id).unwrap_or_default().into_iter();
        credit.pays = lines.map(|line| line.pays(credit.data.currency)).collect();
        Ok(credit)
    };
    Ok(rows.iter().map(whole).collect())
}
