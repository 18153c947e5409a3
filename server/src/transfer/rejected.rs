//! The refused rows of an import, as a file to correct and bring in again: every row as it was, and why.

use ::imports::{reason, rejected_file};
use axum::body::Body;
use axum::extract::{Extension, Path};
use axum::response::Response;
use bytes::Bytes;
use domain::access::Permission;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::format::Language;
use domain::ids::ImportId;
use domain::imports::{Columns, Left, Progress, Rejected, restore};
use domain::listing::Listing;
use domain::listings;
use kit::session::Visitor;
use kit::words::{Locale, field_error};
use store::imports::{self, Uploads};
use tokio::fs::File;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};

use super::export::attachment;
use super::problem::Problem;
use crate::access::enter;

/// `GET /api/<list>/import/{id}/rejected.csv`.
pub async fn download(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<ImportId>,
) -> Result<Response, Problem> {
    let (import, columns, mut lines) = opened(listing, &visitor, &uploads, id).await?;
    let header = lines.next_line().await?.unwrap_or_default();
    let mut header: Vec<String> = serde_json::from_str(&header).map_err(|error| Problem::internal(&error))?;
    let width = header.len();
    let locale = locale(visitor.language);
    header.push(reason(locale).to_owned());
    let mut first = BYTE_ORDER_MARK.as_bytes().to_vec();
    first.extend(csv_line(&header));
    let rows = futures::stream::try_unfold((Some(first), lines), move |(first, lines)| {
        next(first, lines, width, (columns, visitor.language))
    });
    let name = called(&import, rejected_file(locale));
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(rows)))
}

/// What an import has left, for whoever may bring in what it did: the import, its columns, and the lines of its file, the header's first.
pub(super) async fn opened(
    listing: &'static Listing,
    visitor: &Visitor,
    uploads: &Uploads,
    id: ImportId,
) -> Result<(Progress, &'static Columns, Lines<BufReader<File>>), Problem> {
    let access = enter(visitor, Permission::to_import(listing.subject))?;
    let import = imports::progress(&access.read(), id).await?;
    let columns = listings::columns(import.subject).filter(|columns| columns.subject == listing.subject);
    let columns = columns.ok_or(Problem(kit::error::AppError::NotFound))?;
    let Ok(file) = File::open(uploads.rejected(id)).await else {
        return Err(Problem(kit::error::AppError::NotFound));
    };
    Ok((import, columns, BufReader::new(file).lines()))
}

/// The name of a file about an import: its own file's, and what it tells.
pub(super) fn called(import: &Progress, what: &str) -> String {
    let stem = import.file.rsplit_once('.').map_or(import.file.as_str(), |(stem, _)| stem);
    format!("{stem}-{what}.csv")
}

pub(super) fn locale(language: Language) -> Locale {
    if language == Language::French { Locale::fr } else { Locale::en }
}

type State = (Option<Vec<u8>>, Lines<BufReader<File>>);

async fn next(
    first: Option<Vec<u8>>,
    mut lines: Lines<BufReader<File>>,
    width: usize,
    said: (&'static Columns, Language),
) -> std::io::Result<Option<(Bytes, State)>> {
    if let Some(first) = first {
        return Ok(Some((first.into(), (None, lines))));
    }
    while let Some(line) = lines.next_line().await? {
        if let Left::Rejected(row) = serde_json::from_str(&line)? {
            return Ok(Some((csv_line(&with_reason(&row, width, said)).into(), (None, lines))));
        }
    }
    Ok(None)
}

/// The row as it was, and its reasons in the reader's language: « E-mail : ce n’est pas une adresse e-mail ».
fn with_reason(row: &Rejected, width: usize, (columns, language): (&Columns, Language)) -> Vec<String> {
    let french = language == Language::French;
    let locale = locale(language);
    let why = |(path, error): &(String, domain::error::FieldError)| {
        let column = columns.name(path, language);
        match column {
            Some(column) if french => format!("{column}\u{a0}: {}", field_error(locale, error)),
            Some(column) => format!("{column}: {}", field_error(locale, error)),
            None => field_error(locale, error),
        }
    };
    let mut cells: Vec<String> = row.cells.iter().map(|cell| restore(cell).to_owned()).collect();
    cells.resize(width.max(cells.len()), String::new());
    cells.push(row.errors.0.iter().map(why).collect::<Vec<_>>().join(" ; "));
    cells
}
