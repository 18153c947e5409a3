//! `PostgreSQL`'s programs, for a server of the tests' own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::Found;
use crate::{child, privilege, toolchain::apt_install, workshop::Workshop};

/// The oldest version that Clientèle runs on.
pub const LEAST_MAJOR: u32 = 15;
/// Debian keeps one folder a version here, off the path.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder with `initdb`, `pg_ctl` and `postgres` of the newest version found.
pub fn find(workshop: &Workshop) -> Option<PathBuf> {
    let on_path = workshop.toolchain.which("pg_ctl").and_then(|link| fs::canonicalize(link).ok());
    let on_path = on_path.and_then(|program| program.parent().map(Path::to_path_buf));
    let debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|version| version.path().join("bin"));
    on_path
        .into_iter()
        .chain(debian)
        .filter(|folder| folder.join("initdb").exists())
        .filter_map(|folder| Some((major(&folder.join("postgres"))?, folder)))
        .filter(|(major, _)| *major >= LEAST_MAJOR)
        .max()
        .map(|(_, folder)| folder)
}

/// Looks for `PostgreSQL`, and installs Debian's when missing.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    if find(workshop).is_some() {
        return Ok(Found::Already("found"));
    }
    if !privilege::has_debian_packages() {
        bail!("install PostgreSQL {LEAST_MAJOR} or later and put its initdb and pg_ctl on the path");
    }
    println!("setup  apt-get install postgresql");
    apt_install(&["postgresql"], &workshop.checkout.log("postgresql-apt"))?;
    find(workshop).context("the package postgresql brought no initdb of version 15 or later")?;
    Ok(Found::Installed)
}

/// `postgres (PostgreSQL) 15.13 (Debian …)` → 15.
fn major(postgres: &Path) -> Option<u32> {
    let text = child::capture(Command::new(postgres).arg("--version")).ok()?;
    text.split_whitespace().nth(2)?.split(['.', 'd', 'b', 'r']).next()?.parse().ok()
}
