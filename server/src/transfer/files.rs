//! Stored files, to whoever may see the records that they are of.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::ids::FileId;
use kit::error::AppError;
use kit::session::Visitor;
use store::files::StoredFile;
use store::{Access, StoreError, StoreResult, sessions};

use super::export::{saved_as, shown_as};
use super::problem::Problem;
use super::storage::Storage;
use crate::config::Config;

/// The file, in the session's company or in another of the visitor's: a page goes on in its own when the session has gone to another.
async fn find(visitor: &Visitor, id: FileId) -> Result<(Access, StoredFile), Problem> {
    let signed_in = visitor.user()?;
    if let Ok(here) = visitor.enter()
        && let Some(file) = found(&here, id).await?
    {
        return Ok((here, file));
    }
    for access in sessions::everywhere(&visitor.database, signed_in, visitor.now).await? {
        if let Some(file) = found(&access, id).await? {
            return Ok((access, file));
        }
    }
    Err(Problem(AppError::NotFound))
}

async fn found(access: &Access, id: FileId) -> StoreResult<Option<StoredFile>> {
    match store::files::get(&access.read(), id).await {
        Err(StoreError::NotFound) => Ok(None),
        file => file.map(Some),
    }
}

/// `GET /files/{id}`. An id never gets other bytes, so the browser may keep them; caches on the way may not.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Path(id): Path<FileId>,
) -> Result<Response, Problem> {
    let (access, file) = find(&visitor, id).await?;
    access.require(Permission::to_view(file.of.map(|(subject, _)| subject).unwrap_or_default()))?;
    answer(&config, &file).await
}

/// A file to whoever may see it.
pub async fn answer(config: &Config, file: &StoredFile) -> Result<Response, Problem> {
    let storage = Storage::open(&config.data_dir).map_err(|error| Problem::internal(&error))?;
    let bytes = storage.get(&file.sha256).await.map_err(|error| Problem::internal(&error))?;
    let bytes = bytes.ok_or(Problem(AppError::NotFound))?;
    let content_type =
        HeaderValue::from_str(&file.content_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (CONTENT_TYPE, content_type),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        // Opened on its own, it may do nothing.
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox")),
        (CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
    ];
    let mut answer = (headers, Body::from(bytes)).into_response();
    // A picture is shown; anything else is saved, and opened by whatever the user opens such files with.
    let is_picture = file.content_type.starts_with("image/");
    let said = if is_picture { shown_as(&file.name) } else { saved_as(&file.name) };
    answer.headers_mut().insert(CONTENT_DISPOSITION, said);
    Ok(answer)
}
