//! Invitations to join a company, each a link that works once.

mod accept;
mod letter;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Permission, Role, allows};
use domain::error::{FieldError, Refusal};
use domain::ids::{InvitationId, UserId};
use domain::security_log::SecurityEvent;
use domain::users::{Invitation, InvitationInfo, NewInvitation};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

pub use accept::{Newcomer, accept_as_existing, accept_as_new, accept_signed_in};
pub use letter::{Invited, send, vouch};

pub(crate) use letter::{is_open, renew};

use crate::entities::{company, invitation, membership, user};
use crate::{Database, StoreError, StoreResult, Tenant, members, tokens};

/// How long a link works.
pub const WORKS_FOR: TimeDelta = TimeDelta::days(7);
/// The most that wait at once: they are links into the company, to be kept in sight.
const MAX_WAITING: u32 = 100;

/// Invites somebody and gives the token of their link, which is kept only as its hash. An earlier invitation of the same e-mail ends.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: &NewInvitation) -> StoreResult<(InvitationId, String)> {
    let inviter = tx.actor().user.ok_or(StoreError::Forbidden)?;
    if new.role == Role::Owner && !allows(tx.role(), Permission::ManageOwners) {
        return Err(StoreError::Forbidden);
    }
    if members::has_email(tx.db(), tx.company(), &new.email.folded(), None).await? {
        return Err(StoreError::field("email", FieldError::Taken));
    }
    open_ones(tx).filter(invitation::Column::Email.eq(new.email.folded())).exec(tx.db()).await?;
    let waiting = invitation::Entity::find()
        .filter(invitation::Column::CompanyId.eq(tx.company().0))
        .filter(invitation::Column::AcceptedAt.is_null())
        .count(tx.db())
        .await?;
    let users =
        membership::Entity::find().filter(membership::Column::CompanyId.eq(tx.company().0)).count(tx.db()).await?;
    if waiting >= u64::from(MAX_WAITING) || users >= u64::from(members::MAX_MEMBERS) {
        return Err(Refusal::TooMany { max: MAX_WAITING }.into());
    }
    let (id, token) = (Uuid::now_v7(), tokens::generate());
    let row = invitation::ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(id),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        email: Set(new.email.folded()),
        role: Set(new.role.as_str().to_owned()),
        token_hash: Set(tokens::hash(&token)),
        invited_by: Set(inviter.0),
        expires_at: Set(tx.now() + WORKS_FOR),
        accepted_at: Set(None),
        proves: Set(false),
    };
    invitation::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.note(SecurityEvent::Invited { email: new.email.folded(), role: new.role });
    Ok((InvitationId(id), token))
}

/// Those that nobody has accepted yet, newest first.
pub async fn list<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<Vec<Invitation>> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::CompanyId.eq(tenant.company().0))
        .filter(invitation::Column::AcceptedAt.is_null())
        .order_by_desc(invitation::Column::Id)
        .limit(u64::from(MAX_WAITING))
        .all(tenant.db())
        .await?;
    let inviters = user::Entity::find()
        .filter(user::Column::Id.is_in(rows.iter().map(|row| row.invited_by)))
        .all(tenant.db())
        .await?;
    let name = |id| inviters.iter().find(|user| user.id == id).map(|user| user.name.clone()).unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            Ok(Invitation {
                id: InvitationId(row.id),
                role: role_of(&row)?,
                invited_by: name(row.invited_by),
                email: row.email,
                expires_at: row.expires_at,
                expired: row.expires_at <= tenant.now(),
            })
        })
        .collect()
}

/// Takes an invitation back: its link works no more.
pub async fn revoke(tx: &Tenant<DatabaseTransaction>, id: InvitationId) -> StoreResult<()> {
    let row = invitation::Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    let ended = open_ones(tx).filter(invitation::Column::Id.eq(id.0)).exec(tx.db()).await?;
    tx.note(SecurityEvent::InvitationRevoked { email: row.email });
    if ended.rows_affected == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What the page behind a link shows.
pub async fn info(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<InvitationInfo> {
    let db = database.read();
    let row = find(db, token, now).await?;
    let company = company::Entity::find_by_id(row.company_id).one(db).await?.ok_or(StoreError::NotFound)?;
    let inviter = user::Entity::find_by_id(row.invited_by).one(db).await?;
    Ok(InvitationInfo {
        company: company.name,
        role: role_of(&row)?,
        invited_by: inviter.map(|user| user.name).unwrap_or_default(),
        email: row.email,
    })
}

/// Takes back what a user offered to others, when they lose the right to.
pub(crate) async fn withdraw_of(tx: &Tenant<DatabaseTransaction>, inviter: UserId) -> StoreResult<()> {
    open_ones(tx).filter(invitation::Column::InvitedBy.eq(inviter.0)).exec(tx.db()).await?;
    Ok(())
}

/// The company's invitations that nobody has accepted yet, to be deleted.
fn open_ones(tx: &Tenant<DatabaseTransaction>) -> sea_orm::DeleteMany<invitation::Entity> {
    invitation::Entity::delete_many()
        .filter(invitation::Column::CompanyId.eq(tx.company().0))
        .filter(invitation::Column::AcceptedAt.is_null())
}

/// The invitation of a link that still works. Here alone a row is found without its company: the token is the right of entry.
async fn find(db: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> StoreResult<invitation::Model> {
    let row = invitation::Entity::find().filter(invitation::Column::TokenHash.eq(tokens::hash(token))).one(db).await?;
    row.filter(|row| row.accepted_at.is_none() && row.expires_at > now).ok_or_else(|| Refusal::LinkExpired.into())
}

fn role_of(row: &invitation::Model) -> StoreResult<Role> {
    Role::from_name(&row.role).ok_or_else(|| StoreError::Corrupt(row.role.clone()))
}
