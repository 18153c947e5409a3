//! wasm-opt, from the npm package `binaryen`: distributions carry versions that are years older.

use std::{fs, path::Path, time::Duration};

use anyhow::{Result, bail};

use super::Found;
use crate::{cache, child, workshop::Workshop};

/// The version that has been seen working with this project's WASM.
pub const MAJOR: u32 = 132;
const DOWNLOAD: Duration = Duration::from_mins(10);

/// Looks for this version or a later one, and installs it when missing.
pub fn ensure(workshop: &mut Workshop) -> Result<Found> {
    if workshop.toolchain.which("wasm-opt").is_some_and(|program| is_recent(workshop, &program)) {
        return Ok(Found::Already("found"));
    }
    let folder = cache::tool("binaryen")?;
    let bin = folder.join("node_modules/.bin");
    if is_recent(workshop, &bin.join("wasm-opt")) {
        workshop.toolchain.prefer(bin);
        return Ok(Found::Already("found"));
    }
    fs::create_dir_all(&folder)?;
    let mut install = workshop.command("npm");
    install.current_dir(&folder).args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]);
    install.arg(&folder).arg(format!("binaryen@^{MAJOR}"));
    println!("setup  {}", child::line(&install));
    let finished = child::logged(&mut install, &workshop.checkout.log("binaryen"), DOWNLOAD)?;
    if !finished.success || !is_recent(workshop, &bin.join("wasm-opt")) {
        bail!("{}\nby hand: {}", finished.tail(10), child::line(&install));
    }
    workshop.toolchain.prefer(bin);
    Ok(Found::Installed)
}

fn is_recent(workshop: &Workshop, program: &Path) -> bool {
    child::capture(workshop.command(program).arg("--version")).is_ok_and(|text| major(&text) >= Some(MAJOR))
}

/// `wasm-opt version 132 (version_132)` → 132.
fn major(text: &str) -> Option<u32> {
    text.split_whitespace().nth(2)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_third_word() {
        assert_eq!(major("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(major("no such thing"), None);
    }
}
