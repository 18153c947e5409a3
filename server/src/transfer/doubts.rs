//! The cells of an import that could not be read, of rows that came in all the same: where each stands, what it says, and why it was not read.

use ::imports::{doubt_columns, doubts_file};
use axum::body::Body;
use axum::extract::{Extension, Path};
use axum::response::Response;
use bytes::Bytes;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::ids::ImportId;
use domain::imports::{Doubt, Left};
use domain::listing::Listing;
use kit::session::Visitor;
use kit::words::{Locale, field_error};
use store::imports::Uploads;
use tokio::fs::File;
use tokio::io::{BufReader, Lines};

use super::export::attachment;
use super::problem::Problem;
use super::rejected::{called, locale, opened};

/// `GET /api/<list>/import/{id}/to-check.csv`.
pub async fn download(
    listing: &'static Listing,
    Extension(visitor): Extension<Visitor>,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<ImportId>,
) -> Result<Response, Problem> {
    let (import, _, mut lines) = opened(listing, &visitor, &uploads, id).await?;
    // The file's own header.
    lines.next_line().await?;
    let locale = locale(visitor.language);
    let mut first = BYTE_ORDER_MARK.as_bytes().to_vec();
    first.extend(csv_line(&doubt_columns(locale).map(str::to_owned)));
    let rows = futures::stream::try_unfold((Some(first), lines), move |(first, lines)| next(first, lines, locale));
    let name = called(&import, doubts_file(locale));
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(rows)))
}

type State = (Option<Vec<u8>>, Lines<BufReader<File>>);

async fn next(
    first: Option<Vec<u8>>,
    mut lines: Lines<BufReader<File>>,
    locale: Locale,
) -> std::io::Result<Option<(Bytes, State)>> {
    if let Some(first) = first {
        return Ok(Some((first.into(), (None, lines))));
    }
    while let Some(line) = lines.next_line().await? {
        if let Left::Doubt(Doubt { line, column, about, value, doubt }) = serde_json::from_str(&line)? {
            let row = [line.to_string(), column, about, value, field_error(locale, &doubt)];
            return Ok(Some((csv_line(&row).into(), (None, lines))));
        }
    }
    Ok(None)
}
