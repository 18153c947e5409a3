//! What the page of the portal in other sites asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::CompanyId;
use domain::portal::SitesForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// How the portal stands in other sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbeddingShown {
    /// The sites.
    pub form: SitesForm,
    /// The version that a save is made from; 0 before the first.
    pub version: i32,
    /// Whether there is a secret; what it is is shown to nobody.
    pub has_secret: bool,
    /// What the company is known by to the script.
    pub company: CompanyId,
    /// Where the script is.
    pub public_url: String,
}

/// How the portal stands in other sites.
#[server(prefix = "/api", endpoint = "portal/embedding", input = Json, output = Json, client = PageClient)]
pub async fn portal_embedding() -> Result<EmbeddingShown, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let kept = store::portal::embedding(&access.read()).await?;
    Ok(EmbeddingShown {
        form: SitesForm::of(&kept.sites),
        version: kept.version,
        has_secret: kept.has_secret,
        company: access.company(),
        public_url: session::visitor()?.public_url,
    })
}

/// Saves the sites, unless somebody else saved since `version`; answers what is kept.
#[server(prefix = "/api", endpoint = "portal/sites-save", input = Json, output = Json, client = PageClient)]
pub async fn save_sites(
    /// The version that the form was made from.
    version: i32,
    /// What was typed.
    form: SitesForm,
) -> Result<(i32, SitesForm), AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let sites = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let version = store::portal::save_sites(&tx, version, &sites).await?;
    tx.commit().await?;
    Ok((version, SitesForm::of(&sites)))
}

/// Makes a secret in the place of whatever there was, and answers it for the only time.
#[server(prefix = "/api", endpoint = "portal/secret-make", input = Json, output = Json, client = PageClient)]
pub async fn make_secret() -> Result<String, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let secret = store::portal::new_secret(&access)?;
    let tx = access.begin().await?;
    store::portal::keep_secret(&tx, &secret).await?;
    tx.commit().await?;
    Ok(secret.into_shown())
}

/// Forgets the secret.
#[server(prefix = "/api", endpoint = "portal/secret-forget", input = Json, output = Json, client = PageClient)]
pub async fn forget_secret() -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::portal::forget_secret(&tx).await?;
    tx.commit().await?;
    Ok(())
}
