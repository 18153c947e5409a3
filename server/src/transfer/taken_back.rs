//! What became of each record of an import that somebody took back, as a file.

use ::imports::{outcome, taken_back_columns, taken_back_file};
use axum::body::Body;
use axum::extract::{Extension, Path};
use axum::response::Response;
use bytes::Bytes;
use domain::access::Permission;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::ids::ImportId;
use domain::imports::{ImportState, TakenBack};
use domain::listing::Listing;
use domain::subject::Subject;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::Locale;
use store::{Access, StoreError, imports};
use uuid::Uuid;

use super::export::attachment;
use super::problem::Problem;
use super::rejected::{called, locale};
use crate::access::enter;

/// Records of one part of the file.
const AT_ONCE: u32 = 500;

/// `GET /api/<list>/import/{id}/taken-back.csv`.
pub async fn download(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<ImportId>,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::to_import(listing.subject))?;
    let import = imports::progress(&access.read(), id).await?;
    if import.subject != listing.subject || import.state != ImportState::Undone {
        return Err(Problem(AppError::NotFound));
    }
    let locale = locale(visitor.language);
    let mut first = BYTE_ORDER_MARK.as_bytes().to_vec();
    first.extend(csv_line(&taken_back_columns(locale).map(str::to_owned)));
    let begun = Part { access, id, first: Some(first), after: None };
    let rows = futures::stream::try_unfold(begun, move |part| next(part, locale));
    let name = called(&import, taken_back_file(locale));
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(rows)))
}

/// How far the file is written.
struct Part {
    access: Access,
    id: ImportId,
    first: Option<Vec<u8>>,
    after: Option<(Subject, Uuid)>,
}

async fn next(mut part: Part, locale: Locale) -> Result<Option<(Bytes, Part)>, StoreError> {
    if let Some(first) = part.first.take() {
        return Ok(Some((first.into(), part)));
    }
    let rows = imports::taken_back(&part.access.read(), part.id, part.after, AT_ONCE).await?;
    let Some(last) = rows.last() else { return Ok(None) };
    part.after = Some((last.subject, last.record));
    let line = |row: &TakenBack| {
        let at = row.line.map(|line| line.to_string()).unwrap_or_default();
        csv_line(&[at, row.name.clone(), outcome(locale, row.outcome).to_owned()])
    };
    let bytes: Vec<u8> = rows.iter().flat_map(line).collect();
    Ok(Some((bytes.into(), part)))
}
