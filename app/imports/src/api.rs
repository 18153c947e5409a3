//! What the browser may ask about imports. The file itself comes by `POST /api/<list>/import`.

#![expect(missing_docs, reason = "the arguments of a server function become the fields of its type")]

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::custom_fields::{NewCustomField, may_be_added_to};
use domain::ids::ImportId;
#[cfg(feature = "ssr")]
use domain::imports::Handling;
#[cfg(feature = "ssr")]
use domain::imports::columns::CUSTOM;
use domain::imports::{
    Description, MAX_COLUMNS, Past, Policy, Preview, Program, Progress, ReadAs, SentHandling, Target, Undone,
};
use domain::sent::{Few, Typed};
use domain::subject::Subject;
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};
#[cfg(feature = "ssr")]
use store::imports::Places;

/// The most columns that a mapping is of: those of a file.
const MOST_COLUMNS: usize = MAX_COLUMNS as usize;

/// What a file is and where its columns go; `program` when somebody said which wrote it, `read_as` when somebody said how to read it.
#[server(prefix = "/api", endpoint = "imports/describe", input = Json, output = Json, client = PageClient)]
pub async fn describe_import(
    id: ImportId,
    program: Option<Program>,
    read_as: Option<ReadAs>,
) -> Result<Description, AppError> {
    let access = entered(id).await?.0;
    let (heavy, company, uploads) = (session::heavy()?, access.company(), uploads()?);
    let said = (program, read_as.unwrap_or_default());
    let read = heavy
        .files
        .run(company, move || async move { store::imports::describe(&access.read(), &uploads, id, said).await });
    Ok(read.await??)
}

/// Makes a custom field of what a column is called. Answers where its values go, and the field's name.
#[server(prefix = "/api", endpoint = "imports/field", input = Json, output = Json, client = PageClient)]
pub async fn make_field(id: ImportId, label: Typed) -> Result<(Target, String), AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let (_, subject) = entered(id).await?;
    if !may_be_added_to(subject) {
        return Err(AppError::NotFound);
    }
    let new = NewCustomField::of_column(&label).map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let field = store::custom_fields::add(&tx, subject, new).await?;
    tx.commit().await?;
    Ok((Target::to(format!("{}{}", CUSTOM.start, field.id)), field.label))
}

/// What would become of it. Nothing is written.
#[server(prefix = "/api", endpoint = "imports/preview", input = Json, output = Json, client = PageClient)]
pub async fn preview_import(
    id: ImportId,
    mapping: Few<Target, MOST_COLUMNS>,
    policy: Policy,
    read_as: Option<ReadAs>,
    handling: Option<SentHandling>,
) -> Result<Preview, AppError> {
    let mapping = mapping.within()?;
    let handling = within(handling)?;
    let (access, subject) = entered(id).await?;
    let (heavy, company, uploads) = (session::heavy()?, access.company(), uploads()?);
    let read_as = read_as.unwrap_or_default();
    let task = store::imports::Task { subject, file: String::new(), mapping, policy, read_as, handling };
    let judged = heavy.files.run(company, move || async move {
        store::imports::preview(&access.read(), &uploads, id, &task, places()).await
    });
    Ok(judged.await??)
}

/// Asks for a job that brings it in; [`import_status`] tells how far it has come.
#[server(prefix = "/api", endpoint = "imports/run", input = Json, output = Json, client = PageClient)]
pub async fn run_import(
    id: ImportId,
    mapping: Few<Target, MOST_COLUMNS>,
    policy: Policy,
    read_as: Option<ReadAs>,
    handling: Option<SentHandling>,
) -> Result<(), AppError> {
    let mapping = mapping.within()?;
    let handling = within(handling)?;
    let tx = entered(id).await?.0.begin().await?;
    let read_as = read_as.unwrap_or_default();
    store::imports::ask(&tx, &uploads()?, id, (mapping, policy, read_as, handling)).await?;
    Ok(tx.commit().await?)
}

/// How far an import has come.
#[server(prefix = "/api", endpoint = "imports/status", input = Json, output = Json, client = PageClient)]
pub async fn import_status(id: ImportId) -> Result<Progress, AppError> {
    let tenant = entered(id).await?.0.read();
    Ok(store::imports::progress(&tenant, id).await?)
}

/// Has an import taken back that is done. Answers how it stands; [`import_status`] tells when it is through.
#[server(prefix = "/api", endpoint = "imports/undo", input = Json, output = Json, client = PageClient)]
pub async fn undo_import(id: ImportId) -> Result<Progress, AppError> {
    let access = entered(id).await?.0;
    let tx = access.begin().await?;
    store::imports::ask_undo(&tx, id).await?;
    tx.commit().await?;
    Ok(store::imports::progress(&access.read(), id).await?)
}

/// What became of the records of an import that was taken back.
#[server(prefix = "/api", endpoint = "imports/undone", input = Json, output = Json, client = PageClient)]
pub async fn undone_import(id: ImportId) -> Result<Undone, AppError> {
    let tenant = entered(id).await?.0.read();
    Ok(store::imports::undone(&tenant, id).await?)
}

/// The imports of a subject's records that were begun last.
#[server(prefix = "/api", endpoint = "imports/recent", input = Json, output = Json, client = PageClient)]
pub async fn recent_imports(subject: Subject) -> Result<Vec<Past>, AppError> {
    let access = session::require(Permission::to_import(subject))?;
    Ok(store::imports::recent(&access.read(), subject).await?)
}

/// What somebody chose about records that exist; the usual where nothing is said.
#[cfg(feature = "ssr")]
fn within(handling: Option<SentHandling>) -> Result<Handling, AppError> {
    Ok(handling.map(SentHandling::within).transpose()?.unwrap_or_default())
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
