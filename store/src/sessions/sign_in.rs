//! From a password to a session, in one step or two.

use chrono::{DateTime, Utc};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::identifiers::Email;
use domain::ids::{CompanyId, SessionId, UserId};
use domain::users::CodeOnce;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::{CODE_WAITS, IDLE, known_devices};
use crate::attempts::{self, Target};
use crate::entities::{membership, session, user};
use crate::{Database, StoreError, StoreResult, accounts, tokens};

/// The most devices of one user; the one unused for longest gives way.
const MAX_DEVICES: u64 = 50;
/// The most characters of a device's name that are kept.
const MAX_DEVICE: usize = 200;

/// What a sign-in brings.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The e-mail as typed.
    pub email: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// What the device calls itself.
    pub device: &'a str,
    /// Where the request comes from.
    pub address: &'a str,
    /// The token by which the browser is known from a sign-in before, if it has one.
    pub known_device: Option<&'a str>,
    /// The session that the browser had until now: it ends, so that a token from before a sign-in is worth nothing after it.
    pub replaces: Option<SessionId>,
}

/// A new session's token: told to the browser now, kept only as its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedInToken {
    /// The cookie's value.
    pub token: String,
    /// What the browser is known by from now on, once it is signed in whole: a cookie that outlives the session.
    pub known_device: Option<String>,
    /// Whether the second factor is still to come.
    pub awaits_code: bool,
}

impl std::fmt::Debug for SignedInToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignedInToken(…, awaits_code: {})", self.awaits_code)
    }
}

/// Signs in to the account of the e-mail that the password opens. An unknown e-mail is answered as a wrong password, and takes as long.
pub async fn sign_in(database: &Database, sign_in: SignIn<'_>, now: DateTime<Utc>) -> StoreResult<SignedInToken> {
    let mut errors = FieldErrors::default();
    let email = errors.keep("email", Email::kept(sign_in.email));
    if sign_in.password.is_empty() {
        errors.push("password", FieldError::Required);
    }
    let Some(email) = email.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let (row, right) = judge(database, &email.folded(), sign_in, now).await?;
    let tx = database.begin().await?;
    match right {
        Right::Forgets(targets) => attempts::succeed(&tx, &targets).await?,
        Right::Returns(targets) => attempts::give_back(&tx, &targets).await?,
    }
    let row = accounts::still_opened(&tx, &row).await?;
    if let Some(old) = sign_in.replaces {
        session::Entity::delete_by_id(old.0).exec(&tx).await?;
    }
    let user = UserId(row.id);
    let mut opened = open(&tx, user, None, row.totp_active, sign_in.device, now).await?;
    if !opened.awaits_code {
        opened.known_device = Some(known_devices::remember(&tx, user, sign_in.known_device, now).await?);
    }
    tx.commit().await?;
    Ok(opened)
}

/// What a right password does to what was counted.
enum Right {
    /// It is all forgotten.
    Forgets(Vec<Target>),
    /// This attempt alone is given back.
    Returns(Vec<Target>),
}

/// The account that the password opens, within the limits of guessing.
///
/// From a browser that an account was signed in with before, that account's own password is counted apart, so that guesses from elsewhere
/// keep nobody out. Any other password is a guess at the e-mail's other accounts, whether or not there are any, and counts as one from
/// anywhere: else an account of one's own would be a way to guess at those without end.
async fn judge(
    database: &Database,
    folded: &str,
    sign_in: SignIn<'_>,
    now: DateTime<Utc>,
) -> StoreResult<(user::Model, Right)> {
    let device = known_devices::of_owner(database, sign_in.known_device, folded, now).await?;
    let anybody = Target::email(folded, sign_in.address);
    let own = device.map(|(device, _)| vec![Target::device(device)]);
    attempts::begin(database, own.as_ref().unwrap_or(&anybody), now).await?;
    let found = accounts::of_email(database.read(), folded).await?;
    let row = accounts::opened_by(found, sign_in.password).await?;
    let is_own = row.as_ref().is_some_and(|row| device.is_some_and(|(_, user)| user.0 == row.id));
    let mut targets = own.unwrap_or_default();
    if !is_own {
        if !targets.is_empty() {
            attempts::begin(database, &anybody, now).await?;
        }
        targets.extend(anybody);
    }
    let row = row.ok_or(Refusal::WrongCredentials)?;
    let forgets = is_own || (device.is_none() && row.is_proven);
    Ok((row, if forgets { Right::Forgets(targets) } else { Right::Returns(targets) }))
}

/// Opens a session for a user whose account was just made.
pub async fn open_for(
    database: &Database,
    user: UserId,
    company: CompanyId,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let tx = database.begin().await?;
    let opened = open(&tx, user, Some(company), false, device, now).await?;
    tx.commit().await?;
    Ok(opened)
}

/// Opens a session for a user who has proved who they are, in the company wanted or the first they belong to.
pub(crate) async fn open(
    tx: &DatabaseTransaction,
    user: UserId,
    company: Option<CompanyId>,
    awaits_code: bool,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let company = match company {
        Some(company) => Some(company.0),
        None => first_company(tx, user).await?,
    };
    let token = tokens::generate();
    let row = session::ActiveModel {
        id: Set(Uuid::now_v7()),
        token_hash: Set(tokens::hash(&token)),
        user_id: Set(user.0),
        company_id: Set(company),
        awaits_code: Set(awaits_code),
        device: Set(device.chars().take(MAX_DEVICE).collect()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + if awaits_code { CODE_WAITS } else { IDLE }),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    let beyond = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::UserId.eq(user.0))
        .order_by_desc(session::Column::LastSeenAt)
        .order_by_desc(session::Column::Id)
        .offset(MAX_DEVICES)
        .limit(MAX_DEVICES);
    let beyond: Vec<Uuid> = beyond.into_tuple().all(tx).await?;
    if !beyond.is_empty() {
        session::Entity::delete_many().filter(session::Column::Id.is_in(beyond)).exec(tx).await?;
    }
    Ok(SignedInToken { token, known_device: None, awaits_code })
}

/// Completes a sign-in with the second factor. The token changes: the one from before it is worth nothing.
pub async fn enter_code(
    database: &Database,
    session: SessionId,
    code: &str,
    known_device: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let code = CodeOnce::parse(code).map_err(|error| match error {
        FieldError::Required => StoreError::field("code", error),
        _ => Refusal::WrongCode.into(),
    })?;
    let waiting = waiting(database.read(), session, now).await?;
    let user = UserId(waiting.user_id);
    let targets = [Target::code(user)];
    attempts::begin(database, &targets, now).await?;
    let tx = database.begin().await?;
    let row = accounts::by_id(&tx, user).await?;
    if !accounts::spend(&tx, database.secrets(), &row, &code, now).await? {
        return Err(Refusal::WrongCode.into());
    }
    attempts::succeed(&tx, &targets).await?;
    let token = tokens::generate();
    let mut waiting = self::waiting(&tx, session, now).await?.into_active_model();
    waiting.token_hash = Set(tokens::hash(&token));
    waiting.awaits_code = Set(false);
    waiting.last_seen_at = Set(now);
    waiting.expires_at = Set(now + IDLE);
    waiting.update(&tx).await?;
    let known_device = Some(known_devices::remember(&tx, user, known_device, now).await?);
    tx.commit().await?;
    Ok(SignedInToken { token, known_device, awaits_code: false })
}

/// Gives a session another token: whoever has proved anew who they are goes on by that one, and the one before is worth nothing.
pub async fn renew(database: &Database, id: SessionId, now: DateTime<Utc>) -> StoreResult<String> {
    let token = tokens::generate();
    let renewed = session::Entity::update_many()
        .col_expr(session::Column::TokenHash, Expr::value(tokens::hash(&token)))
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id.0))
        .exec(database.write())
        .await?;
    if renewed.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(token) }
}

/// A session that waits for its code; one that took too long begins again with the password.
async fn waiting(db: &impl sea_orm::ConnectionTrait, id: SessionId, now: DateTime<Utc>) -> StoreResult<session::Model> {
    let row = session::Entity::find_by_id(id.0).one(db).await?;
    row.filter(|row| row.awaits_code && row.expires_at > now).ok_or_else(|| Refusal::LinkExpired.into())
}

async fn first_company(tx: &DatabaseTransaction, user: UserId) -> StoreResult<Option<Uuid>> {
    let first = membership::Entity::find()
        .filter(membership::Column::UserId.eq(user.0))
        .order_by_asc(membership::Column::CreatedAt)
        .order_by_asc(membership::Column::CompanyId)
        .one(tx)
        .await?;
    Ok(first.map(|membership| membership.company_id))
}
