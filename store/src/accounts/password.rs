//! The password of whoever is signed in: asked for again, and changed.

use chrono::{DateTime, Utc};
use domain::error::{FieldError, Refusal};
use domain::ids::{SessionId, UserId};
use domain::security_log::{Proof, SecurityEvent};
use domain::users::Password;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::hashing::PasswordHash;
use super::of_email::{Chosen, opened_by};
use super::strength;
use crate::attempts::{self, Target};
use crate::entities::user;
use crate::{Database, StoreError, StoreResult, accounts, audit, companies, sessions};

/// Whether this is the user's password; asked again before what an unlocked screen must not allow.
pub async fn check_password(database: &Database, id: UserId, typed: &str, now: DateTime<Utc>) -> StoreResult<()> {
    if typed.is_empty() {
        return Err(StoreError::field("password", FieldError::Required));
    }
    let row = accounts::by_id(database.read(), id).await?;
    let targets = [Target::password(id)];
    attempts::begin(database, &targets, now).await?;
    if opened_by(vec![row], typed).await?.is_none() {
        audit::of_user(database, id, SecurityEvent::Refused { proof: Proof::PasswordAgain }, now).await;
        return Err(Refusal::WrongCredentials.into());
    }
    let tx = database.begin().await?;
    attempts::succeed(&tx, &targets).await?;
    Ok(tx.commit().await?)
}

/// A change of password, from where it is asked for.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// The password in force, as typed.
    pub current: &'a str,
    /// The one to take its place.
    pub new: &'a Password,
    /// The session that goes on.
    pub keep: SessionId,
    /// Where the request comes from.
    pub address: &'a str,
}

/// Changes a password and signs every other device out: whoever knew the old one is gone.
pub async fn change_password(
    database: &Database,
    id: UserId,
    change: Change<'_>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    match check_password(database, id, change.current, now).await {
        Err(StoreError::Refused(Refusal::WrongCredentials)) => {
            return Err(StoreError::field("current", FieldError::Mismatch));
        }
        checked => checked?,
    }
    let row = accounts::by_id(database.read(), id).await?;
    let companies = companies::of_user(database, id).await?;
    let known = [row.name.as_str(), row.email.as_str()];
    let known: Vec<&str> = known.into_iter().chain(companies.iter().map(|(_, name)| name.as_str())).collect();
    strength::check("new", change.new, &known).await?;
    // Of the other accounts of the e-mail, it is a guess: counted though it was wrong.
    let targets = Target::email(&row.email_folded, change.address);
    let guess = [targets.as_slice(), &[Target::chosen(&row.email_folded)]].concat();
    attempts::begin(database, &guess, now).await?;
    let chosen = Chosen::hash(database, &row.email_folded, Some(id), change.new).await?;
    if chosen.same_as().is_some() {
        sessions::refused(database, row.email_folded, now);
        return Err(StoreError::field("new", FieldError::Taken));
    }
    let tx = database.begin().await?;
    attempts::give_back(&tx, &targets).await?;
    replace(&tx, id, chosen, now).await?;
    sessions::end_others(&tx, id, Some(change.keep)).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::PasswordChanged, now).await
}

/// Puts a new hash in the place of the old one.
pub(super) async fn replace(
    tx: &DatabaseTransaction,
    id: UserId,
    chosen: Chosen,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let row = accounts::by_id(tx, id).await?;
    let hash: PasswordHash = chosen.keep(tx, &row.email_folded, Some(id)).await?;
    let mut row: user::ActiveModel = row.into_active_model();
    row.password_hash = Set(hash.into_string());
    row.updated_at = Set(now);
    row.update(tx).await?;
    // Whoever had one of the links sent would undo it.
    super::reset::end_others(tx, id, now).await
}
