//! The browser of the journeys.

use std::{env, path::PathBuf, time::Duration};

use anyhow::{Result, bail};

use super::Found;
use crate::{child, privilege, toolchain::apt_install, workshop::Workshop};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The same browser without a window of its own, so without what draws one: journeys take a quarter less time in it.
const SHELL: &str = "chromium-headless-shell";
const DOWNLOAD: Duration = Duration::from_mins(20);

/// A Chromium on this machine: `CLIENTELE_CHROMIUM`, else one on the path. `None` leaves Playwright to its own.
pub fn find(workshop: &Workshop) -> Option<PathBuf> {
    let chosen = env::var_os("CLIENTELE_CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    chosen.or_else(|| NAMES.iter().find_map(|name| workshop.toolchain.which(name)))
}

/// What journeys run in: the browser without a window when there is one, else as [`find`].
pub fn for_journeys(workshop: &Workshop) -> Option<PathBuf> {
    let chosen = env::var_os("CLIENTELE_CHROMIUM").is_none().then(|| workshop.toolchain.which(SHELL)).flatten();
    chosen.or_else(|| find(workshop))
}

/// Looks for a Chromium; else installs Debian's, with a window and without, else Playwright's.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    let debian = privilege::has_debian_packages();
    let without_window = workshop.toolchain.which(SHELL).is_some() || !debian;
    if find(workshop).is_some() && without_window {
        return Ok(Found::Already("found"));
    }
    let log = workshop.checkout.log("chromium");
    if debian && apt_install(&[NAMES[0], SHELL], &log).is_ok() {
        return Ok(Found::Installed);
    }
    // Not every release of Debian has the one without a window.
    if find(workshop).is_some() {
        return Ok(Found::Already("found"));
    }
    if debian && apt_install(&NAMES[..1], &log).is_ok() {
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
