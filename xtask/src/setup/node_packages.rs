//! The npm packages of `end2end/`.

use std::{fs, path::Path, time::Duration, time::SystemTime};

use anyhow::{Result, bail};

use super::Found;
use crate::{child, workshop::Workshop};

const DOWNLOAD: Duration = Duration::from_mins(10);

/// Installs exactly what the lock file says, unless that was done since the lock file last changed.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    let folder = workshop.checkout.end2end();
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(Found::Already("current"));
    }
    let mut install = workshop.command("npm");
    install.current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]);
    // Its own browser is only fetched where the machine has none.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    println!("setup  {} (in end2end)", child::line(&install));
    let finished = child::logged(&mut install, &workshop.checkout.log("npm"), DOWNLOAD)?;
    if !finished.success {
        bail!("{}\nby hand, in end2end: npm ci", finished.tail(10));
    }
    Ok(Found::Installed)
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}
