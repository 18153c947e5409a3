//! What the browser may ask about users. A user's own account needs no permission; other people's need `ManageUsers`.

#![expect(missing_docs, reason = "the arguments of a server function become the fields of its type")]

#[cfg(feature = "ssr")]
mod letter;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::access::Role;
use domain::ids::{InvitationId, SessionId, UserId};
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::text::Text;
use domain::users::{Device, Invitation, InvitationForm, Member, PasswordForm};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::qr;
#[cfg(feature = "ssr")]
use crate::auth::cookie::set_session;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session::{self, Visitor};
use kit::wire::{ActClient, Json, PageClient};
#[cfg(feature = "ssr")]
use store::sessions::SignedIn;

/// The company's users, and who is invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Users {
    /// Who is in the company.
    pub members: Vec<Member>,
    /// Who has not accepted yet.
    pub invitations: Vec<Invitation>,
    /// Whether the company asks its users for a second factor.
    pub requires_two_factor: bool,
    /// Whether the company has said by which server letters are sent.
    pub has_mail: bool,
}

/// How a user's account is protected, and where it is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Security {
    /// Whether a second factor is on.
    pub two_factor: bool,
    /// How many recovery codes still work.
    pub recovery_codes: u64,
    /// A company of theirs that asks its users for a second factor.
    pub required_by: Option<String>,
    /// Signed-in devices, this one first; their instants are the company's local time, written as if it were UTC.
    pub devices: Vec<Device>,
}

/// A second factor being set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSecondFactor {
    /// The secret, to type where no camera is.
    pub secret: String,
    /// How many squares the QR code has a side.
    pub size: u32,
    /// The dark squares, as the path of an SVG of that size.
    pub path: String,
}

/// The company's users and invitations.
#[server(prefix = "/api", endpoint = "users/list", input = Json, output = Json, client = PageClient)]
pub async fn list_users() -> Result<Users, AppError> {
    let tenant = session::require(Permission::ManageUsers)?.read();
    Ok(Users {
        members: store::members::list(&tenant).await?,
        invitations: store::invitations::list(&tenant).await?,
        requires_two_factor: store::companies::requires_two_factor(&tenant).await?,
        has_mail: store::mail::settings(&tenant).await?.is_some(),
    })
}

/// Makes the company ask its users for a second factor, or no longer.
#[server(prefix = "/api", endpoint = "users/require-two-factor", input = Json, output = Json, client = ActClient)]
pub async fn require_two_factor(required: bool) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageUsers)?.begin().await?;
    store::companies::require_two_factor(&tx, required).await?;
    Ok(tx.commit().await?)
}

/// Invites somebody; answers the link, which is told only now.
#[server(prefix = "/api", endpoint = "users/invite", input = Json, output = Json, client = PageClient)]
pub async fn invite(form: InvitationForm) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let access = session::require(Permission::ManageUsers)?;
    let invitation = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let (_, token) = store::invitations::create(&tx, &invitation).await?;
    tx.commit().await?;
    Ok(format!("{}/invite/{token}", visitor.public_url.trim_end_matches('/')))
}

/// Invites somebody by a letter: its link goes to their e-mail, and nobody else is told it.
#[server(prefix = "/api", endpoint = "users/invite-by-mail", input = Json, output = Json, client = PageClient)]
pub async fn invite_by_mail(form: InvitationForm) -> Result<(), AppError> {
    let access = session::require(Permission::ManageUsers)?;
    let invitation = form.parse().map_err(AppError::Invalid)?;
    let email = invitation.email.clone();
    let write = move |told: &store::invitations::Invited| letter::letter(told, &email);
    let tx = access.begin().await?;
    store::invitations::send(&tx, &invitation, &write).await?;
    Ok(tx.commit().await?)
}

/// Takes an invitation back.
#[server(prefix = "/api", endpoint = "users/revoke", input = Json, output = Json, client = PageClient)]
pub async fn revoke(id: InvitationId) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageUsers)?.begin().await?;
    store::invitations::revoke(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Changes a user's role.
#[server(prefix = "/api", endpoint = "users/role", input = Json, output = Json, client = ActClient)]
pub async fn change_role(user: UserId, role: Role) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageUsers)?.begin().await?;
    store::members::change_role(&tx, user, role).await?;
    Ok(tx.commit().await?)
}

/// Takes a user out of the company.
#[server(prefix = "/api", endpoint = "users/remove", input = Json, output = Json, client = PageClient)]
pub async fn remove(user: UserId) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageUsers)?.begin().await?;
    store::members::remove(&tx, user).await?;
    Ok(tx.commit().await?)
}

/// Signs a user out of every browser.
#[server(prefix = "/api", endpoint = "users/sign-out", input = Json, output = Json, client = PageClient)]
pub async fn sign_out_member(user: UserId) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageUsers)?.begin().await?;
    store::members::sign_out(&tx, user).await?;
    Ok(tx.commit().await?)
}

/// Changes the name that colleagues see.
#[server(prefix = "/api", endpoint = "me/name", input = Json, output = Json, client = PageClient)]
pub async fn rename_me(name: Typed) -> Result<(), AppError> {
    let (visitor, me) = session::signed_in()?;
    let name =
        Text::parse(&name).map_err(|error| AppError::Invalid(domain::error::FieldErrors::one("user_name", error)))?;
    Ok(store::accounts::set_name(&visitor.database, me.user, &name, visitor.now).await?)
}

/// Changes the password and signs the other devices out.
#[server(prefix = "/api", endpoint = "me/password", input = Json, output = Json, client = PageClient)]
pub async fn change_password(form: PasswordForm) -> Result<(), AppError> {
    let (visitor, me) = session::signed_in()?;
    let new = form.parse(&me.email).map_err(AppError::Invalid)?;
    let change =
        store::accounts::Change { current: &form.current, new: &new, keep: me.session, address: &visitor.address };
    store::accounts::change_password(&visitor.database, me.user, change, visitor.now).await?;
    go_on(&visitor, &me).await;
    Ok(())
}

/// Second factor and devices.
#[server(prefix = "/api", endpoint = "me/security", input = Json, output = Json, client = PageClient)]
pub async fn my_security() -> Result<Security, AppError> {
    let (visitor, me) = session::signed_in()?;
    let (two_factor, recovery_codes) = store::accounts::two_factor(&visitor.database, me.user).await?;
    let required_by = store::companies::two_factor_required_of(&visitor.database, me.user).await?;
    let mut devices = store::sessions::devices(&visitor.database, &me, visitor.now).await?;
    if let Some(access) = me.access(visitor.database, visitor.now) {
        let zone = store::local_time::zone(&access.read()).await?;
        for device in &mut devices {
            device.signed_in_at = store::local_time::local(device.signed_in_at, zone).and_utc();
            device.last_seen_at = store::local_time::local(device.last_seen_at, zone).and_utc();
        }
    }
    Ok(Security { two_factor, recovery_codes, required_by, devices })
}

/// Begins to set a second factor up, by the password.
#[server(prefix = "/api", endpoint = "me/two-factor-begin", input = Json, output = Json, client = PageClient)]
pub async fn begin_two_factor(password: Typed) -> Result<NewSecondFactor, AppError> {
    let (visitor, me) = session::signed_in()?;
    let begun = store::accounts::begin_two_factor(&visitor.database, me.user, &password, visitor.now).await?;
    go_on(&visitor, &me).await;
    let (size, path) = qr::squares(&begun.url)?;
    Ok(NewSecondFactor { secret: begun.secret, size, path })
}

/// Turns the second factor on with a first code; answers the recovery codes, which are told only now.
#[server(prefix = "/api", endpoint = "me/two-factor-confirm", input = Json, output = Json, client = PageClient)]
pub async fn confirm_two_factor(code: Typed) -> Result<Vec<String>, AppError> {
    let (visitor, me) = session::signed_in()?;
    let codes = store::accounts::confirm_two_factor(&visitor.database, me.user, &code, visitor.now).await?;
    go_on(&visitor, &me).await;
    Ok(codes)
}

/// Turns the second factor off.
#[server(prefix = "/api", endpoint = "me/two-factor-disable", input = Json, output = Json, client = PageClient)]
pub async fn disable_two_factor(password: Typed) -> Result<(), AppError> {
    let (visitor, me) = session::signed_in()?;
    store::accounts::disable_two_factor(&visitor.database, me.user, &password, visitor.now).await?;
    go_on(&visitor, &me).await;
    Ok(())
}

/// Gives new recovery codes in the place of the old ones.
#[server(prefix = "/api", endpoint = "me/recovery-codes", input = Json, output = Json, client = PageClient)]
pub async fn renew_recovery_codes(password: Typed) -> Result<Vec<String>, AppError> {
    let (visitor, me) = session::signed_in()?;
    let codes = store::accounts::renew_recovery_codes(&visitor.database, me.user, &password, visitor.now).await?;
    go_on(&visitor, &me).await;
    Ok(codes)
}

/// Whoever has proved anew who they are goes on by another token. What they asked for is done in any case: where that fails, the one that
/// they have goes on.
#[cfg(feature = "ssr")]
async fn go_on(visitor: &Visitor, me: &SignedIn) {
    match store::sessions::renew(&visitor.database, me.session, visitor.now).await {
        Ok(token) => set_session(visitor, &token, None),
        Err(error) => tracing::warn!(%error, "a session goes on by its token of before"),
    }
}

/// Signs one of the user's own devices out.
#[server(prefix = "/api", endpoint = "me/sign-out-device", input = Json, output = Json, client = PageClient)]
pub async fn sign_out_device(id: SessionId) -> Result<(), AppError> {
    let (visitor, me) = session::signed_in()?;
    Ok(store::sessions::sign_out_device(&visitor.database, me.user, id, visitor.now).await?)
}

/// Signs every other device of the user out.
#[server(prefix = "/api", endpoint = "me/sign-out-everywhere", input = Json, output = Json, client = PageClient)]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    let (visitor, me) = session::signed_in()?;
    Ok(store::sessions::sign_out_everywhere(&visitor.database, me.user, Some(me.session), visitor.now).await?)
}
