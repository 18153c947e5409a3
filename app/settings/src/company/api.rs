//! What the page of the company asks for alone.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::company::AddressServiceForm;
#[cfg(feature = "ssr")]
use domain::error::{FieldError, FieldErrors};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use engines::addresses::api::finder;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Saves who is asked for addresses while one types; a service of this machine only where the operator allows such.
#[server(prefix = "/api", endpoint = "settings/addresses-save", input = Json, output = Json, client = PageClient)]
pub async fn save_address_service(
    /// What was typed.
    form: AddressServiceForm,
) -> Result<(), AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let service = form.parse().map_err(AppError::Invalid)?;
    if !finder()?.0.accepts(&service) {
        return Err(AppError::Invalid(FieldErrors::one("url", FieldError::NotHttps)));
    }
    let tx = access.begin().await?;
    store::companies::save_address_service(&tx, &service).await?;
    Ok(tx.commit().await?)
}

/// Has the pages of clients draw a map, or no longer.
#[server(prefix = "/api", endpoint = "settings/map-save", input = Json, output = Json, client = PageClient)]
pub async fn save_map(
    /// Whether they do.
    shown: bool,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::companies::show_map(&tx, shown).await?;
    Ok(tx.commit().await?)
}

/// Whether clients change their own address in the portal.
#[server(prefix = "/api", endpoint = "settings/own-address", input = Json, output = Json, client = PageClient)]
pub async fn own_address() -> Result<bool, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    Ok(store::companies::clients_move(&access.read()).await?)
}

/// Lets clients change their own address in the portal, or no longer.
#[server(prefix = "/api", endpoint = "settings/own-address-save", input = Json, output = Json, client = PageClient)]
pub async fn save_own_address(
    /// Whether they do.
    allowed: bool,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::companies::let_clients_move(&tx, allowed).await?;
    Ok(tx.commit().await?)
}
