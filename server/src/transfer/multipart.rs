//! The one file of a form, read piece by piece and never beyond its limit.

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use bytes::Bytes;
use domain::error::FieldError;

use super::problem::Problem;

/// What stands around the file in a form: boundaries and names.
const AROUND: u64 = 64 * 1024;

/// Refuses a body by what it says of itself, before any of it is read.
pub fn refuse_early(headers: &HeaderMap, max: u32) -> Result<(), Problem> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > u64::from(max) + AROUND) { Err(too_large(max)) } else { Ok(()) }
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
    Problem(kit::error::AppError::Transport(error.to_string()))
}
