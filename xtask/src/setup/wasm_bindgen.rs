//! wasm-bindgen's program, which must be of exactly the version of its library in `Cargo.lock`: they share a private format.

use anyhow::{Context, Result};

use super::{Found, crates::Program};
use crate::{lockfile, workshop::Workshop};

/// The version in `Cargo.lock`.
pub fn wanted(workshop: &Workshop) -> Result<String> {
    lockfile::version(&workshop.lockfile()?, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

/// Looks for the version in `Cargo.lock`, and installs it when missing.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    let program =
        Program { package: "wasm-bindgen-cli", name: "wasm-bindgen", version: wanted(workshop)?, debug: false };
    let (folder, found) = match program.find(workshop)? {
        Some(folder) => (folder, Found::Already("found")),
        None => (program.install(workshop)?, Found::Installed),
    };
    workshop.toolchain.prefer(folder);
    Ok(found)
}
