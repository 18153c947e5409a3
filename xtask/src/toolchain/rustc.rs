//! What a compiler says about itself.

use std::{fs, path::PathBuf, process::Command};

use crate::child;

/// A compiler that answered.
pub struct Rustc {
    /// Major and minor version.
    pub version: (u32, u32),
    /// All of `rustc -vV`.
    pub text: String,
    /// Where its libraries are.
    pub sysroot: PathBuf,
}

impl Rustc {
    /// Asks a `rustc`, given as the command that starts it.
    pub fn ask(mut rustc: Command) -> Option<Self> {
        let text = child::capture(rustc.arg("-vV")).ok()?;
        let mut again = Command::new(rustc.get_program());
        for (name, value) in rustc.get_envs() {
            if let Some(value) = value {
                again.env(name, value);
            }
        }
        let sysroot = child::capture(again.args(["--print", "sysroot"])).ok()?;
        Some(Self { version: version(&text)?, text, sysroot: sysroot.trim().into() })
    }

    /// Whether it has the standard library of a target.
    pub fn builds_for(&self, target: &str) -> bool {
        self.libraries(target).read_dir().is_ok_and(|entries| {
            entries.flatten().any(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.starts_with("libstd-") && name.ends_with(".rlib")
            })
        })
    }

    /// Where a target's libraries are.
    pub fn libraries(&self, target: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(target).join("lib")
    }

    /// Whether the standard library's source is there.
    pub fn has_source(&self) -> bool {
        self.sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
    }

    /// Whether it brings the linker for the browser along.
    pub fn has_own_linker(&self) -> bool {
        fs::read_dir(self.sysroot.join("lib/rustlib"))
            .is_ok_and(|hosts| hosts.flatten().any(|host| host.path().join("bin/rust-lld").exists()))
    }
}

/// `rustc 1.96.0 (…)` → (1, 96).
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix("rustc ")?.split(['.', ' ', '-']);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_every_channel_are_understood() {
        assert_eq!(
            version("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)\nbinary: rustc"),
            Some((1, 96))
        );
        assert_eq!(version("rustc 1.98.0-nightly (abc 2026-06-01)"), Some((1, 98)));
        assert_eq!(version("clang version 19"), None);
    }
}
