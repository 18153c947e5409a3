//! Files of clients (A15.2): contracts, plans, photographs; any kind, seen by the client's contacts once they are shared with them.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::jobs::JobKind;

/// The largest file of a client, in bytes.
pub const MAX_FILE_BYTES: u32 = 10 * 1024 * 1024;
/// No client has more files than this: a list that people read.
pub const MAX_CLIENT_FILES: u32 = 200;

/// The job that lets go of the bytes of files that were taken away. It has patience: bytes that somebody has just kept stay for a while.
pub const LET_GO: JobKind = JobKind { name: "file_bytes", max_attempts: 12 };
/// The most files of such a job.
pub const MOST_LET_GO: usize = 200;

/// What such a job is to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetGo {
    /// The SHA-256 of the bytes of each file, in hexadecimal.
    pub files: Vec<String>,
}

/// What becomes of a file of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileAct {
    /// It was added.
    Added,
    /// It was taken away.
    Removed,
    /// The client's contacts see it in the portal.
    Shared,
    /// They see it no more.
    Unshared,
}

/// What a file is, by how it begins. What is not known is saved and never shown: pages and drawings in SVG are programs.
///
/// # Errors
/// Where there is nothing in it.
pub fn content_type(bytes: &[u8]) -> Result<&'static str, FieldError> {
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    match bytes {
        [] => Err(FieldError::Required),
        _ if bytes.starts_with(b"%PDF-") => Ok("application/pdf"),
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Ok("image/png"),
        _ if bytes.starts_with(b"\xff\xd8\xff") => Ok("image/jpeg"),
        _ if is_webp => Ok("image/webp"),
        _ => Ok("application/octet-stream"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_no_program_is_shown() {
        let known: [(&[u8], &str); 7] = [
            (b"%PDF-1.7\n", "application/pdf"),
            (b"\x89PNG\r\n\x1a\n\0", "image/png"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "application/octet-stream"),
            (b"<html>", "application/octet-stream"),
            (b"RIFF", "application/octet-stream"),
        ];
        for (bytes, kind) in known {
            assert_eq!(content_type(bytes), Ok(kind));
        }
        assert_eq!(content_type(b""), Err(FieldError::Required));
    }
}
