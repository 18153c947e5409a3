//! Where tools are kept, once per machine and outside the checkout, so that a fresh clone needs no second installation.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

/// The cache's folder: `CLIENTELE_CACHE`, else `~/.cache/clientele`.
pub fn folder() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CLIENTELE_CACHE").filter(|value| !value.is_empty()) {
        return std::path::absolute(chosen).context("CLIENTELE_CACHE is not a path");
    }
    let home = env::var_os("HOME").context("neither CLIENTELE_CACHE nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cache/clientele"))
}

/// The folder of one tool; its name carries the version wherever several may live side by side.
pub fn tool(name: &str) -> Result<PathBuf> {
    Ok(folder()?.join("tools").join(name))
}
