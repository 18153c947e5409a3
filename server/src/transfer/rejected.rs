//! The rows of an import that did not come in, as files to correct and bring in again: every row as it was, and why. Those that were refused
//! are one file, and those whose records are there already another.

use ::imports::{already_there, reason, rejected_file, skipped_file, skipped_reason};
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

/// Which rows that did not come in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    /// Something is wrong with them.
    Refused,
    /// Their records are there already, and stay as they are.
    There,
}

/// `GET /api/<list>/import/{id}/rejected.csv`.
pub async fn download(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<ImportId>,
) -> Result<Response, Problem> {
    rows(listing, &visitor, &uploads, id, Which::Refused).await
}

/// `GET /api/<list>/import/{id}/skipped.csv`.
pub async fn skipped(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<ImportId>,
) -> Result<Response, Problem> {
    rows(listing, &visitor, &uploads, id, Which::There).await
}

async fn rows(
    listing: &'static Listing,
    visitor: &Visitor,
    uploads: &Uploads,
    id: ImportId,
    which: Which,
) -> Result<Response, Problem> {
    let (import, columns, mut lines) = opened(listing, visitor, uploads, id).await?;
    let header = lines.next_line().await?.unwrap_or_default();
    let mut header: Vec<String> = serde_json::from_str(&header).map_err(|error| Problem::internal(&error))?;
    let width = header.len();
    let language = visitor.language;
    let locale = locale(language);
    let (why, file) = match which {
        Which::Refused => (reason(locale), rejected_file(locale)),
        Which::There => (skipped_reason(locale), skipped_file(locale)),
    };
    header.push(why.to_owned());
    let mut first = BYTE_ORDER_MARK.as_bytes().to_vec();
    first.extend(csv_line(&header));
    let rows = futures::stream::try_unfold((Some(first), lines), move |(first, lines)| {
        next(first, lines, width, (which, columns, language))
    });
    let name = called(&import, file);
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
    (which, columns, language): (Which, &'static Columns, Language),
) -> std::io::Result<Option<(Bytes, State)>> {
    if let Some(first) = first {
        return Ok(Some((first.into(), (None, lines))));
    }
    while let Some(line) = lines.next_line().await? {
        let (cells, why) = match (which, serde_json::from_str::<Left>(&line)?) {
            (Which::Refused, Left::Rejected(row)) => {
                let why = reasons(&row, (columns, language));
                (row.cells, why)
            }
            (Which::There, Left::Skipped(row)) => (row.cells, already_there(locale(language), &row.known)),
            _ => continue,
        };
        return Ok(Some((csv_line(&with_reason(&cells, width, why)).into(), (None, lines))));
    }
    Ok(None)
}

/// What is wrong with a row, in the reader's language: « E-mail : ce n’est pas une adresse e-mail ».
fn reasons(row: &Rejected, (columns, language): (&Columns, Language)) -> String {
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
    row.errors.0.iter().map(why).collect::<Vec<_>>().join(" ; ")
}

/// The row as it was, and why it did not come in.
fn with_reason(cells: &[String], width: usize, why: String) -> Vec<String> {
    let mut cells: Vec<String> = cells.iter().map(|cell| restore(cell).to_owned()).collect();
    cells.resize(width.max(cells.len()), String::new());
    cells.push(why);
    cells
}
