//! Pictures of records, a client's logo (A3.1) and a product's picture: received, judged, kept, shown by their address.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use bytes::BytesMut;
use domain::access::Permission;
use domain::error::FieldError;
use domain::ids::{ClientId, FileId, ProductId};
use domain::pictures::MAX_PICTURE_BYTES;
use domain::subject::Subject;
use kit::session::Visitor;
use store::clients::Clients;
use store::files::{self, NewFile};
use store::products::Products;

use super::images::{judge, judge_printed};
use super::multipart::{file, name, piece, refuse_early};
use super::names::called;
use super::problem::Problem;
use super::storage::Storage;
use crate::access::enter;
use crate::config::Config;

/// `POST /api/clients/{id}/logo`: answers the file's id.
pub async fn set(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Path(id): Path<ClientId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<FileId>, Problem> {
    let access = enter(&visitor, Permission::EditClients)?;
    refuse_early(&headers, MAX_PICTURE_BYTES)?;
    // Before anything is kept: a client that is not there has no logo.
    store::clients::get(&access.read(), id).await?;
    let new = received(form, &config, ("logo", judge_printed)).await?;
    let tx = access.begin().await?;
    let logo = files::record(&tx, Clients, id, new).await?;
    store::clients::set_logo(&tx, id, Some(logo)).await?;
    tx.commit().await?;
    Ok(Json(logo))
}

/// `DELETE /api/clients/{id}/logo`. The bytes stay: the activity may bring it back, and another client may have the same.
pub async fn remove(Extension(visitor): Extension<Visitor>, Path(id): Path<ClientId>) -> Result<StatusCode, Problem> {
    let tx = enter(&visitor, Permission::EditClients)?.begin().await?;
    store::clients::set_logo(&tx, id, None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/products/{id}/picture`: answers the file's id.
pub async fn set_of_product(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Path(id): Path<ProductId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<FileId>, Problem> {
    let access = enter(&visitor, Permission::to_edit(Subject::Product))?;
    refuse_early(&headers, MAX_PICTURE_BYTES)?;
    store::products::get(&access.read(), id).await?;
    let new = received(form, &config, ("picture", judge)).await?;
    let tx = access.begin().await?;
    let picture = files::record(&tx, Products, id, new).await?;
    store::products::set_picture(&tx, id, Some(picture)).await?;
    tx.commit().await?;
    Ok(Json(picture))
}

/// `DELETE /api/products/{id}/picture`. The bytes stay, as a logo's.
pub async fn remove_of_product(
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<ProductId>,
) -> Result<StatusCode, Problem> {
    let tx = enter(&visitor, Permission::to_edit(Subject::Product))?.begin().await?;
    store::products::set_picture(&tx, id, None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /files/logo`: the company's own, which its papers bear. Answers the file's id.
pub async fn set_of_company(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<FileId>, Problem> {
    let access = enter(&visitor, Permission::ManageSettings)?;
    refuse_early(&headers, MAX_PICTURE_BYTES)?;
    let new = received(form, &config, ("logo", judge_printed)).await?;
    let tx = access.begin().await?;
    let logo = files::record_own(&tx, new).await?;
    store::companies::set_logo(&tx, Some(logo)).await?;
    tx.commit().await?;
    Ok(Json(logo))
}

/// `DELETE /files/logo`. The bytes stay: documents that were printed before bear it.
pub async fn remove_of_company(Extension(visitor): Extension<Visitor>) -> Result<StatusCode, Problem> {
    let tx = enter(&visitor, Permission::ManageSettings)?.begin().await?;
    store::companies::set_logo(&tx, None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a picture is called that has no name, and what it has to be.
type Kind = (&'static str, fn(&[u8]) -> Result<&'static str, FieldError>);

/// Reads a picture, judges it and keeps its bytes.
async fn received(mut form: Multipart, config: &Config, (usual_name, judge): Kind) -> Result<NewFile, Problem> {
    let mut field = file(&mut form).await?;
    let name = name(&field, usual_name);
    let (mut bytes, mut read) = (BytesMut::new(), 0);
    while let Some(piece) = piece(&mut field, &mut read, MAX_PICTURE_BYTES).await? {
        bytes.extend_from_slice(&piece);
    }
    let content_type = judge(&bytes).map_err(Problem::file)?;
    let name = called(&name, content_type)?;
    let storage = Storage::open(&config.data_dir).map_err(|error| Problem::internal(&error))?;
    let sha256 = storage.keep(bytes.freeze()).await.map_err(|error| Problem::internal(&error))?;
    Ok(NewFile { name, content_type: content_type.to_owned(), size: read, sha256 })
}
