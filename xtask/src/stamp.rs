//! Whether a build is still what its inputs would give.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};

use crate::{first_files, small, workshop::Workshop};

/// In the checkout's root and not an input of the build.
const NO_INPUTS: [&str; 9] =
    ["target", "data", "docs", "end2end", "xtask", "node_modules", "README.md", "CHANGELOG.md", "LICENSE"];

/// A note of what a build was made from and of what it made: paths, sizes and times of change, as cargo itself judges.
pub struct Stamp<'a> {
    workshop: &'a Workshop,
    file: PathBuf,
    outputs: Vec<PathBuf>,
}

impl<'a> Stamp<'a> {
    /// The stamp of one profile's build.
    pub fn new(workshop: &'a Workshop, profile: &str, outputs: &[&Path]) -> Self {
        let file = workshop.checkout.notes().join(format!("{profile}.stamp"));
        Self { workshop, file, outputs: outputs.iter().map(|path| path.to_path_buf()).collect() }
    }

    /// Whether inputs and outputs are as they were when the stamp was written.
    pub fn is_current(&self) -> bool {
        // The digest of outputs that are gone is an error, and so not current.
        fs::read_to_string(&self.file).is_ok_and(|written| self.digest().is_ok_and(|digest| digest == written))
    }

    /// Notes the present state.
    pub fn write(&self) -> Result<()> {
        fs::create_dir_all(self.workshop.checkout.notes())?;
        fs::write(&self.file, self.digest()?).with_context(|| format!("cannot write {}", self.file.display()))
    }

    fn digest(&self) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        self.workshop.toolchain.version.hash(&mut hasher);
        (first_files::SOURCE, small::ENVIRONMENT).hash(&mut hasher);
        for name in ["RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS"] {
            std::env::var_os(name).hash(&mut hasher);
        }
        for name in ["cargo-leptos", "wasm-bindgen", "wasm-opt"] {
            self.workshop.toolchain.which(name).hash(&mut hasher);
        }
        let root = &self.workshop.checkout.root;
        for entry in sorted(root)? {
            let name = entry.file_name().unwrap_or_default().to_string_lossy();
            let hidden = name.starts_with('.') && name != ".cargo";
            if !hidden && !NO_INPUTS.contains(&name.as_ref()) {
                state(&entry, &mut hasher)?;
            }
        }
        for output in &self.outputs {
            state(output, &mut hasher)?;
        }
        Ok(format!("{:016x}", hasher.finish()))
    }
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn state(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    let metadata = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    if metadata.is_dir() {
        return sorted(path)?.iter().try_for_each(|entry| state(entry, hasher));
    }
    metadata.len().hash(hasher);
    metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().hash(hasher);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(folder: &Path) -> u64 {
        let mut hasher = DefaultHasher::new();
        state(folder, &mut hasher).unwrap();
        hasher.finish()
    }

    #[test]
    fn a_file_that_grows_or_appears_changes_the_digest() {
        let folder = std::env::temp_dir().join(format!("clientele-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(folder.join("src/one.rs"), "1").unwrap();
        let first = digest(&folder);
        assert_eq!(first, digest(&folder));
        fs::write(folder.join("src/one.rs"), "12").unwrap();
        let second = digest(&folder);
        assert_ne!(first, second);
        fs::write(folder.join("src/two.rs"), "").unwrap();
        assert_ne!(second, digest(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }
}
