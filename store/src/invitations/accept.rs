//! Accepting an invitation, as somebody new or with the account one has.

use chrono::{DateTime, Utc};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{CompanyId, UserId};
use domain::security_log::{Proof, SecurityEvent};
use domain::text::Text;
use domain::users::{NewAccount, Password};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{find, role_of};
use crate::attempts::{self, Target};
use crate::entities::invitation;
use crate::sessions::{self, SignedInToken};
use crate::{Database, StoreError, StoreResult, accounts, audit, members};

/// Somebody without an account, as they introduce themselves.
#[derive(Clone, Copy)]
pub struct Newcomer<'a> {
    /// First and last name, as typed.
    pub name: &'a str,
    /// The password chosen, as typed.
    pub password: &'a str,
    /// The language of their screens.
    pub language: Language,
    /// What their device calls itself.
    pub device: &'a str,
}

/// Accepts with a new account of the invited e-mail, and signs it in.
pub async fn accept_as_new(
    database: &Database,
    token: &str,
    newcomer: Newcomer<'_>,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let invited = find(database.read(), token, now).await?;
    let account = read(&invited.email, newcomer.name, newcomer.password)?;
    let hash = accounts::hash(&account.password).await?;
    let tx = database.begin().await?;
    let invited = use_up(&tx, token, now).await?;
    let user = accounts::create(&tx, &account, hash, newcomer.language, now).await?;
    let company = CompanyId(invited.company_id);
    members::add(&tx, company, user, role_of(&invited)?, now).await?;
    let opened = sessions::open(&tx, user, Some(company), false, newcomer.device, now).await?;
    audit::commit_in_company(tx, database, (company, user), joined(&invited)?, now).await?;
    Ok(opened)
}

/// Accepts with the account that the invited e-mail has, by its password, and signs it in as far as its second factor.
pub async fn accept_as_existing(
    database: &Database,
    token: &str,
    password: &str,
    device: &str,
    address: &str,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let invited = find(database.read(), token, now).await?;
    if password.is_empty() {
        return Err(StoreError::field("password", FieldError::Required));
    }
    let targets = Target::email(&invited.email, address);
    attempts::begin(database, &targets, now).await?;
    let row = accounts::by_email(database.read(), &invited.email).await?;
    let right = accounts::verify(password, row.as_ref().map(|row| row.password_hash.as_str())).await?;
    let Some(row) = row.filter(|_| right) else {
        audit::refused_to(database, &invited.email, Proof::Password, now).await;
        return Err(Refusal::WrongCredentials.into());
    };
    let tx = database.begin().await?;
    attempts::succeed(&tx, &targets).await?;
    let invited = use_up(&tx, token, now).await?;
    let (company, user) = (CompanyId(invited.company_id), UserId(row.id));
    members::add(&tx, company, user, role_of(&invited)?, now).await?;
    let opened = sessions::open(&tx, user, Some(company), row.totp_active, device, now).await?;
    audit::commit_in_company(tx, database, (company, user), joined(&invited)?, now).await?;
    Ok(opened)
}

fn joined(invited: &invitation::Model) -> StoreResult<SecurityEvent> {
    Ok(SecurityEvent::Joined { role: role_of(invited)? })
}

/// Marks the invitation accepted; of two who try at once, one succeeds.
async fn use_up(tx: &DatabaseTransaction, token: &str, now: DateTime<Utc>) -> StoreResult<invitation::Model> {
    let row = find(tx, token, now).await?;
    let used = invitation::Entity::update_many()
        .col_expr(invitation::Column::AcceptedAt, Expr::value(now))
        .col_expr(invitation::Column::UpdatedAt, Expr::value(now))
        .filter(invitation::Column::CompanyId.eq(row.company_id))
        .filter(invitation::Column::Id.eq(row.id))
        .filter(invitation::Column::AcceptedAt.is_null())
        .exec(tx)
        .await?;
    if used.rows_affected == 1 { Ok(row) } else { Err(Refusal::LinkExpired.into()) }
}

fn read(email: &str, name: &str, password: &str) -> StoreResult<NewAccount> {
    let mut errors = FieldErrors::default();
    let parsed = errors.keep("email", Email::parse(email));
    let name = errors.keep("user_name", Text::parse(name));
    let password = errors.keep("password", Password::choose(password, email));
    match (parsed, name, password) {
        (Some(email), Some(name), Some(password)) => Ok(NewAccount { name, email, password }),
        _ => Err(errors.into()),
    }
}
