//! The npm packages of `end2end/`, and of a folder beside it.

use std::{fs, path::Path, time::Duration, time::SystemTime};

use anyhow::{Result, bail};

use super::Found;
use crate::{child, workshop::Workshop};

const DOWNLOAD: Duration = Duration::from_mins(10);

/// Those that the journeys need.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    install(workshop, &workshop.checkout.end2end())
}

/// Installs exactly what a folder's lock file says, unless that was done since the lock file last changed.
pub fn install(workshop: &Workshop, folder: &Path) -> Result<Found> {
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(Found::Already("current"));
    }
    let mut install = workshop.command("npm");
    install.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]);
    // Its own browser is only fetched where the machine has none.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let shown = workshop.checkout.shown(folder);
    println!("setup  {} (in {shown})", child::line(&install));
    let finished = child::logged(&mut install, &workshop.checkout.log("npm"), DOWNLOAD)?;
    if !finished.success {
        bail!("{}\nby hand, in {shown}: npm ci", finished.tail(10));
    }
    Ok(Found::Installed)
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}
