//! Room on the disk. A run that fills it fails far from the cause: databases stop, and hundreds of tests wait for them.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{child, workshop::Workshop};

/// What a run takes when everything is compiled already: databases, browsers' profiles, a site.
const NEEDED: u64 = 6 * GIB;
const GIB: u64 = 1 << 30;
/// What was compiled, within the target folder.
const COMPILED: [&str; 2] = ["debug", "front"];

/// Fails when the disk is nearly full. In CI, where nobody can look, it first throws away what was compiled for earlier runs.
pub fn make(workshop: &Workshop) -> Result<()> {
    let target = &workshop.checkout.target;
    fs::create_dir_all(target)?;
    let mut free = free(target)?;
    let compiled = COMPILED.iter().any(|folder| target.join(folder).exists());
    if free < NEEDED && compiled && std::env::var("CI").is_ok_and(|ci| ci == "true") {
        println!("room: {} GiB are free: what earlier runs compiled is thrown away", free / GIB);
        for folder in COMPILED {
            let folder = target.join(folder);
            if folder.exists() {
                fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
            }
        }
        free = self::free(target)?;
    }
    if free < NEEDED {
        bail!("{} GiB are free on the disk of {}: a run needs {}", free / GIB, target.display(), NEEDED / GIB);
    }
    Ok(())
}

/// The bytes that are free where a folder is.
fn free(folder: &Path) -> Result<u64> {
    read(&child::capture(Command::new("df").arg("-Pk").arg(folder))?).context("df did not answer as expected")
}

/// Of `df -Pk`, the column of what is available.
fn read(output: &str) -> Option<u64> {
    let kibibytes: u64 = output.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_space_is_read() {
        let output = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda 100 60 40 60% /\n";
        assert_eq!(read(output), Some(40 * 1024));
        assert_eq!(read("df: no such folder\n"), None);
    }
}
