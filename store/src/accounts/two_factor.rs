//! The second factor: six digits that an application makes (RFC 6238), and the codes for when it is lost.

use chrono::{DateTime, Utc};
use domain::error::{FieldError, Refusal};
use domain::ids::UserId;
use domain::security_log::SecurityEvent;
use domain::users::CodeOnce;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use totp_rs::{Algorithm, Secret, TOTP};

use super::hashing::same;
use super::{by_id, check_password, recovery};
use crate::attempts::{self, Target};
use crate::entities::user;
use crate::{Database, Secrets, StoreError, StoreResult, audit, companies};

/// How long a code is shown, in seconds.
const STEP_SECONDS: u64 = 30;
/// Steps before and after the present one that are still taken: clocks differ, people type slowly.
const TOLERANCE: i64 = 1;
/// What applications show above the code.
const ISSUER: &str = "Clientèle";

/// A second factor being set up: what the application is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct TwoFactor {
    /// The secret, to type where no camera is.
    pub secret: String,
    /// The `otpauth` address, for the QR code.
    pub url: String,
}

/// Whether a second factor is on, and how many recovery codes still work.
pub async fn two_factor(database: &Database, id: UserId) -> StoreResult<(bool, u64)> {
    let row = by_id(database.read(), id).await?;
    Ok((row.totp_active, recovery::left(database.read(), id).await?))
}

/// Makes a secret, or gives the one not yet confirmed again, so that a page that is loaded twice shows the same code. At an unlocked
/// screen, a stranger's application would otherwise keep the owner out.
pub async fn begin_two_factor(
    database: &Database,
    id: UserId,
    password: &str,
    now: DateTime<Utc>,
) -> StoreResult<TwoFactor> {
    check_password(database, id, password, now).await?;
    let tx = database.begin().await?;
    let row = by_id(&tx, id).await?;
    if row.totp_active {
        return Err(Refusal::WrongState.into());
    }
    let (email, kept) = (row.email.clone(), row.totp_secret.clone());
    let secret = if let Some(sealed) = kept {
        database.secrets().second_factor(id, &sealed)?
    } else {
        let made = new_secret();
        let mut row = row.into_active_model();
        row.totp_secret = Set(Some(database.secrets().seal_second_factor(id, &made)?));
        row.updated_at = Set(now);
        row.update(&tx).await?;
        made
    };
    tx.commit().await?;
    shown(secret, ISSUER, &email)
}

/// Turns the second factor on with a first code from the application, and gives the recovery codes.
pub async fn confirm_two_factor(
    database: &Database,
    id: UserId,
    code: &str,
    now: DateTime<Utc>,
) -> StoreResult<Vec<String>> {
    let CodeOnce::Digits(digits) = read(code)? else { return Err(Refusal::WrongCode.into()) };
    let targets = [Target::code(id)];
    attempts::begin(database, &targets, now).await?;
    let tx = database.begin().await?;
    let row = by_id(&tx, id).await?;
    if row.totp_active {
        return Err(Refusal::WrongState.into());
    }
    if !spend_digits(&tx, database.secrets(), &row, &digits, now).await? {
        return Err(Refusal::WrongCode.into());
    }
    let mut row = by_id(&tx, id).await?.into_active_model();
    row.totp_active = Set(true);
    row.updated_at = Set(now);
    row.update(&tx).await?;
    let codes = recovery::renew(&tx, id, now).await?;
    attempts::succeed(&tx, &targets).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::SecondFactorOn, now).await?;
    Ok(codes)
}

/// Turns it off; an unlocked screen alone must not be enough. Refused while a company of the user's requires one.
pub async fn disable_two_factor(
    database: &Database,
    id: UserId,
    password: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    check_password(database, id, password, now).await?;
    let tx = database.begin().await?;
    if let Some(company) = companies::requiring_two_factor(&tx, id).await? {
        return Err(Refusal::TwoFactorRequired { company }.into());
    }
    clear(&tx, by_id(&tx, id).await?, now).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::SecondFactorOff, now).await
}

/// Gives new recovery codes in the place of the old ones.
pub async fn renew_recovery_codes(
    database: &Database,
    id: UserId,
    password: &str,
    now: DateTime<Utc>,
) -> StoreResult<Vec<String>> {
    check_password(database, id, password, now).await?;
    let tx = database.begin().await?;
    if !by_id(&tx, id).await?.totp_active {
        return Err(Refusal::WrongState.into());
    }
    let codes = recovery::renew(&tx, id, now).await?;
    audit::commit_of_user(tx, database, id, SecurityEvent::RecoveryCodesMade, now).await?;
    Ok(codes)
}

/// Takes secret and recovery codes away.
pub(super) async fn clear(tx: &DatabaseTransaction, row: user::Model, now: DateTime<Utc>) -> StoreResult<()> {
    recovery::forget(tx, UserId(row.id)).await?;
    let mut row = row.into_active_model();
    row.totp_secret = Set(None);
    row.totp_active = Set(false);
    row.totp_last_step = Set(None);
    row.updated_at = Set(now);
    row.update(tx).await?;
    Ok(())
}

/// Uses a code up; false when it is wrong or was used.
pub(crate) async fn spend(
    tx: &DatabaseTransaction,
    secrets: &Secrets,
    row: &user::Model,
    code: &CodeOnce,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    match code {
        CodeOnce::Digits(digits) => spend_digits(tx, secrets, row, digits, now).await,
        CodeOnce::Recovery(code) => recovery::spend(tx, UserId(row.id), code).await,
    }
}

async fn spend_digits(
    tx: &DatabaseTransaction,
    secrets: &Secrets,
    row: &user::Model,
    digits: &str,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let Some(sealed) = &row.totp_secret else { return Ok(false) };
    let secret = secrets.second_factor(UserId(row.id), sealed)?;
    let Some(step) = step_of(&secret, digits, now)? else { return Ok(false) };
    // One statement: of two requests with the same code, one finds the step already used (RFC 6238, 5.2).
    let used = user::Entity::update_many()
        .col_expr(user::Column::TotpLastStep, sea_orm::sea_query::Expr::value(step))
        .filter(user::Column::Id.eq(row.id))
        .filter(Condition::any().add(user::Column::TotpLastStep.is_null()).add(user::Column::TotpLastStep.lt(step)))
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Which step the digits are of, if an application that has the secret shows them about now.
pub(crate) fn step_of(secret: &str, digits: &str, now: DateTime<Utc>) -> StoreResult<Option<i64>> {
    let totp = totp(secret, ISSUER, ISSUER)?;
    let present = now.timestamp().div_euclid(STEP_SECONDS.cast_signed());
    let mut found = None;
    for step in present - TOLERANCE..=present + TOLERANCE {
        let time = step.cast_unsigned().saturating_mul(STEP_SECONDS);
        if same(&totp.generate(time), digits) {
            found = Some(step);
        }
    }
    Ok(found)
}

/// Reads what was typed as a code.
pub(crate) fn read(code: &str) -> StoreResult<CodeOnce> {
    CodeOnce::parse(code).map_err(|error| match error {
        FieldError::Required => StoreError::field("code", error),
        _ => Refusal::WrongCode.into(),
    })
}

/// A new secret, as it is shown and sealed.
pub(crate) fn new_secret() -> String {
    Secret::generate_secret().to_encoded().to_string()
}

/// What an application is shown of a secret: who asks for the code, and of whom.
pub(crate) fn shown(secret: String, issuer: &str, email: &str) -> StoreResult<TwoFactor> {
    let url = totp(&secret, issuer, email)?.get_url();
    Ok(TwoFactor { secret, url })
}

fn totp(secret: &str, issuer: &str, email: &str) -> StoreResult<TOTP> {
    let corrupt = |error: String| StoreError::Corrupt(error);
    let bytes = Secret::Encoded(secret.to_owned()).to_bytes().map_err(|error| corrupt(error.to_string()))?;
    // The address format has no room for a colon in the names.
    let [issuer, account] = [issuer, email].map(|name| name.replace(':', ""));
    TOTP::new(Algorithm::SHA1, 6, 1, STEP_SECONDS, bytes, Some(issuer), account)
        .map_err(|error| corrupt(error.to_string()))
}
