//! What whoever has forgotten their password may ask. No answer tells whether an e-mail has an account.

#[cfg(feature = "ssr")]
use domain::error::{FieldErrors, Refusal};
#[cfg(feature = "ssr")]
use domain::identifiers::Email;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::users::Password;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::auth::cookie::lead_to;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::lost_password::locksmith;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Whether links are sent here: the operator has said by which server.
#[server(prefix = "/api", endpoint = "auth/forgotten-here", input = Json, output = Json, client = PageClient)]
pub async fn may_reset() -> Result<bool, AppError> {
    // Known at once; a call is a future all the same.
    Ok(std::future::ready(locksmith().is_some()).await)
}

/// Has a link sent to an e-mail, if it has an account.
#[server(prefix = "/api", endpoint = "auth/forgotten", output = Json, client = PageClient)]
pub async fn ask_reset(email: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let locksmith = locksmith().ok_or(AppError::Refused(Refusal::NoMailServer))?;
    let email = Email::kept(&email).map_err(|error| AppError::Invalid(FieldErrors::one("email", error)))?;
    let known = visitor.known_device.as_deref();
    store::accounts::count_reset(&visitor.database, &email, &visitor.address, known, visitor.now).await?;
    locksmith.send(email);
    lead_to("/login/forgotten?sent=1")
}

/// Whose password a link sets: name and e-mail.
#[server(prefix = "/api", endpoint = "auth/reset-of", input = Json, output = Json, client = PageClient)]
pub async fn reset_of(token: Typed) -> Result<(String, String), AppError> {
    let visitor = session::visitor()?;
    Ok(store::accounts::reset_of(&visitor.database, &token, visitor.now).await?)
}

/// Sets the password of a link's account. Nobody is signed in by that.
#[server(prefix = "/api", endpoint = "auth/reset", output = Json, client = PageClient)]
pub async fn reset_password(token: Typed, password: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let (_, email) = store::accounts::reset_of(&visitor.database, &token, visitor.now).await?;
    let password = Password::choose(&password, &email);
    let password = password.map_err(|error| AppError::Invalid(FieldErrors::one("password", error)))?;
    store::accounts::reset(&visitor.database, &token, &password, visitor.now).await?;
    lead_to("/login?reset=1")
}
