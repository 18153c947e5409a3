//! A list as one file for the browser's own table.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Extension, Path, Query};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use store::listing::{Snapshot, snapshot};

use crate::access::enter;
use crate::transfer::Problem;

/// Brotli's quality: beyond, each byte saved costs more time than it takes on its way.
const QUALITY: u32 = 5;
/// Brotli's window, as an exponent: the largest that every browser takes.
const WINDOW: u32 = 22;
/// What brotli writes at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// `GET /api/lists/{subject}/snapshot`: `domain::table`'s snapshot of the list, named by its `ETag`. With `?since=` such a
/// name, the changes since (a `Delta`) where they are known and few. 304 when nothing has changed, 404 when there is no
/// such list, 413 when it is too long for a browser.
pub async fn send(
    Path(subject): Path<String>,
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    Query(parameters): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let subject = Subject::parse(&subject).map_err(|_| AppError::NotFound)?;
    let access = enter(&visitor, Permission::to_view(subject))?;
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(unquoted);
    let since = parameters.get("since").map(String::as_str);
    let (sent, tag) = snapshot(&access, subject, since.or(known)).await?;
    let named = [(ETAG, quoted(&tag)), (CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    if known == Some(tag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, named).into_response());
    }
    let compressed = takes_brotli(&headers);
    let written = heavy.tables.run(access.company(), move || async move {
        let bytes = match sent {
            // Asked for without a condition, it has a body: no changes.
            Snapshot::Unchanged => Vec::new(),
            Snapshot::Changes(delta) => delta.to_bytes(),
            Snapshot::Whole(table) => table.to_snapshot(),
            Snapshot::TooLarge => return std::io::Result::Ok(None),
        };
        if compressed { brotli(&bytes).map(Some) } else { Ok(Some(bytes)) }
    });
    let Some(body) = written.await?? else {
        return Ok((StatusCode::PAYLOAD_TOO_LARGE, named).into_response());
    };
    let mut response = (named, Body::from(body)).into_response();
    let answer = response.headers_mut();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if compressed {
        answer.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Ok(response)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| matches!(coding.trim().split(';').next(), Some("br")))
}

/// A tag without its quotes; proxies that compress mark it as weak.
fn unquoted(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/").trim_matches('"')
}

fn quoted(tag: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}
