//! The checkout together with the tools that work on it.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{checkout::Checkout, toolchain::Toolchain};

/// What every command starts from. A child made here runs in the checkout's root, with one toolchain and one target folder.
pub struct Workshop {
    /// Where things are.
    pub checkout: Checkout,
    /// Which compiler, and the environment that selects it.
    pub toolchain: Toolchain,
}

impl Workshop {
    /// Finds the checkout and makes its toolchain ready, installing what is missing.
    pub fn open() -> Result<Self> {
        let checkout = Checkout::find()?;
        let toolchain = Toolchain::ready(&checkout)?;
        Ok(Self { checkout, toolchain })
    }

    /// A child command in the checkout's root.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = self.toolchain.command(program);
        command.current_dir(&self.checkout.root).env("CARGO_TARGET_DIR", &self.checkout.target);
        // leptos reads it while it is compiled: were it set in some builds only, cargo would compile leptos and all above anew.
        command.env("LEPTOS_OUTPUT_NAME", &self.checkout.leptos.output_name);
        command
    }

    /// `cargo`, with the checkout's toolchain.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.command("cargo");
        command.arg(subcommand);
        command
    }

    /// `cargo leptos`. Its program is called directly: through `cargo`, one in cargo's home would come before the one chosen here.
    pub fn cargo_leptos(&self, subcommand: &str) -> Result<Command> {
        let program =
            self.toolchain.which("cargo-leptos").context("cargo-leptos is not installed: cargo xtask setup")?;
        let mut command = self.command(program);
        command.args(["leptos", subcommand]);
        let program = &self.checkout.leptos.bin_target;
        command.env("LEPTOS_BIN_EXE_NAME", program).env("LEPTOS_STYLE_BUNDLE", "true");
        Ok(command)
    }

    /// What the server needs to know at run time about the site that was built for it.
    pub fn site_environment(&self, site: &Path) -> Vec<(&'static str, OsString)> {
        let leptos = &self.checkout.leptos;
        vec![
            ("CLIENTELE_SITE_ROOT", site.into()),
            ("LEPTOS_SITE_ROOT", site.into()),
            ("LEPTOS_OUTPUT_NAME", leptos.output_name.clone().into()),
            ("LEPTOS_SITE_PKG_DIR", leptos.site_pkg_dir.clone().into()),
            ("LEPTOS_HASH_FILES", "true".into()),
        ]
    }

    /// The text of `Cargo.lock`.
    pub fn lockfile(&self) -> Result<String> {
        let path: PathBuf = self.checkout.root.join("Cargo.lock");
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}
