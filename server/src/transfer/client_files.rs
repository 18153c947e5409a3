//! Files of clients, of any kind: received, judged by what they are, kept.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::HeaderMap;
use bytes::BytesMut;
use domain::access::Permission;
use domain::client_files::{MAX_FILE_BYTES, content_type};
use domain::ids::{ClientId, FileId};
use domain::subject::Subject;
use kit::session::Visitor;
use store::files::NewFile;
use store::{client_files, clients};

use super::multipart::{file, name, piece, refuse_early};
use super::names::called;
use super::problem::Problem;
use super::storage::Storage;
use crate::access::enter;
use crate::config::Config;

/// `POST /api/clients/{id}/files`: answers the file's id.
pub async fn add(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Path(id): Path<ClientId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<FileId>, Problem> {
    let access = enter(&visitor, Permission::to_edit(Subject::Client))?;
    refuse_early(&headers, MAX_FILE_BYTES)?;
    // Before anything is kept: a client that is not there has no files.
    clients::get(&access.read(), id).await?;
    let new = received(form, &config).await?;
    let tx = access.begin().await?;
    let kept = client_files::add(&tx, id, new).await?;
    tx.commit().await?;
    Ok(Json(kept))
}

/// Reads a file, judges it and keeps its bytes.
async fn received(mut form: Multipart, config: &Config) -> Result<NewFile, Problem> {
    let mut field = file(&mut form).await?;
    let name = name(&field, "file");
    let (mut bytes, mut read) = (BytesMut::new(), 0);
    while let Some(piece) = piece(&mut field, &mut read, MAX_FILE_BYTES).await? {
        bytes.extend_from_slice(&piece);
    }
    let content_type = content_type(&bytes).map_err(Problem::file)?.to_owned();
    let name = called(&name, &content_type)?;
    let storage = Storage::open(&config.data_dir).map_err(|error| Problem::internal(&error))?;
    let sha256 = storage.keep(bytes.freeze()).await.map_err(|error| Problem::internal(&error))?;
    Ok(NewFile { name, content_type, size: read, sha256 })
}
