//! Passwords, kept as argon2id.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::{DateTime, Utc};
use domain::error::{FieldError, Refusal};
use domain::ids::{SessionId, UserId};
use domain::security_log::{Proof, SecurityEvent};
use domain::users::{MAX_PASSWORD, Password};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use tokio::sync::Semaphore;

use crate::attempts::{self, Target};
use crate::entities::user;
use crate::{Database, StoreError, StoreResult, accounts, audit, sessions};

/// Memory of one hashing in KiB, passes and lanes: the first choice of OWASP's password storage cheat sheet.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many are hashed at once: 19 MiB each, so that a flood of sign-ins queues instead of filling the memory.
static HASHERS: Semaphore = Semaphore::const_new(4);

/// A password as it is kept.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// What an unknown e-mail is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<Result<String, String>> = LazyLock::new(|| hash_now("nobody's password"));

/// Hashes a password, away from the threads that answer requests. Done before a transaction begins: it takes tens of milliseconds.
pub async fn hash(password: &Password) -> StoreResult<PasswordHash> {
    let password = password.clone();
    let hash = apart(move || hash_now(password.reveal())).await?;
    hash.map(PasswordHash).map_err(StoreError::Corrupt)
}

/// Whether a password is the one kept; without an account, no, after as long a while.
pub(crate) async fn verify(typed: &str, kept: Option<&str>) -> StoreResult<bool> {
    // Longer than any that can be chosen: hashing it would only cost.
    let typed = if typed.len() > MAX_PASSWORD as usize * 4 { String::new() } else { typed.to_owned() };
    let kept = kept.map(str::to_owned);
    apart(move || match (kept, &*NOBODY) {
        (Some(kept), _) => verify_now(&typed, &kept),
        (None, Ok(nobody)) => verify_now(&typed, nobody).map(|_| false),
        (None, Err(error)) => Err(error.clone()),
    })
    .await?
    .map_err(StoreError::Corrupt)
}

/// Whether this is the user's password; asked again before what an unlocked screen must not allow.
pub async fn check_password(database: &Database, id: UserId, typed: &str, now: DateTime<Utc>) -> StoreResult<()> {
    let row = accounts::by_id(database.read(), id).await?;
    let targets = [Target::password(id)];
    attempts::begin(database, &targets, now).await?;
    if !verify(typed, Some(&row.password_hash)).await? {
        audit::of_user(database, id, SecurityEvent::Refused { proof: Proof::PasswordAgain }, now).await;
        return Err(Refusal::WrongCredentials.into());
    }
    let tx = database.begin().await?;
    attempts::succeed(&tx, &targets).await?;
    Ok(tx.commit().await?)
}

/// Changes a password and signs every other device out: whoever knew the old one is gone.
pub async fn change_password(
    database: &Database,
    id: UserId,
    current: &str,
    new: &Password,
    keep: SessionId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    match check_password(database, id, current, now).await {
        Err(StoreError::Refused(Refusal::WrongCredentials)) => {
            return Err(StoreError::field("current", FieldError::Mismatch));
        }
        checked => checked?,
    }
    let hash = hash(new).await?;
    let tx = database.begin().await?;
    replace(&tx, accounts::by_id(&tx, id).await?, hash, now).await?;
    sessions::end_others(&tx, id, Some(keep)).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::PasswordChanged, now).await
}

/// Puts a new hash in the place of the old one.
pub(super) async fn replace(
    tx: &sea_orm::DatabaseTransaction,
    row: user::Model,
    hash: PasswordHash,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let mut row = row.into_active_model();
    row.password_hash = Set(hash.into_string());
    row.updated_at = Set(now);
    row.update(tx).await?;
    Ok(())
}

/// Runs hashing where blocking is allowed, a few at a time.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> StoreResult<T> {
    let turn = HASHERS.acquire().await.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Corrupt(error.to_string()));
    drop(turn);
    done
}

fn argon2() -> Result<Argon2<'static>, String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String, String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| error.to_string())?;
    let salt = SaltString::encode_b64(&salt).map_err(|error| error.to_string())?;
    let hash = argon2()?.hash_password(password.as_bytes(), &salt).map_err(|error| error.to_string())?;
    Ok(hash.to_string())
}

/// The parameters are read from the hash, so that older ones go on working when they are raised.
fn verify_now(password: &str, kept: &str) -> Result<bool, String> {
    let kept = argon2::PasswordHash::new(kept).map_err(|error| error.to_string())?;
    match argon2()?.verify_password(password.as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(error) => Err(error.to_string()),
    }
}
