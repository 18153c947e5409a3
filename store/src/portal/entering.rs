//! How contacts come in: by what was sent to their e-mail or by a password, and past the second factor where they have one.
//!
//! An unknown e-mail, one without a password and a wrong password are the same: one hashing, one answer, one count. The password of a
//! contact of another company with the same e-mail is a guess at the others; only a browser that has had a link of the e-mail is counted
//! apart.

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::Refusal;
use domain::identifiers::Email;
use domain::ids::{ClientId, CompanyId};
use domain::security_log::SecurityEvent;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use super::beginning::{self, Beginning};
use super::{credentials, factor, invited, known, links, sessions};
use crate::attempts::{self, Target};
use crate::contacts::columns;
use crate::entities::contact;
use crate::entities::portal_credential::{Entity, Model};
use crate::{Access, Actor, Database, StoreResult, Tenant, accounts, changes, tokens};

/// How long a browser waits for the second factor.
pub(super) const CODE_WAITS: TimeDelta = TimeDelta::minutes(10);

/// A browser that was let in: its token is told to it now, and kept only as its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// The token.
    pub token: String,
    /// Whether the second factor is still to come: until then the token opens nothing.
    pub awaits_code: bool,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened(…, awaits_code: {})", self.awaits_code)
    }
}

/// What signing in by a password brings.
#[derive(Clone, Copy)]
pub struct ByPassword<'a> {
    /// The e-mail.
    pub email: &'a Email,
    /// The password as typed.
    pub password: &'a str,
    /// What the device calls itself.
    pub device: &'a str,
    /// Where the request comes from.
    pub address: &'a str,
    /// What the browser is known by that has had a link, if it has.
    pub known: Option<&'a str>,
}

/// Signs in to the portal that the password opens.
pub async fn enter_password(database: &Database, by: ByPassword<'_>, now: DateTime<Utc>) -> StoreResult<Opened> {
    let folded = by.email.folded();
    let (row, targets) = judge(database, &folded, by, now).await?;
    let tx = Access::operator(database.clone(), CompanyId(row.company_id), now).begin().await?;
    // A revocation is over by then, or has not begun; nor is the password replaced while it was hashed.
    changes::hold(&tx).await?;
    let still = Entity::find_by_id((row.company_id, row.id)).one(tx.db()).await?;
    let is_still = still.is_some_and(|still| accounts::is_same(&still.password_hash, &row.password_hash));
    let let_in = if is_still { invited::let_in(&tx, row.access_id).await? } else { None };
    let Some((contact, clients)) = let_in else { return Err(Refusal::WrongCredentials.into()) };
    let has_email = contact.email_folded.as_deref() == Some(folded.as_str());
    let Some((client, _)) = clients.first().filter(|_| has_email) else {
        return Err(Refusal::WrongCredentials.into());
    };
    attempts::succeed(tx.db(), &targets).await?;
    let opened = admit(&tx, row.access_id, (&contact, *client), (by.device, false)).await?;
    tx.commit().await?;
    Ok(opened)
}

/// The password that was typed, within the limits of guessing, and what is given back once somebody is in.
async fn judge(
    database: &Database,
    folded: &str,
    by: ByPassword<'_>,
    now: DateTime<Utc>,
) -> StoreResult<(Model, Vec<Target>)> {
    let anybody = Target::portal_password(folded, by.address);
    let own = known::browser(database, folded, by.known).map(|browser| vec![Target::portal_device(&browser)]);
    let targets = own.clone().unwrap_or_else(|| anybody.clone());
    attempts::begin(database, &targets, now).await?;
    let found = credentials::opening(database.read(), folded).await?;
    let place = accounts::find_password(by.password, credentials::hashes(&found)).await?;
    if let Some(row) = place.and_then(|place| found.into_iter().nth(place)) {
        return Ok((row, targets));
    }
    if own.is_some() {
        attempts::begin(database, &anybody, now).await?;
    }
    tracing::info!(target: "security", event = "portal_password_refused", address = by.address, device = by.device);
    Err(Refusal::WrongCredentials.into())
}

/// Has somebody in at a client of theirs: at once, or once the second factor was given.
pub(super) async fn admit(
    tx: &Tenant<DatabaseTransaction>,
    access: Uuid,
    (contact, client): (&contact::Model, ClientId),
    (device, by_mail): (&str, bool),
) -> StoreResult<Opened> {
    let awaits_code = credentials::of_access(tx, access).await?.is_some_and(|row| row.totp_active);
    let token = beginning::open(tx, access, client, Beginning { device, awaits_code, by_mail }).await?;
    if !awaits_code {
        tell(tx, access, (contact, client)).await?;
    }
    Ok(Opened { token, awaits_code })
}

/// Whether a token waits for its second factor.
pub async fn awaits_factor(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<bool> {
    Ok(sessions::waiting(database.read(), token, now).await?.is_some())
}

/// Completes a sign-in with the second factor. The token changes: the one from before it is worth nothing. One that waits no more is
/// refused as [`Refusal::LinkExpired`].
pub async fn enter_factor(database: &Database, token: &str, typed: &str, now: DateTime<Utc>) -> StoreResult<String> {
    let code = accounts::read_code(typed)?;
    let waiting = sessions::waiting(database.read(), token, now).await?.ok_or(Refusal::LinkExpired)?;
    let targets = [Target::portal_code(waiting.access_id)];
    attempts::begin(database, &targets, now).await?;
    let tx = Access::operator(database.clone(), CompanyId(waiting.company_id), now).begin().await?;
    changes::hold(&tx).await?;
    let waiting = sessions::waiting(tx.db(), token, now).await?.ok_or(Refusal::LinkExpired)?;
    let (access, client) = (waiting.access_id, ClientId(waiting.client_id));
    if !invited::has_email(&tx, access, &waiting.email_hash).await? {
        return Err(Refusal::LinkExpired.into());
    }
    let (contact, clients) = invited::let_in(&tx, access).await?.ok_or(Refusal::LinkExpired)?;
    // It may be off by now: whoever comes anew is asked for none.
    let row = credentials::of_access(&tx, access).await?.filter(|row| row.totp_active).ok_or(Refusal::LinkExpired)?;
    if !clients.iter().any(|(id, _)| *id == client) {
        return Err(Refusal::LinkExpired.into());
    }
    if !factor::spend(&tx, database.secrets(), &row, &code).await? {
        tracing::info!(target: "security", event = "portal_code_refused", device = waiting.device.as_str());
        return Err(Refusal::WrongCode.into());
    }
    attempts::succeed(tx.db(), &targets).await?;
    let token = tokens::generate();
    let mut session = waiting.into_active_model();
    session.token_hash = Set(tokens::hash(&token));
    session.awaits_code = Set(false);
    session.last_seen_at = Set(now);
    session.expires_at = Set(now + sessions::IDLE);
    session.updated_at = Set(now);
    session.update(tx.db()).await?;
    tell(&tx, access, (&contact, client)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Has staff see that somebody is in.
async fn tell(
    tx: &Tenant<DatabaseTransaction>,
    access: Uuid,
    (contact, client): (&contact::Model, ClientId),
) -> StoreResult<()> {
    links::note_sign_in(tx, access, client).await?;
    let who = Actor { user: None, name: columns::person(contact)?.display_name() };
    tx.note_for(who, SecurityEvent::PortalSignIn { email: contact.email.clone().unwrap_or_default() });
    Ok(())
}
