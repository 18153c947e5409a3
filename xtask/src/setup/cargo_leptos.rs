//! cargo-leptos, of one version, compiled without optimisation: it waits for compilers most of the time, and is ready in
//! a quarter of the time.

use anyhow::Result;

use super::{Found, crates::Program};
use crate::workshop::Workshop;

/// The version these commands were written for.
pub const VERSION: &str = "0.3.11";

/// Looks for cargo-leptos of this version, and installs it when missing.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    let program = Program { package: "cargo-leptos", name: "cargo-leptos", version: VERSION.into(), debug: true };
    let (folder, found) = match program.find(workshop)? {
        Some(folder) => (folder, Found::Already("found")),
        None => (program.install(workshop)?, Found::Installed),
    };
    workshop.toolchain.prefer(folder);
    Ok(found)
}
