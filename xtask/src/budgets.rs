//! How much of the release may be sent. A build that exceeds it fails: what grows is seen when it grows.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// A file of the release, by the beginning and the ending of its name, and its most bytes in brotli.
///
/// Raising one takes a reason, which stands beside it. « first_ » is what a page loads beside the program itself: `first_files.rs`.
const BUDGETS: [Budget; 15] = [
    Budget::new("clientele.", ".wasm", 244_000, "2026-11-28: what most pages share lies with them, 60 kB less here"),
    Budget::new("clientele.", ".js", 14_000, "2026-11-27"),
    Budget::new("clientele.", ".css", 19_000, "2026-11-28: the editor, documents, tasks, expenses and the dashboard"),
    Budget::new("first_beside.", ".wasm", 300_000, SHARED),
    Budget::new(
        "first_client.",
        ".wasm",
        679_000,
        "2026-11-28: what documents, tasks and expenses show of a client, and what left the main module",
    ),
    Budget::new("first_clients.", ".wasm", 348_000, SHARED),
    Budget::new("first_door.", ".wasm", 169_000, SHARED),
    Budget::new("first_hands.", ".wasm", 222_000, SHARED),
    Budget::new("first_document.", ".wasm", 495_000, "2026-11-28: a document's page, with what pays it, as measured"),
    Budget::new(
        "first_documents.",
        ".wasm",
        373_000,
        "2026-11-28: the lists of documents and the dashboard, as measured",
    ),
    Budget::new("first_editor.", ".wasm", 433_000, "2026-11-28: the editor of documents, as measured"),
    Budget::new("first_settings.", ".wasm", 587_000, SHARED),
    Budget::new("first_sheet.", ".wasm", 425_000, SHARED),
    Budget::new("first_table.", ".wasm", 81_500, SHARED),
    Budget::new("first_tasks.", ".wasm", 525_000, "2026-11-28: tasks, their pages and their form, as measured"),
];

/// Why most grew at once.
const SHARED: &str =
    "2026-11-28: with five more features, what most pages share lies with each of them; main has 60 kB less";

struct Budget {
    start: &'static str,
    ending: &'static str,
    most: u64,
    why: &'static str,
}

impl Budget {
    const fn new(start: &'static str, ending: &'static str, most: u64, why: &'static str) -> Self {
        Self { start, ending, most, why }
    }

    fn is_of(&self, name: &str) -> bool {
        name.starts_with(self.start) && name.ends_with(self.ending)
    }
}

/// Fails when a file of the folder is larger than it may be, and when one that pages load first has no budget.
pub fn check(folder: &Path) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut wrong = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(plain) = name.strip_suffix(".br") {
            wrong.extend(exceeded(plain, entry.metadata()?.len()));
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("{}", wrong.join("\n")) }
}

/// What is wrong with a file of this size, if anything is.
fn exceeded(name: &str, bytes: u64) -> Option<String> {
    let budget = BUDGETS.iter().find(|budget| budget.is_of(name));
    match budget {
        Some(budget) if bytes > budget.most => {
            let Budget { most, why, .. } = budget;
            Some(format!("{name} has {bytes} bytes in brotli, {most} are its budget ({why}; xtask/src/budgets.rs)"))
        }
        None if name.starts_with("first_") => Some(format!("{name} has no budget (xtask/src/budgets.rs)")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exceeds_its_budget_is_named() {
        assert_eq!(exceeded("clientele.x.css", 100), None);
        assert!(exceeded("clientele.x.css", 1_000_000).unwrap().contains("clientele.x.css has 1000000 bytes"));
        assert!(exceeded("first_new.x.wasm", 1).unwrap().contains("has no budget"));
        assert_eq!(exceeded("chunk_9.x.wasm", 1_000_000), None);
    }
}
