//! Which files may break a house rule, each with the reason: `xtask/fences.json`.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The exceptions, by rule.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    /// Files of more than 300 lines.
    pub long_files: Vec<Exception>,
    /// Files of `app` that use the store besides `api.rs` and `session.rs`.
    pub store_users: Vec<Exception>,
    /// Files of `store` that take listed records out of their table.
    pub record_deletions: Vec<Exception>,
    /// Files of `store` that write listed records otherwise than by their change.
    pub record_writes: Vec<Exception>,
}

/// One file that may.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// From the root on.
    pub path: String,
    /// Why it may.
    pub reason: String,
}

impl Exceptions {
    /// Reads them; one without a reason is refused.
    pub fn load(root: &Path) -> Result<Self> {
        let path = root.join("xtask/fences.json");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let found: Self = serde_json::from_str(&text).with_context(|| format!("in {}", path.display()))?;
        let lists = [&found.long_files, &found.store_users, &found.record_deletions, &found.record_writes];
        for exception in lists.into_iter().flatten() {
            if exception.reason.trim().is_empty() {
                bail!("xtask/fences.json gives no reason for {}", exception.path);
            }
        }
        Ok(found)
    }
}

/// Takes the excepted paths out of those that break a rule, and complains about exceptions that nothing needs any longer.
pub fn apply(offenders: Vec<(String, String)>, exceptions: &[Exception]) -> Vec<String> {
    let is_excepted = |path: &str| exceptions.iter().any(|exception| exception.path == path);
    let needless = exceptions
        .iter()
        .filter(|exception| !offenders.iter().any(|(path, _)| *path == exception.path))
        .map(|exception| format!("xtask/fences.json: {} keeps the rule by now", exception.path));
    let needless: Vec<String> = needless.collect();
    let kept =
        offenders.into_iter().filter(|(path, _)| !is_excepted(path)).map(|(path, what)| format!("{path}: {what}"));
    kept.chain(needless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_used_or_removed() {
        let exception = |path: &str| Exception { path: path.into(), reason: "generated".into() };
        let offenders = vec![("a.rs".into(), "long".into()), ("b.rs".into(), "long".into())];
        let complaints = apply(offenders, &[exception("a.rs"), exception("c.rs")]);
        assert_eq!(complaints, ["b.rs: long", "xtask/fences.json: c.rs keeps the rule by now"]);
    }
}
