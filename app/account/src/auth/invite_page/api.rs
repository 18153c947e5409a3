//! What the browser may ask at the link of an invitation: the token is the right to ask. No answer tells whether the e-mail has an account.

#[cfg(feature = "ssr")]
use domain::listings::START;
use domain::sent::Typed;
use domain::users::InvitationInfo;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::sessions::SignedInToken;

#[cfg(feature = "ssr")]
use crate::auth::cookie::{lead_to, set_session};
#[cfg(feature = "ssr")]
use crate::auth::next::to_second_factor;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session::{self, Visitor};
use kit::wire::{Json, PageClient};

/// What the link of an invitation leads to.
#[server(prefix = "/api", endpoint = "auth/invitation", input = Json, output = Json, client = PageClient)]
pub async fn invitation(token: Typed) -> Result<InvitationInfo, AppError> {
    let visitor = session::visitor()?;
    Ok(store::invitations::info(&visitor.database, &token, visitor.now).await?)
}

/// Accepts an invitation with a name and a new password.
#[server(prefix = "/api", endpoint = "auth/join", output = Json, client = PageClient)]
pub async fn join(token: Typed, user_name: Typed, password: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let newcomer = store::invitations::Newcomer {
        name: &user_name,
        password: &password,
        language: visitor.language,
        device: &visitor.device,
        address: &visitor.address,
    };
    let opened = store::invitations::accept_as_new(&visitor.database, &token, newcomer, visitor.now).await?;
    go_on(&visitor, &opened).await
}

/// Accepts an invitation with the password of an account that the e-mail has.
#[server(prefix = "/api", endpoint = "auth/join-with", output = Json, client = PageClient)]
pub async fn join_with(token: Typed, password: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let (device, address) = (&visitor.device, &visitor.address);
    let opened =
        store::invitations::accept_as_existing(&visitor.database, &token, &password, device, address, visitor.now)
            .await?;
    go_on(&visitor, &opened).await
}

/// Accepts an invitation as whoever is signed in, if it is their e-mail that is invited.
#[server(prefix = "/api", endpoint = "auth/join-signed-in", output = Json, client = PageClient)]
pub async fn join_signed_in(token: Typed) -> Result<String, AppError> {
    let (visitor, me) = session::signed_in()?;
    store::invitations::accept_signed_in(&visitor.database, &token, &me, visitor.now).await?;
    lead_to(START)
}

/// Signs the browser in anew, in the place of whoever was.
#[cfg(feature = "ssr")]
async fn go_on(visitor: &Visitor, opened: &SignedInToken) -> Result<String, AppError> {
    if let Some(before) = &visitor.signed_in {
        store::sessions::sign_out(&visitor.database, before.session).await?;
    }
    set_session(visitor, &opened.token, opened.known_device.as_deref());
    if opened.awaits_code { lead_to(&to_second_factor(START)) } else { lead_to(START) }
}
