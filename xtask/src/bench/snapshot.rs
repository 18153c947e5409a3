//! The table that a browser is sent.

use std::time::Instant;

use anyhow::{Result, bail};
use serde::Serialize;

use super::http::Connection;

/// What it weighs and how long it takes.
#[derive(Serialize)]
pub struct Snapshot {
    /// Bytes as sent, in brotli.
    pub bytes: usize,
    /// From asking to the last byte, the server's own table being there already.
    pub milliseconds: f64,
}

/// Asks for it once.
pub fn measure(address: &str, cookie: &str) -> Result<Snapshot> {
    let request = format!(
        "GET /api/lists/client/snapshot HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nAccept-Encoding: br\r\n\r\n"
    );
    let mut connection = Connection::open(address)?;
    let start = Instant::now();
    let answer = connection.exchange(&request)?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    if answer.status != 200 {
        bail!("the snapshot answered {}", answer.status);
    }
    Ok(Snapshot { bytes: answer.body.len(), milliseconds })
}
