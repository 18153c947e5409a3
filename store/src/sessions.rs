//! Signed-in devices: found by their token, kept alive by use, ended by the user, by time or by whoever removes them.

mod devices;
mod everywhere;
mod known_devices;
mod sign_in;
mod told;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::format::Language;
use domain::ids::{CompanyId, SessionId, UserId};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
    Select,
};
use uuid::Uuid;

pub use devices::{devices, prune, sign_out, sign_out_device, sign_out_everywhere};
pub use everywhere::everywhere;
pub use known_devices::forget;
pub use sign_in::{SignIn, SignedInToken, open_for, renew};
pub use told::{enter_code, sign_in};

pub(crate) use known_devices::of_owner as known_device_of;
pub(crate) use told::refused;

pub(crate) use sign_in::open;

use crate::entities::{company, membership, session, user};
use crate::{Access, Actor, Database, StoreError, StoreResult, tokens};

/// A device that nobody uses for so long is signed out.
pub const IDLE: TimeDelta = TimeDelta::days(30);
/// However much it is used, a session ends after so long, unless the operator sets another time.
pub const LIFETIME: TimeDelta = TimeDelta::days(90);
/// How long a right password waits for its code.
const CODE_WAITS: TimeDelta = TimeDelta::minutes(10);
/// « Last seen » is written at most so often: a read must not become a write each time.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);
/// A read waits no longer for its « last seen ».
const TOUCH_WAITS: Duration = Duration::from_millis(100);

/// Whoever a session belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their e-mail.
    pub email: String,
    /// The language of their screens.
    pub language: Language,
    /// Whether they sign in with a second factor.
    pub two_factor: bool,
    /// The password was right, the second factor is awaited: until then they may do nothing.
    pub awaits_code: bool,
    /// The company they work in, and what they are in it; none when they belong to none, or not to the one that is named.
    pub company: Option<(CompanyId, Role)>,
    /// That company requires a second factor and they have none: until they set one up, they may do nothing in it.
    pub lacks_factor: bool,
}

impl SignedIn {
    /// Entry into the session's company; none before the second factor, nor without one where the company requires it.
    #[must_use]
    pub fn access(&self, database: Database, now: DateTime<Utc>) -> Option<Access> {
        let (company, role) = self.company.filter(|_| !self.awaits_code && !self.lacks_factor)?;
        let actor = Actor { user: Some(self.user), name: self.name.clone() };
        Some(Access::new(database, company, role, actor, now))
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    user_id: Uuid,
    company_id: Option<Uuid>,
    awaits_code: bool,
    last_seen_at: DateTime<Utc>,
    name: String,
    email: String,
    language: String,
    totp_active: bool,
    role: Option<String>,
    requires_two_factor: Option<bool>,
}

/// Whoever presents this token, if their session still runs. One query; a use now and then prolongs it, up to its whole lifetime.
///
/// They work in the company that their page names, if they belong to it: another tab may have gone to another one since. What names none
/// is of the session's own.
pub async fn find(
    database: &Database,
    token: &str,
    page: Option<CompanyId>,
    lifetime: TimeDelta,
    now: DateTime<Utc>,
) -> StoreResult<Option<SignedIn>> {
    let query = entry(page)
        .filter(session::Column::TokenHash.eq(tokens::hash(token)))
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::CreatedAt.gt(now - lifetime));
    let Some(found) = query.into_model::<Found>().one(database.read()).await? else { return Ok(None) };
    if !found.awaits_code && found.last_seen_at + SEEN_EVERY <= now {
        // To be seen is no reason to be turned away: a page can be read where nothing can be written.
        if let Err(error) = touch(database, found.id, now).await {
            tracing::warn!(%error, "a session is not prolonged");
        }
    }
    signed_in(found).map(Some)
}

/// Whether a session still lets its user into a company: asked again by what goes on for minutes.
pub async fn is_in(
    database: &Database,
    session: SessionId,
    company: CompanyId,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let query =
        entry(Some(company)).filter(session::Column::Id.eq(session.0)).filter(session::Column::ExpiresAt.gt(now));
    let Some(found) = query.into_model::<Found>().one(database.read()).await? else { return Ok(false) };
    Ok(signed_in(found)?.access(database.clone(), now).is_some())
}

/// A session, its user and what they are in a company: the session's own unless one is named.
fn entry(page: Option<CompanyId>) -> Select<session::Entity> {
    session::Entity::find()
        .select_only()
        .columns([
            session::Column::Id,
            session::Column::UserId,
            session::Column::AwaitsCode,
            session::Column::LastSeenAt,
        ])
        .columns([user::Column::Name, user::Column::Email, user::Column::Language, user::Column::TotpActive])
        .columns([membership::Column::CompanyId, membership::Column::Role])
        .column(company::Column::RequiresTwoFactor)
        .join(JoinType::InnerJoin, to_user())
        .join(JoinType::LeftJoin, to_membership(page))
        .join(JoinType::LeftJoin, to_company())
}

fn signed_in(found: Found) -> StoreResult<SignedIn> {
    let role = found.role.map(|name| Role::from_name(&name).ok_or(StoreError::Corrupt(name))).transpose()?;
    Ok(SignedIn {
        session: SessionId(found.id),
        user: UserId(found.user_id),
        name: found.name,
        email: found.email,
        language: Language::parse(&found.language).unwrap_or_default(),
        two_factor: found.totp_active,
        awaits_code: found.awaits_code,
        lacks_factor: role.is_some() && found.requires_two_factor == Some(true) && !found.totp_active,
        company: found.company_id.map(CompanyId).zip(role),
    })
}

/// Writes down that the session was used; one that ended meanwhile stays ended. While somebody else writes for long, the next use does it.
async fn touch(database: &Database, id: Uuid, now: DateTime<Utc>) -> StoreResult<()> {
    let update = session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .col_expr(session::Column::ExpiresAt, Expr::value(now + IDLE))
        .filter(session::Column::Id.eq(id));
    match tokio::time::timeout(TOUCH_WAITS, update.exec(database.write())).await {
        Ok(done) => done.map(drop).map_err(StoreError::from),
        Err(_) => Ok(()),
    }
}

/// Goes on in another company; one that the user does not belong to is not found.
pub async fn switch_company(database: &Database, signed_in: &SignedIn, company: CompanyId) -> StoreResult<()> {
    let tx = database.begin().await?;
    let belongs = membership::Entity::find_by_id((company.0, signed_in.user.0)).one(&tx).await?;
    belongs.ok_or(StoreError::NotFound)?;
    session::Entity::update_many()
        .col_expr(session::Column::CompanyId, Expr::value(company.0))
        .filter(session::Column::Id.eq(signed_in.session.0))
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Ends a user's sessions but one.
pub(crate) async fn end_others(tx: &DatabaseTransaction, user: UserId, keep: Option<SessionId>) -> StoreResult<()> {
    let mut sessions = session::Entity::delete_many().filter(session::Column::UserId.eq(user.0));
    if let Some(keep) = keep {
        sessions = sessions.filter(session::Column::Id.ne(keep.0));
    }
    sessions.exec(tx).await?;
    Ok(())
}

/// Ends a user's sessions in one company.
pub(crate) async fn end_in_company(
    tx: &impl sea_orm::ConnectionTrait,
    user: UserId,
    company: CompanyId,
) -> StoreResult<()> {
    session::Entity::delete_many()
        .filter(session::Column::UserId.eq(user.0))
        .filter(session::Column::CompanyId.eq(company.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn to_user() -> RelationDef {
    session::Entity::belongs_to(user::Entity).from(session::Column::UserId).to(user::Column::Id).into()
}

/// Of the membership: it is the company that is worked in.
fn to_company() -> RelationDef {
    membership::Entity::belongs_to(company::Entity).from(membership::Column::CompanyId).to(company::Column::Id).into()
}

fn to_membership(page: Option<CompanyId>) -> RelationDef {
    let Some(CompanyId(company)) = page else {
        return session::Entity::belongs_to(membership::Entity)
            .from((session::Column::CompanyId, session::Column::UserId))
            .to((membership::Column::CompanyId, membership::Column::UserId))
            .into();
    };
    let of_user =
        session::Entity::belongs_to(membership::Entity).from(session::Column::UserId).to(membership::Column::UserId);
    RelationDef::from(of_user).on_condition(move |_, memberships| {
        Expr::col((memberships, membership::Column::CompanyId)).eq(company).into_condition()
    })
}
