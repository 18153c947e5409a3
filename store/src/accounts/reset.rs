//! A forgotten password set anew, by a link that was sent to the account's e-mail.
//!
//! A link is kept as its hash, and works once and for half an hour. It opens nothing by itself: whoever follows it chooses a password, is
//! signed in nowhere, and gives the second factor when they sign in. Whoever else asks ends none: a few work at once, and while they do no more
//! are sent, since all are in the owner's mailbox. Asking is counted against the e-mail and the address whether or not there is such an account,
//! so that neither the answer nor the waits tell; from a device that its owner has signed in with, it is counted alone.

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::{FieldError, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::UserId;
use domain::security_log::SecurityEvent;
use domain::users::Password;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set};
use uuid::Uuid;

use super::of_email::{Chosen, of_email};
use super::{by_id, password, prove, strength};
use crate::attempts::{self, Target};
use crate::entities::password_reset::{ActiveModel, Column, Entity, Model};
use crate::{Database, StoreError, StoreResult, audit, companies, sessions, tokens};

/// How long a link works.
pub const RESET_WORKS_FOR: TimeDelta = TimeDelta::minutes(30);
/// The most links of an account that work at once.
const MOST_LINKS: u64 = 5;

/// A link to be sent to the e-mail of its account.
#[derive(Clone, PartialEq, Eq)]
pub struct ResetLink {
    /// The account's name.
    pub name: String,
    /// Its e-mail, as the account has it.
    pub email: String,
    /// The companies that it belongs to: an e-mail may have several accounts.
    pub companies: Vec<String>,
    /// The language of its screens.
    pub language: Language,
    /// What the link holds; kept as its hash alone.
    pub token: String,
}

impl std::fmt::Debug for ResetLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ResetLink({}, …)", self.name)
    }
}

/// Counts that links are asked for an e-mail, from an address, by a browser that may be known from a sign-in before: refused once that is too
/// often.
pub async fn count_reset(
    database: &Database,
    email: &Email,
    address: &str,
    known_device: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let folded = email.folded();
    let device = sessions::known_device_of(database, known_device, &folded, now).await?;
    let targets = device.map_or_else(|| Target::reset(&folded, address), |(device, _)| vec![Target::reset_on(device)]);
    attempts::begin(database, &targets, now).await
}

/// Makes a link for each account of an e-mail that belongs to a company; none for an e-mail that has no account, nor while its last ones
/// work.
pub async fn reset_links(database: &Database, email: &Email, now: DateTime<Utc>) -> StoreResult<Vec<ResetLink>> {
    let mut links = Vec::new();
    for row in of_email(database.read(), &email.folded()).await? {
        let user = UserId(row.id);
        let companies: Vec<String> =
            companies::of_user(database, user).await?.into_iter().map(|(_, name)| name).collect();
        if companies.is_empty() {
            continue;
        }
        let token = tokens::generate();
        let tx = database.begin().await?;
        if working(&tx, user, now).await? >= MOST_LINKS {
            tx.rollback().await?;
            continue;
        }
        let link = ActiveModel {
            id: Set(Uuid::now_v7()),
            user_id: Set(user.0),
            token_hash: Set(tokens::hash(&token)),
            created_at: Set(now),
            expires_at: Set(now + RESET_WORKS_FOR),
            used_at: Set(None),
        };
        Entity::insert(link).exec_without_returning(&tx).await?;
        tx.commit().await?;
        let language = Language::parse(&row.language).unwrap_or_default();
        links.push(ResetLink { name: row.name, email: row.email, companies, language, token });
    }
    Ok(links)
}

/// Whose password a link sets: name and e-mail.
pub async fn reset_of(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<(String, String)> {
    let link = find(database.read(), token, now).await?;
    let row = by_id(database.read(), UserId(link.user_id)).await?;
    Ok((row.name, row.email))
}

/// Sets the password of a link's account, and signs it out everywhere.
pub async fn reset(database: &Database, token: &str, new: &Password, now: DateTime<Utc>) -> StoreResult<()> {
    let link = find(database.read(), token, now).await?;
    let id = UserId(link.user_id);
    let row = by_id(database.read(), id).await?;
    let companies = companies::of_user(database, id).await?;
    let known = [row.name.as_str(), row.email.as_str()];
    let known: Vec<&str> = known.into_iter().chain(companies.iter().map(|(_, name)| name.as_str())).collect();
    strength::check("password", new, &known).await?;
    // Of the other accounts of the e-mail, it is a guess.
    attempts::begin(database, &[Target::chosen(&row.email_folded)], now).await?;
    let chosen = Chosen::hash(database, &row.email_folded, Some(id), new).await?;
    if chosen.same_as().is_some() {
        sessions::refused(database, row.email_folded, now);
        return Err(StoreError::field("password", FieldError::Taken));
    }
    let tx = database.begin().await?;
    // Whoever comes second with the same link finds it used.
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(link.id))
        .filter(Column::UsedAt.is_null())
        .exec(&tx)
        .await?;
    if used.rows_affected != 1 {
        return Err(Refusal::LinkExpired.into());
    }
    password::replace(&tx, id, chosen, now).await?;
    // The link was in the e-mail's own mailbox.
    prove(&tx, id).await?;
    sessions::end_others(&tx, id, None).await?;
    // Whoever asked was the owner after all.
    let address = database.origin().map(|origin| origin.address.as_str()).unwrap_or_default();
    attempts::give_back(&tx, &Target::reset(&row.email_folded, address)).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::PasswordReset, now).await
}

/// Forgets links that work no more.
pub async fn prune_resets(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = Entity::delete_many().filter(Column::ExpiresAt.lte(now));
    Ok(old.exec(database.write()).await?.rows_affected)
}

/// How many links of an account work.
async fn working(tx: &DatabaseTransaction, user: UserId, now: DateTime<Utc>) -> StoreResult<u64> {
    let working = Entity::find()
        .filter(Column::UserId.eq(user.0))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now));
    Ok(working.count(tx).await?)
}

/// Ends the links of an account that nobody has followed.
pub(super) async fn end_others(tx: &DatabaseTransaction, user: UserId, now: DateTime<Utc>) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user.0))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A link that still works.
async fn find(db: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> StoreResult<Model> {
    let row = Entity::find().filter(Column::TokenHash.eq(tokens::hash(token))).one(db).await?;
    row.filter(|row| row.used_at.is_none() && row.expires_at > now).ok_or_else(|| Refusal::LinkExpired.into())
}
