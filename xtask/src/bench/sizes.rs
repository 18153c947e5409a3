//! What a browser has to fetch.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::Serialize;

/// A file of the site.
#[derive(Serialize)]
pub struct Size {
    /// Its name.
    pub file: String,
    /// As it is.
    pub bytes: u64,
    /// As it is sent.
    pub brotli_bytes: u64,
}

/// Measures each file for the browser, the largest first; the build left a `.br` file beside it.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut sizes = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let is_for_browser =
            path.extension().is_some_and(|extension| ["wasm", "js", "css"].iter().any(|known| extension == *known));
        if !is_for_browser {
            continue;
        }
        let mut compressed = path.clone().into_os_string();
        compressed.push(".br");
        let brotli_bytes =
            fs::metadata(&compressed).with_context(|| format!("{} is missing", compressed.display()))?.len();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sizes.push(Size { file, bytes: fs::metadata(&path)?.len(), brotli_bytes });
    }
    sizes.sort_by_key(|size| std::cmp::Reverse(size.bytes));
    Ok(sizes)
}
