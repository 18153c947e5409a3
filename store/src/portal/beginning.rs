//! How sessions of contacts begin.

use chrono::{DateTime, Utc};
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::entering::CODE_WAITS;
use super::invited;
use super::sessions::IDLE;
use crate::entities::portal_session::{ActiveModel, Column, Entity};
use crate::{StoreResult, Tenant, tokens};

/// The most browsers of one contact; signing in in another one ends the one that was used longest ago.
const MOST: u64 = 20;
/// The longest name of a device that is kept, in characters.
const LONGEST_DEVICE: usize = 200;

/// How a session begins.
#[derive(Clone, Copy)]
pub(super) struct Beginning<'a> {
    /// What the device calls itself.
    pub(super) device: &'a str,
    /// Whether the second factor is still to come.
    pub(super) awaits_code: bool,
    /// Whether it begins with what was sent to the contact's e-mail.
    pub(super) by_mail: bool,
}

impl<'a> Beginning<'a> {
    /// By what somebody else has said of the contact.
    pub(super) const fn vouched(device: &'a str) -> Self {
        Self { device, awaits_code: false, by_mail: false }
    }
}

/// Signs a browser in, and answers its token.
pub(super) async fn open(
    tx: &Tenant<DatabaseTransaction>,
    access: Uuid,
    client: ClientId,
    beginning: Beginning<'_>,
) -> StoreResult<String> {
    let token = tokens::generate();
    open_as(tx, (access, client), beginning, (&token, tx.now())).await?;
    Ok(token)
}

/// The same with a token that is known, of a session that began before.
pub(super) async fn open_as(
    tx: &Tenant<DatabaseTransaction>,
    (access, client): (Uuid, ClientId),
    Beginning { device, awaits_code, by_mail }: Beginning<'_>,
    (token, began): (&str, DateTime<Utc>),
) -> StoreResult<()> {
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(began),
        updated_at: Set(tx.now()),
        access_id: Set(access),
        client_id: Set(client.0),
        token_hash: Set(tokens::hash(token)),
        device: Set(device.chars().take(LONGEST_DEVICE).collect()),
        last_seen_at: Set(tx.now()),
        expires_at: Set(tx.now() + if awaits_code { CODE_WAITS } else { IDLE }),
        email_hash: Set(invited::email_hash(tx, access).await?),
        awaits_code: Set(awaits_code),
        by_mail: Set(by_mail),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    let beyond: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::AccessId.eq(access))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::Id)
        .offset(MOST)
        .limit(MOST)
        .into_tuple()
        .all(tx.db())
        .await?;
    if !beyond.is_empty() {
        Entity::delete_many()
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::Id.is_in(beyond))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}
