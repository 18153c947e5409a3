//! What only root may do, and what root must not.

use std::process::Command;

use anyhow::{Result, bail};

use crate::child;

/// Whether this runs as root.
pub fn is_root() -> bool {
    number(&["-u"]) == Some(0)
}

/// A number that `id` answers: a user's or group's.
pub fn number(arguments: &[&str]) -> Option<u32> {
    child::capture(Command::new("id").args(arguments)).ok()?.trim().parse().ok()
}

/// A command that runs as root: directly, or by a `sudo` that asks for no password.
pub fn as_root(program: &str) -> Result<Command> {
    if is_root() {
        return Ok(Command::new(program));
    }
    if child::capture(Command::new("sudo").args(["-n", "true"])).is_ok() {
        let mut command = Command::new("sudo");
        command.args(["-n", program]);
        return Ok(command);
    }
    bail!("{program} needs root, and sudo asks for a password")
}

/// Whether this is Debian, or a system with its packages.
pub fn has_debian_packages() -> bool {
    std::path::Path::new("/etc/debian_version").exists()
        && child::capture(Command::new("apt-get").arg("--version")).is_ok()
}
