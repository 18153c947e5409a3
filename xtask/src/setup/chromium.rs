//! The browser of the journeys.

use std::{env, path::PathBuf, time::Duration};

use anyhow::{Result, bail};

use super::Found;
use crate::{child, privilege, toolchain::apt_install, workshop::Workshop};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DOWNLOAD: Duration = Duration::from_mins(20);

/// A Chromium on this machine: `CLIENTELE_CHROMIUM`, else one on the path. `None` leaves Playwright to its own.
pub fn find(workshop: &Workshop) -> Option<PathBuf> {
    let chosen = env::var_os("CLIENTELE_CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    chosen.or_else(|| NAMES.iter().find_map(|name| workshop.toolchain.which(name)))
}

/// Looks for a Chromium; else installs Debian's, else Playwright's.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    if find(workshop).is_some() {
        return Ok(Found::Already("found"));
    }
    let log = workshop.checkout.log("chromium");
    if privilege::has_debian_packages() && apt_install(&["chromium"], &log).is_ok() {
        return Ok(Found::Installed);
    }
    super::node_packages::ensure(workshop)?;
    let mut download = workshop.command("npx");
    download.current_dir(workshop.checkout.end2end()).args(["playwright", "install", "chromium"]);
    println!("setup  {}", child::line(&download));
    let finished = child::logged(&mut download, &log, DOWNLOAD)?;
    if !finished.success {
        bail!(
            "{}\nby hand: apt-get install chromium, or set CLIENTELE_CHROMIUM to a Chromium's path",
            finished.tail(5)
        );
    }
    Ok(Found::Installed)
}
