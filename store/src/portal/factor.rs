//! The second factor of a contact: the digits of an application beside the password, and codes for the day it is lost, as staff have them.
//!
//! Links ask for it as well: whoever reads a mailbox does not come in by that alone.

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::security_log::{CredentialChange, SecurityEvent};
use domain::users::CodeOnce;
use domain::users::code::grouped;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, Set,
};
use uuid::Uuid;

use super::credentials::forget_codes;
use super::password::{holder, prove, require_allowed, still};
use super::sessions::Guest;
use crate::accounts::TwoFactor;
use crate::attempts::{self, Target};
use crate::entities::portal_credential::{Column, Entity, Model};
use crate::entities::portal_recovery_code;
use crate::{Database, Secrets, StoreResult, Tenant, accounts, tokens};

/// Makes a secret, or gives the one that is not confirmed yet again.
pub async fn begin_factor(
    database: &Database,
    guest: &Guest,
    current: &str,
    now: DateTime<Utc>,
) -> StoreResult<TwoFactor> {
    let access = guest.access(database.clone(), now);
    let read = access.read();
    let before = holder(&read, guest).await?;
    require_allowed(&read).await?;
    prove(database, &before, current, now).await?;
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    let row = holder.row.filter(|row| !row.totp_active).ok_or(Refusal::WrongState)?;
    let secret = if let Some(sealed) = &row.totp_secret {
        database.secrets().portal_factor(holder.access, sealed)?
    } else {
        let made = accounts::new_secret();
        let mut row = row.into_active_model();
        row.totp_secret = Set(Some(database.secrets().seal_portal_factor(holder.access, &made)?));
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        made
    };
    tx.commit().await?;
    accounts::show_factor(secret, &guest.company_name, &holder.email)
}

/// Turns the second factor on with a first code from the application, and gives the recovery codes.
pub async fn confirm_factor(
    database: &Database,
    guest: &Guest,
    typed: &str,
    now: DateTime<Utc>,
) -> StoreResult<Vec<String>> {
    let CodeOnce::Digits(digits) = accounts::read_code(typed)? else { return Err(Refusal::WrongCode.into()) };
    let access = guest.access(database.clone(), now);
    let before = holder(&access.read(), guest).await?;
    let targets = [Target::portal_code(before.access)];
    attempts::begin(database, &targets, now).await?;
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    let row = holder.row.filter(|row| !row.totp_active).ok_or(Refusal::WrongState)?;
    if !spend_digits(&tx, database.secrets(), &row, &digits).await? {
        return Err(Refusal::WrongCode.into());
    }
    Entity::update_many()
        .col_expr(Column::TotpActive, Expr::value(true))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(row.id))
        .exec(tx.db())
        .await?;
    let codes = renew(&tx, row.id).await?;
    attempts::succeed(tx.db(), &targets).await?;
    tx.note(SecurityEvent::PortalCredential { email: holder.email, change: CredentialChange::FactorOn });
    tx.commit().await?;
    Ok(codes)
}

/// Turns it off. Who has none stays without.
pub async fn disable_factor(database: &Database, guest: &Guest, current: &str, now: DateTime<Utc>) -> StoreResult<()> {
    let access = guest.access(database.clone(), now);
    let before = holder(&access.read(), guest).await?;
    prove(database, &before, current, now).await?;
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    let Some(row) = holder.row.filter(|row| row.totp_secret.is_some()) else { return Ok(()) };
    forget_codes(&tx, row.id).await?;
    let mut row = row.into_active_model();
    row.totp_secret = Set(None);
    row.totp_active = Set(false);
    row.totp_last_step = Set(None);
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    tx.note(SecurityEvent::PortalCredential { email: holder.email, change: CredentialChange::FactorOff });
    tx.commit().await
}

/// Gives new recovery codes in the place of the old ones.
pub async fn renew_codes(
    database: &Database,
    guest: &Guest,
    current: &str,
    now: DateTime<Utc>,
) -> StoreResult<Vec<String>> {
    let access = guest.access(database.clone(), now);
    let before = holder(&access.read(), guest).await?;
    prove(database, &before, current, now).await?;
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    let row = holder.row.filter(|row| row.totp_active).ok_or(Refusal::WrongState)?;
    let codes = renew(&tx, row.id).await?;
    tx.note(SecurityEvent::PortalCredential { email: holder.email, change: CredentialChange::CodesMade });
    tx.commit().await?;
    Ok(codes)
}

/// How many recovery codes still work.
pub(super) async fn codes_left<C: ConnectionTrait>(t: &Tenant<C>, credential: Uuid) -> StoreResult<u64> {
    let left = portal_recovery_code::Entity::find()
        .filter(portal_recovery_code::Column::CompanyId.eq(t.company().0))
        .filter(portal_recovery_code::Column::CredentialId.eq(credential));
    Ok(left.count(t.db()).await?)
}

/// Uses a code up; false when it is wrong or was used.
pub(super) async fn spend(
    tx: &Tenant<DatabaseTransaction>,
    secrets: &Secrets,
    row: &Model,
    code: &CodeOnce,
) -> StoreResult<bool> {
    let code = match code {
        CodeOnce::Digits(digits) => return spend_digits(tx, secrets, row, digits).await,
        CodeOnce::Recovery(code) => code,
    };
    let spent = portal_recovery_code::Entity::delete_many()
        .filter(portal_recovery_code::Column::CompanyId.eq(tx.company().0))
        .filter(portal_recovery_code::Column::CredentialId.eq(row.id))
        .filter(portal_recovery_code::Column::CodeHash.eq(tokens::hash(code)))
        .exec(tx.db())
        .await?;
    Ok(spent.rows_affected == 1)
}

async fn spend_digits(
    tx: &Tenant<DatabaseTransaction>,
    secrets: &Secrets,
    row: &Model,
    digits: &str,
) -> StoreResult<bool> {
    let Some(sealed) = &row.totp_secret else { return Ok(false) };
    let secret = secrets.portal_factor(row.access_id, sealed)?;
    let Some(step) = accounts::step_of(&secret, digits, tx.now())? else { return Ok(false) };
    // One statement: of two requests with the same code, one finds the step already used (RFC 6238, 5.2).
    let used = Entity::update_many()
        .col_expr(Column::TotpLastStep, Expr::value(step))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(row.id))
        .filter(Condition::any().add(Column::TotpLastStep.is_null()).add(Column::TotpLastStep.lt(step)))
        .exec(tx.db())
        .await?;
    Ok(used.rows_affected == 1)
}

/// Makes new codes in the place of all old ones. They are shown now and never again.
async fn renew(tx: &Tenant<DatabaseTransaction>, credential: Uuid) -> StoreResult<Vec<String>> {
    forget_codes(tx, credential).await?;
    let codes = accounts::make_recovery_codes()?;
    let rows = codes.iter().map(|code| portal_recovery_code::ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        credential_id: Set(credential),
        code_hash: Set(tokens::hash(code)),
    });
    portal_recovery_code::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(codes.iter().map(|code| grouped(code)).collect())
}
