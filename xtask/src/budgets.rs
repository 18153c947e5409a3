//! How much of the release may be sent. A build that exceeds it fails: what grows is seen when it grows.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// A file of the release, by the beginning and the ending of its name, and its most bytes in brotli.
///
/// Raising one takes a reason, which stands beside it. « first_ » is what a page loads beside the program itself: `first_files.rs`.
const BUDGETS: [Budget; 14] = [
    Budget::new(
        "clientele.",
        ".wasm",
        300_000,
        "2026-11-28: without panics' words, data lie with the pages that use them and no longer in the main module",
    ),
    Budget::new("clientele.", ".js", 14_000, "2026-11-27"),
    Budget::new("clientele.", ".css", 16_000, "2026-11-27"),
    Budget::new("first_beside.", ".wasm", 190_000, "2026-11-28: custom fields as columns and criteria"),
    Budget::new("first_client.", ".wasm", 433_000, "2026-11-28: facts changed in place, the map, a row in question"),
    Budget::new("first_clients.", ".wasm", 268_000, "2026-11-28: custom fields as columns, numbers that find a client"),
    Budget::new("first_door.", ".wasm", 139_000, "2026-11-28: the data of its page, which lay in the main module"),
    Budget::new("first_hands.", ".wasm", 106_000, "2026-11-28: the palette finds telephones and loses no key"),
    Budget::new(
        "first_document.",
        ".wasm",
        426_000,
        "2026-11-28: a document's page, with what pays it; no more than a client's page, of which it has the frame, the tabs and the activity",
    ),
    Budget::new(
        "first_documents.",
        ".wasm",
        258_000,
        "2026-11-28: the lists of documents; the same list and table as the clients', with words and rows of their own",
    ),
    Budget::new(
        "first_editor.",
        ".wasm",
        336_000,
        "2026-11-28: the editor of documents; no more than the other forms, whose engine it has",
    ),
    Budget::new("first_settings.", ".wasm", 434_000, "2026-11-28: the data of its page, which lay in the main module"),
    Budget::new("first_sheet.", ".wasm", 338_000, "2026-11-28: a row in question"),
    Budget::new("first_table.", ".wasm", 68_000, "2026-11-28: custom fields in the table"),
];

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
