//! The program's log: on standard error, a line for each thing that is told.

use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};
use crate::serve::Failure;

/// Begins it.
pub fn start(config: &Config) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| format!("CLIENTELE_LOG: {error}"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter);
    match config.log_format {
        // It writes line breaks of values as JSON does.
        LogFormat::Json => log.json().with_writer(io::stderr).init(),
        LogFormat::Text => log.with_writer(|| Lines(io::stderr())).init(),
    }
    Ok(())
}

/// Writes each thing that is told as one line. Another server's words, in an error of its own, may hold line breaks: what follows one would
/// look like a line of ours.
struct Lines<W>(W);

impl<W: Write> Write for Lines<W> {
    /// What is written at once is one thing.
    fn write(&mut self, told: &[u8]) -> io::Result<usize> {
        let said = told.strip_suffix(b"\n").unwrap_or(told);
        if said.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
            let line = String::from_utf8_lossy(said).replace('\n', "\\n").replace('\r', "\\r");
            writeln!(self.0, "{line}")?;
        } else {
            self.0.write_all(told)?;
        }
        Ok(told.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_one_line() {
        let mut lines = Lines(Vec::new());
        for told in ["a usual one\n", "said: 550 no\r\n2026-01-01 INFO signed in\n", "another\n"] {
            lines.write_all(told.as_bytes()).unwrap();
        }
        let written = String::from_utf8(lines.0).unwrap();
        assert_eq!(written, "a usual one\nsaid: 550 no\\r\\n2026-01-01 INFO signed in\nanother\n");
    }
}
