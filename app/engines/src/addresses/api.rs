//! What forms may ask about addresses.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::clients::SuggestedAddress;
#[cfg(feature = "ssr")]
use domain::clients::suggested::question;
#[cfg(feature = "ssr")]
use domain::company::AddressService;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
use domain::sent::Typed;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::addresses::port::{Asked, Finder, Unanswered};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Addresses that may be the one being typed, from the service that the company has chosen; none where it has chosen none.
#[server(prefix = "/api", endpoint = "addresses/suggest", input = Json, output = Json, client = PageClient)]
pub async fn suggest_addresses(
    /// What was typed.
    text: Typed,
) -> Result<Vec<SuggestedAddress>, AppError> {
    let access = session::require(Permission::EditClients)?;
    let service = store::companies::get(&access.read()).await?.address_service;
    let Some(text) = question(&text).filter(|_| service != AddressService::Off) else { return Ok(Vec::new()) };
    let asked = Asked { service, text, user: access.actor().user };
    finder()?.0.find(asked).await.map_err(|why| match why {
        Unanswered::TooMuch { seconds } => AppError::Refused(Refusal::TooManyAttempts { seconds }),
        Unanswered::NoAnswer => AppError::Refused(Refusal::NoAnswer),
    })
}

/// Whoever finds addresses for this process.
#[cfg(feature = "ssr")]
pub fn finder() -> Result<Finder, AppError> {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<Finder>().cloned()).ok_or(AppError::Refused(Refusal::NoAnswer))
}
