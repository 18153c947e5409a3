//! What the browser may ask about imports. The file itself comes by `POST /api/<list>/import`.

#![expect(missing_docs, reason = "the arguments of a server function become the fields of its type")]

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::ImportId;
use domain::imports::{Description, Policy, Preview, Program, Progress, Target};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};
#[cfg(feature = "ssr")]
use store::imports::Places;

/// What a file is and where its columns go; `program` when somebody said which wrote it.
#[server(prefix = "/api", endpoint = "imports/describe", input = Json, output = Json, client = PageClient)]
pub async fn describe_import(id: ImportId, program: Option<Program>) -> Result<Description, AppError> {
    let tenant = entered(id).await?.0.read();
    Ok(store::imports::describe(&tenant, &uploads()?, id, program).await?)
}

/// What would become of it. Nothing is written.
#[server(prefix = "/api", endpoint = "imports/preview", input = Json, output = Json, client = PageClient)]
pub async fn preview_import(id: ImportId, mapping: Vec<Target>, policy: Policy) -> Result<Preview, AppError> {
    let (access, subject) = entered(id).await?;
    let tenant = access.read();
    let task = store::imports::Task { subject, file: String::new(), mapping, policy };
    Ok(store::imports::preview(&tenant, &uploads()?, id, &task, places()).await?)
}

/// Asks for a job that brings it in; [`import_status`] tells how far it has come.
#[server(prefix = "/api", endpoint = "imports/run", input = Json, output = Json, client = PageClient)]
pub async fn run_import(id: ImportId, mapping: Vec<Target>, policy: Policy) -> Result<(), AppError> {
    let tx = entered(id).await?.0.begin().await?;
    store::imports::ask(&tx, &uploads()?, id, mapping, policy).await?;
    Ok(tx.commit().await?)
}

/// How far an import has come.
#[server(prefix = "/api", endpoint = "imports/status", input = Json, output = Json, client = PageClient)]
pub async fn import_status(id: ImportId) -> Result<Progress, AppError> {
    let tenant = entered(id).await?.0.read();
    Ok(store::imports::progress(&tenant, id).await?)
}

/// Entry of whoever may bring in what an import brings.
#[cfg(feature = "ssr")]
async fn entered(id: ImportId) -> Result<(store::Access, Subject), AppError> {
    let access = session::enter()?;
    let subject = store::imports::subject_of(&access.read(), id).await?;
    Ok((access.require(Permission::to_import(subject))?, subject))
}

/// The folder of uploads, which the server names with every request.
#[cfg(feature = "ssr")]
fn uploads() -> Result<store::imports::Uploads, AppError> {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<store::imports::Uploads>().cloned()).ok_or(AppError::NotFound)
}

#[cfg(feature = "ssr")]
/// What an import knows of places.
#[must_use]
pub fn places() -> Places {
    Places { country: super::places::country, province: super::places::province, language: super::places::language }
}
