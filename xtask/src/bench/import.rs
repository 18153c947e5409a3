//! How long a client list takes to come in.

use std::{fs, path::Path, time::Instant};

use anyhow::Result;
use serde::Serialize;

use crate::{browser_build::Built, child, running, workshop::Workshop};

/// An import from the command line, start and end of the program included.
#[derive(Serialize)]
pub struct Import {
    /// Rows of the file.
    pub rows: usize,
    /// Bytes of the file.
    pub bytes: usize,
    /// From the start of the command to its end.
    pub seconds: f64,
}

/// Takes the clients out of one installation and into a new one, and times the way in.
pub fn measure(workshop: &Workshop, built: &Built, from: &Path, into: &Path) -> Result<Import> {
    let exported = child::capture(running::program(workshop, built, from).args(["export", "clients"]))?;
    let file = into.join("clients.csv");
    fs::write(&file, &exported)?;
    // Founds the company; its one client has the first number, so that the first row is a duplicate and left out.
    running::demo(workshop, built, into, 1)?;
    let start = Instant::now();
    child::capture(running::program(workshop, built, into).args(["import", "clients"]).arg(&file))?;
    Ok(Import { rows: exported.lines().count() - 1, bytes: exported.len(), seconds: start.elapsed().as_secs_f64() })
}
