//! Receipts of expenses, photographs or PDFs: received, judged by what they are, kept, shown by their address.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use bytes::BytesMut;
use domain::access::Permission;
use domain::error::FieldError;
use domain::expenses::MAX_RECEIPT_BYTES;
use domain::ids::{ExpenseId, FileId};
use domain::subject::Subject;
use imagesize::ImageType;
use kit::session::Visitor;
use store::expenses::Expenses;
use store::files::{self, NewFile};

use super::multipart::{file, name, piece, refuse_early};
use super::names::called;
use super::problem::Problem;
use super::storage::Storage;
use crate::access::enter;
use crate::config::Config;

/// `POST /api/expenses/{id}/receipt`: answers the file's id.
pub async fn set(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Path(id): Path<ExpenseId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<FileId>, Problem> {
    let access = enter(&visitor, Permission::to_edit(Subject::Expense))?;
    refuse_early(&headers, MAX_RECEIPT_BYTES)?;
    // Before anything is kept: an expense that is not there has no receipt.
    store::expenses::get(&access.read(), id).await?;
    let new = received(form, &config).await?;
    let tx = access.begin().await?;
    let receipt = files::record(&tx, Expenses, id, new).await?;
    store::expenses::set_receipt(&tx, id, Some(receipt)).await?;
    tx.commit().await?;
    Ok(Json(receipt))
}

/// `DELETE /api/expenses/{id}/receipt`. The bytes stay, as a logo's.
pub async fn remove(Extension(visitor): Extension<Visitor>, Path(id): Path<ExpenseId>) -> Result<StatusCode, Problem> {
    let tx = enter(&visitor, Permission::to_edit(Subject::Expense))?.begin().await?;
    store::expenses::set_receipt(&tx, id, None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reads a receipt, judges it and keeps its bytes.
async fn received(mut form: Multipart, config: &Config) -> Result<NewFile, Problem> {
    let mut field = file(&mut form).await?;
    let name = name(&field, "receipt");
    let (mut bytes, mut read) = (BytesMut::new(), 0);
    while let Some(piece) = piece(&mut field, &mut read, MAX_RECEIPT_BYTES).await? {
        bytes.extend_from_slice(&piece);
    }
    let content_type = judge(&bytes).map_err(Problem::file)?;
    let name = called(&name, content_type)?;
    let storage = Storage::open(&config.data_dir).map_err(|error| Problem::internal(&error))?;
    let sha256 = storage.keep(bytes.freeze()).await.map_err(|error| Problem::internal(&error))?;
    Ok(NewFile { name, content_type: content_type.to_owned(), size: read, sha256 })
}

/// What every PDF begins with (ISO 32000-2, 7.5.2).
const PDF: &[u8] = b"%PDF-";

/// The content type of what may be kept. A photograph may be as large as telephones take them: nothing here unfolds it. SVG and pages are
/// programs and are refused.
fn judge(bytes: &[u8]) -> Result<&'static str, FieldError> {
    if bytes.starts_with(PDF) {
        return Ok("application/pdf");
    }
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => Ok("image/png"),
        Ok(ImageType::Jpeg) => Ok("image/jpeg"),
        Ok(ImageType::Webp) => Ok("image/webp"),
        _ => Err(FieldError::FileKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(judge(b"%PDF-1.7\n"), Ok("application/pdf"));
        assert_eq!(judge(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Ok("image/png"));
        for refused in
            [&b"<html>"[..], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"", b"PK\x03\x04", b" %PDF-1.7"]
        {
            assert_eq!(judge(refused), Err(FieldError::FileKind));
        }
    }
}
