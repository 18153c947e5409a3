//! A file of records arrives: kept on disk as it comes, judged when it is described.

use std::path::Path;

use axum::Json;
use axum::extract::multipart::Field;
use axum::extract::{Extension, Multipart};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::ids::ImportId;
use domain::imports::MAX_FILE_BYTES;
use domain::listing::Listing;
use domain::subject::Subject;
use domain::text::Text;
use kit::session::Visitor;
use serde::Serialize;
use store::Access;
use store::imports::{self, Uploads};
use tokio::fs;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use super::multipart::{file, name, piece, refuse_early};
use super::problem::Problem;
use crate::access::enter;

/// What the page goes on with.
#[derive(Serialize)]
struct Received {
    id: ImportId,
}

/// `POST /api/<list>/import`. A form without script is answered by the next page.
pub async fn receive(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Extension(uploads): Extension<Uploads>,
    headers: HeaderMap,
    mut form: Multipart,
) -> Response {
    let page =
        headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    let received = async {
        let access = enter(&visitor, Permission::to_import(listing.subject))?;
        refuse_early(&headers, MAX_FILE_BYTES)?;
        imports::room(&access.read(), &uploads).await?;
        keep(&access, listing.subject, &uploads, &mut form).await
    };
    let next = |query| Redirect::to(&format!("{}/import?{query}", listing.path)).into_response();
    match received.await {
        Ok(id) if page => next(format!("id={id}")),
        Ok(id) => (StatusCode::CREATED, Json(Received { id })).into_response(),
        Err(Problem(kit::error::AppError::Invalid(_))) if page => next("refused=1".to_owned()),
        Err(problem) => problem.into_response(),
    }
}

async fn keep(access: &Access, subject: Subject, uploads: &Uploads, form: &mut Multipart) -> Result<ImportId, Problem> {
    let mut field = file(form).await?;
    let called = Text::parse(&name(&field, "import.csv")).map_err(Problem::file)?;
    let id = ImportId(Uuid::now_v7());
    uploads.prepare()?;
    let path = uploads.arriving(id);
    if let Err(problem) = write(&path, &mut field).await {
        // Nothing may be there yet; what stays is removed within hours.
        drop(fs::remove_file(&path).await);
        return Err(problem);
    }
    fs::rename(&path, uploads.file(id)).await?;
    let tx = access.begin().await?;
    imports::received(&tx, subject, id, &called).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes a file as it comes.
async fn write(path: &Path, field: &mut Field<'_>) -> Result<(), Problem> {
    let mut file = fs::File::create(path).await?;
    let mut read = 0;
    while let Some(piece) = piece(field, &mut read, MAX_FILE_BYTES).await? {
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    Ok(file.sync_all().await?)
}
