//! The password that a contact chooses for themselves, changes and takes away, by the rules of staff's.
//!
//! Whoever changes it shows the one before, or has just come by what was sent to the e-mail: an unlocked screen alone must not be enough,
//! and whoever has forgotten it comes by a link. Any change ends the contact's other sessions.

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::{FieldError, Refusal};
use domain::ids::ContactId;
use domain::security_log::{CredentialChange, SecurityEvent};
use domain::users::Password;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use super::own::require_guest;
use super::sessions::{self, Guest};
use super::{credentials, factor, invited};
use crate::attempts::{self, Target};
use crate::contacts::columns;
use crate::entities::portal_credential::{Entity, Model};
use crate::{Database, StoreError, StoreResult, Tenant, accounts, changes, companies, contacts};

/// How long whoever has come by what was sent to the e-mail need not show the password.
const FRESH: TimeDelta = TimeDelta::minutes(15);

/// What a guest is shown of how they come in.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safety {
    /// The e-mail that they come in by.
    pub email: String,
    /// Whether the company lets its contacts have a password.
    pub is_allowed: bool,
    /// Whether they have one.
    pub has_password: bool,
    /// Whether they give a code as well.
    pub has_factor: bool,
    /// How many recovery codes still work.
    pub codes_left: u64,
    /// Whether the password is asked for before anything changes.
    pub asks_password: bool,
}

/// A choice of password, from where it is made.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    /// The one in force, as typed.
    pub current: &'a str,
    /// The one to take its place, as typed.
    pub new: &'a str,
    /// Where the request comes from.
    pub address: &'a str,
}

/// Whoever has, or is to have, a password.
pub(super) struct Holder {
    /// Their access.
    pub(super) access: Uuid,
    /// Their e-mail.
    pub(super) email: String,
    /// The same, folded.
    pub(super) folded: String,
    /// Their name.
    name: String,
    /// Whether they have just come by what was sent to the e-mail.
    is_fresh: bool,
    /// What they have.
    pub(super) row: Option<Model>,
}

/// What a guest is shown of how they come in; in a preview, nothing.
pub async fn safety<C: ConnectionTrait>(t: &Tenant<C>, guest: &Guest) -> StoreResult<Safety> {
    let is_allowed = companies::portal_passwords(t).await?;
    if guest.is_preview {
        return Ok(Safety { is_allowed, ..Safety::default() });
    }
    let holder = holder(t, guest).await?;
    let codes_left = match &holder.row {
        Some(row) => factor::codes_left(t, row.id).await?,
        None => 0,
    };
    Ok(Safety {
        is_allowed,
        has_password: holder.row.is_some(),
        has_factor: holder.row.as_ref().is_some_and(|row| row.totp_active),
        codes_left,
        asks_password: holder.row.is_some() && !holder.is_fresh,
        email: holder.email,
    })
}

/// Chooses a password, or another one.
pub async fn choose_password(
    database: &Database,
    guest: &Guest,
    choice: Choice<'_>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let access = guest.access(database.clone(), now);
    let read = access.read();
    let before = holder(&read, guest).await?;
    require_allowed(&read).await?;
    let new = Password::choose(choice.new, &before.email).map_err(|error| StoreError::field("new", error))?;
    prove(database, &before, choice.current, now).await?;
    let known = [before.name.as_str(), before.email.as_str(), guest.company_name.as_str()];
    accounts::check_strength("new", &new, &known).await?;
    // Of the contacts of other companies who have the e-mail, it is a guess: counted though it was wrong.
    let targets = Target::portal_password(&before.folded, choice.address);
    let tried = [targets.as_slice(), &[Target::portal_chosen(&before.folded)]].concat();
    attempts::begin(database, &tried, now).await?;
    let others = others(database.read(), &before).await?;
    if others.len() as u64 >= credentials::MOST {
        return Err(Refusal::TooManyAccounts { max: u32::try_from(credentials::MOST).unwrap_or(u32::MAX) }.into());
    }
    let (hash, same) = accounts::hash_password(&new, credentials::hashes(&others)).await?;
    if same.is_some() {
        return Err(StoreError::field("new", FieldError::Taken));
    }
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    accounts::hold(tx.db(), &format!("portal {}", holder.folded)).await?;
    // What it was compared with is no more.
    if credentials::hashes(&self::others(tx.db(), &holder).await?) != credentials::hashes(&others) {
        return Err(StoreError::Busy);
    }
    attempts::give_back(tx.db(), &targets).await?;
    let is_first = holder.row.is_none();
    keep(&tx, &holder, hash.into_string()).await?;
    sessions::end_others(&tx, holder.access, Some(guest)).await?;
    let change = if is_first { CredentialChange::PasswordSet } else { CredentialChange::PasswordChanged };
    tx.note(SecurityEvent::PortalCredential { email: holder.email, change });
    tx.commit().await
}

/// Takes the password away, and the second factor with it: links go on to work.
pub async fn remove_password(database: &Database, guest: &Guest, current: &str, now: DateTime<Utc>) -> StoreResult<()> {
    let access = guest.access(database.clone(), now);
    let before = holder(&access.read(), guest).await?;
    if before.row.is_none() {
        return Ok(());
    }
    prove(database, &before, current, now).await?;
    let tx = access.begin().await?;
    let holder = still(&tx, guest, &before).await?;
    credentials::forget(&tx, holder.access).await?;
    sessions::end_others(&tx, holder.access, Some(guest)).await?;
    tx.note(SecurityEvent::PortalCredential { email: holder.email, change: CredentialChange::PasswordRemoved });
    tx.commit().await
}

/// Takes a contact's password and second factor away, for staff: whoever is in is out at once, and comes by a link. Whether there was one.
pub async fn reset_password(tx: &Tenant<DatabaseTransaction>, id: ContactId) -> StoreResult<bool> {
    changes::hold(tx).await?;
    let contact = contacts::get(tx, id).await?;
    let Some(row) = invited::row_of(tx, id).await? else { return Ok(false) };
    if !credentials::forget(tx, row.id).await? {
        return Ok(false);
    }
    sessions::end_others(tx, row.id, None).await?;
    let email = contact.person.email.map(|email| email.as_str().to_owned()).unwrap_or_default();
    tx.note(SecurityEvent::PortalCredential { email, change: CredentialChange::Reset });
    Ok(true)
}

/// A guest as the holder of a password, if they are still let in.
pub(super) async fn holder<C: ConnectionTrait>(t: &Tenant<C>, guest: &Guest) -> StoreResult<Holder> {
    require_guest(guest)?;
    let access = invited::row_of(t, guest.contact).await?.ok_or(StoreError::NotFound)?.id;
    let (contact, _) = invited::let_in(t, access).await?.ok_or(StoreError::NotFound)?;
    let name = columns::person(&contact)?.display_name();
    let is_fresh = sessions::came_by_mail(t, guest, FRESH).await?;
    let row = credentials::of_access(t, access).await?;
    let (email, folded) = (contact.email.unwrap_or_default(), contact.email_folded.unwrap_or_default());
    Ok(Holder { access, email, folded, name, is_fresh, row })
}

/// The same in a transaction, in which nobody else writes. Refused as busy where the password became another one since it was shown.
pub(super) async fn still(tx: &Tenant<DatabaseTransaction>, guest: &Guest, before: &Holder) -> StoreResult<Holder> {
    changes::hold(tx).await?;
    let now = holder(tx, guest).await?;
    let hash = |holder: &Holder| holder.row.as_ref().map(|row| row.password_hash.clone());
    if now.folded == before.folded && hash(&now) == hash(before) { Ok(now) } else { Err(StoreError::Busy) }
}

/// Goes on only for whoever knows the password in force, if there is one and they have not just come by what was sent to the e-mail.
pub(super) async fn prove(database: &Database, holder: &Holder, typed: &str, now: DateTime<Utc>) -> StoreResult<()> {
    let Some(row) = holder.row.as_ref().filter(|_| !holder.is_fresh) else { return Ok(()) };
    if typed.is_empty() {
        return Err(StoreError::field("current", FieldError::Required));
    }
    let targets = [Target::portal_again(holder.access)];
    attempts::begin(database, &targets, now).await?;
    if accounts::find_password(typed, vec![row.password_hash.clone()]).await?.is_none() {
        return Err(Refusal::WrongCredentials.into());
    }
    let tx = database.begin().await?;
    attempts::succeed(&tx, &targets).await?;
    Ok(tx.commit().await?)
}

/// Goes on only where the company lets its contacts have a password.
pub(super) async fn require_allowed<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<()> {
    if companies::portal_passwords(t).await? { Ok(()) } else { Err(StoreError::Forbidden) }
}

/// The passwords of the contacts of other companies who have the e-mail.
async fn others(db: &impl ConnectionTrait, holder: &Holder) -> StoreResult<Vec<Model>> {
    let all = credentials::all(db, &holder.folded).await?;
    Ok(all.into_iter().filter(|row| row.access_id != holder.access).collect())
}

async fn keep(tx: &Tenant<DatabaseTransaction>, holder: &Holder, hash: String) -> StoreResult<()> {
    if let Some(row) = holder.row.clone() {
        let mut row = row.into_active_model();
        row.password_hash = Set(hash);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        return Ok(());
    }
    // There may be one of the e-mail before.
    credentials::forget(tx, holder.access).await?;
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        access_id: holder.access,
        email_folded: holder.folded.clone(),
        password_hash: hash,
        totp_secret: None,
        totp_active: false,
        totp_last_step: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}
