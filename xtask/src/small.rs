//! What makes the browser's program of a release smaller than a compiler makes it by itself.
//!
//! Nobody reads a panic in somebody else's browser: without its words, its places and its `{:?}`, a tenth of the program goes. The standard
//! library must be compiled in the same way, so it is built along, from its source.

use anyhow::{Result, bail};

use crate::{child, toolchain::WASM, workshop::Workshop};

/// As in `.cargo/config.toml`, which the flags of one target take the place of; then those of the release.
const FLAGS: &str =
    "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// The environment in which cargo builds it.
pub const ENVIRONMENT: [(&str, &str); 4] = [
    // The flags are not stable yet.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Sees to the source of the standard library: Debian's toolchain brings it, rustup's takes it with a component of its own.
pub fn ready(workshop: &Workshop) -> Result<()> {
    if workshop.toolchain.has_source() {
        return Ok(());
    }
    let mut add = workshop.command("rustup");
    add.args(["component", "add", "rust-src"]);
    println!("setup  {}", child::line(&add));
    child::run(&mut add)?;
    if !workshop.toolchain.has_source() {
        bail!("the toolchain has no source of the standard library, which the release for {WASM} is built with");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_begin_with_those_of_every_build() {
        let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../.cargo/config.toml");
        let config = std::fs::read_to_string(config).unwrap();
        let line = config.lines().find_map(|line| line.strip_prefix("rustflags = [")).unwrap();
        let every: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        assert!(!every.is_empty() && FLAGS.starts_with(&every.join(" ")), "{every:?}");
    }
}
