//! The checkout, as cargo sees it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::child;

/// Where things are. Asked of cargo rather than assumed: `CARGO_TARGET_DIR` and cargo's configuration may move the target folder.
pub struct Checkout {
    /// The workspace's root.
    pub root: PathBuf,
    /// Cargo's target folder, absolute.
    pub target: PathBuf,
    /// What cargo-leptos is told in the root manifest.
    pub leptos: LeptosSettings,
}

/// The part of `[[workspace.metadata.leptos]]` that these commands need.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LeptosSettings {
    /// The stem of the browser's files.
    pub output_name: String,
    /// The folder within the site for WASM, JavaScript and CSS.
    #[serde(default = "default_pkg")]
    pub site_pkg_dir: String,
    /// The server's program.
    pub bin_target: String,
}

fn default_pkg() -> String {
    "pkg".into()
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    #[serde(rename = "metadata")]
    tools: Tools,
}

#[derive(Deserialize)]
struct Tools {
    leptos: Vec<LeptosSettings>,
}

impl Checkout {
    /// Asks `cargo metadata` about the folder this is run in.
    pub fn find() -> Result<Self> {
        let json = child::capture(Command::new("cargo").args(["metadata", "--no-deps", "--format-version=1"]))?;
        let found: Metadata = serde_json::from_str(&json).context("cargo metadata did not answer as expected")?;
        let leptos =
            found.tools.leptos.into_iter().next().context("Cargo.toml has no [[workspace.metadata.leptos]]")?;
        Ok(Self { root: found.workspace_root, target: found.target_directory, leptos })
    }

    /// Where logs and stamps go.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The log of one step.
    pub fn log(&self, step: &str) -> PathBuf {
        self.notes().join(format!("{step}.log"))
    }

    /// The folder of the browser tests.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The folder of what runs Lighthouse, with packages of its own: nothing else needs them.
    pub fn lighthouse(&self) -> PathBuf {
        self.end2end().join("bench/lighthouse")
    }

    /// A path as it is shown: from the root on where it lies below it.
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
