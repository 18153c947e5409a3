//! Pages of the provider on which a client may still pay. Of those that pay the same invoice one stays: on two of them it could be paid
//! twice.

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::allocation::Part;
use domain::cards::CardState;
use domain::ids::{ClientId, CompanyId};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::columns;
use crate::entities::card_payment::{Column, Entity, Model};
use crate::{Database, StoreResult, Tenant};

/// So many are looked at, the latest first: with each that is begun those before it are closed, so that there are few.
const MOST: u64 = 50;

/// How long the provider is asked of a page whose time has passed and of which it has told nothing.
const ASKED_FOR: TimeDelta = TimeDelta::days(3);
/// The most pages that it is asked of at a time.
const MOST_ASKED: u64 = 50;

/// A page on which a client may still pay, as far as we have heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPage {
    /// Which of our payments.
    pub id: Uuid,
    /// What the provider calls the page.
    pub page: String,
    /// Whether its time has passed: nobody pays on it any more, and it may have been paid before.
    pub is_over: bool,
}

/// Those of a client that pay one of the invoices of these parts; also those whose time has passed, since what was paid in time may not
/// have been told of.
pub(super) async fn earlier(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    parts: &[Part],
) -> StoreResult<Vec<OpenPage>> {
    let open = of_client(tx, client.0).filter(Column::State.eq(CardState::Open.as_str()));
    let mut pages = Vec::new();
    for row in open.all(tx.db()).await? {
        let is_of_these = pays_one_of(&row, parts)?;
        let is_over = row.expires_at <= tx.now();
        pages.extend(row.page.filter(|_| is_of_these).map(|page| OpenPage { id: row.id, page, is_over }));
    }
    Ok(pages)
}

/// The one that was begun after this one for an invoice of its own, and can be paid or is about to be.
pub(super) async fn newer(tx: &Tenant<DatabaseTransaction>, id: Uuid) -> StoreResult<Option<Uuid>> {
    let Some(row) = Entity::find_by_id((tx.company().0, id)).one(tx.db()).await? else { return Ok(None) };
    let parts = columns::parts(&row)?;
    let later = of_client(tx, row.client_id)
        .filter(Column::State.is_in([CardState::New.as_str(), CardState::Open.as_str()]))
        .filter(Column::Id.gt(id));
    for row in later.all(tx.db()).await? {
        if pays_one_of(&row, &parts)? {
            return Ok(Some(row.id));
        }
    }
    Ok(None)
}

/// Of all companies, the pages whose time has passed not long ago and of which the provider has told nothing, the latest first.
pub async fn unheard(database: &Database, now: DateTime<Utc>) -> StoreResult<Vec<(CompanyId, OpenPage)>> {
    let rows = Entity::find()
        .filter(Column::State.eq(CardState::Open.as_str()))
        .filter(Column::ExpiresAt.lte(now))
        .filter(Column::ExpiresAt.gt(now - ASKED_FOR))
        .order_by_desc(Column::Id)
        .limit(MOST_ASKED)
        .all(database.read())
        .await?;
    let page = |row: Model| Some((CompanyId(row.company_id), OpenPage { id: row.id, page: row.page?, is_over: true }));
    Ok(rows.into_iter().filter_map(page).collect())
}

fn of_client(tx: &Tenant<DatabaseTransaction>, client: Uuid) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::ClientId.eq(client))
        .order_by_desc(Column::Id)
        .limit(MOST)
}

fn pays_one_of(row: &Model, parts: &[Part]) -> StoreResult<bool> {
    let own = columns::parts(row)?;
    Ok(own.iter().any(|own| parts.iter().any(|part| part.invoice == own.invoice)))
}
