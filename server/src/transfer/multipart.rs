//! The one file of a form, read piece by piece and never beyond its limit.

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use domain::error::FieldError;
use futures::{StreamExt, stream};
use kit::error::AppError;

use super::problem::Problem;

/// The most bytes before a form's file: its boundary, its name, its kind.
const LONGEST_HEAD: usize = 16 * 1024;
/// What stands around the file in a form: boundaries and names.
const AROUND: u64 = 64 * 1024;

/// Refuses a body by what it says of itself, before any of it is read.
pub fn refuse_early(headers: &HeaderMap, max: u32) -> Result<(), Problem> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > u64::from(max) + AROUND) { Err(too_large(max)) } else { Ok(()) }
}

/// Hands a form on whose file begins where it must; whoever reads a form keeps what comes before the file, without a limit of its own.
pub async fn with_head(request: Request, next: Next) -> Response {
    let Some(start) = start(request.headers()) else { return next.run(request).await };
    let (parts, body) = request.into_parts();
    let mut rest = body.into_data_stream();
    let mut begun = BytesMut::new();
    let mut has_ended = false;
    while !has_ended && begun.len() < LONGEST_HEAD && head_of(&begun).is_none() {
        match rest.next().await {
            Some(Ok(piece)) => begun.extend_from_slice(&piece),
            Some(Err(error)) => return Problem(AppError::Transport(error.to_string())).into_response(),
            None => has_ended = true,
        }
    }
    let is_form = begun.starts_with(start.as_bytes()) && head_of(&begun).is_some_and(|head| head <= LONGEST_HEAD);
    if !has_ended && !is_form {
        return Problem(AppError::Transport("a form without a file".to_owned())).into_response();
    }
    let whole = stream::once(std::future::ready(Ok(begun.freeze()))).chain(rest);
    next.run(Request::from_parts(parts, Body::from_stream(whole))).await
}

/// The line that a form begins with, if a request is one.
fn start(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (kind, parameters) = kind.split_once(';')?;
    let is_form = kind.trim().eq_ignore_ascii_case("multipart/form-data");
    let boundary = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    });
    boundary.filter(|_| is_form).map(|boundary| format!("--{boundary}\r\n"))
}

/// Where the first head of a form ends.
fn head_of(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n")
}

/// The field `file` of a form, which is the first that is a file: ours have no other.
pub async fn file(form: &mut Multipart) -> Result<Field<'_>, Problem> {
    let field = form.next_field().await.map_err(|error| malformed(&error))?;
    field
        .filter(|field| field.name() == Some("file") && field.file_name().is_some_and(|name| !name.is_empty()))
        .ok_or_else(|| Problem::file(FieldError::Required))
}

/// The next piece, unless what was read with it is too much.
pub async fn piece(field: &mut Field<'_>, read: &mut u64, max: u32) -> Result<Option<Bytes>, Problem> {
    let Some(piece) = field.chunk().await.map_err(|error| malformed(&error))? else { return Ok(None) };
    *read += piece.len() as u64;
    if *read > u64::from(max) { Err(too_large(max)) } else { Ok(Some(piece)) }
}

/// What a file is called where it came from, without the folders that some browsers put before it.
pub fn name(field: &Field<'_>, fallback: &str) -> String {
    let name = field.file_name().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    if name.trim().is_empty() { fallback.to_owned() } else { name.trim().to_owned() }
}

fn too_large(max: u32) -> Problem {
    Problem::file(FieldError::FileTooLarge { max })
}

fn malformed(error: &axum::extract::multipart::MultipartError) -> Problem {
    Problem(AppError::Transport(error.to_string()))
}
