//! The examples of `docs/STYLE.md` stand so in their files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// What leaves lines out.
const LEFT_OUT: &str = "// …";

/// The examples that are not found in the files that they name.
pub fn missing(root: &Path) -> Result<Vec<String>> {
    let style = fs::read_to_string(root.join("docs/STYLE.md")).context("cannot read docs/STYLE.md")?;
    let block = style.split("```rust\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap_or_default();
    let of = |(path, parts): (&str, Vec<String>)| {
        let text = lines(&fs::read_to_string(root.join(path)).unwrap_or_default());
        parts.iter().any(|part| !text.contains(part.as_str())).then(|| format!("{path} reads otherwise"))
    };
    let found = examples(block);
    if found.is_empty() {
        return Ok(vec!["docs/STYLE.md has no examples".into()]);
    }
    Ok(found.into_iter().filter_map(of).collect())
}

/// The file of each example, and its parts between what is left out.
fn examples(block: &str) -> Vec<(&str, Vec<String>)> {
    let mut found: Vec<(&str, Vec<String>)> = Vec::new();
    for line in block.lines() {
        if let Some((_, path)) = line
            .strip_prefix("// ")
            .and_then(|rest| rest.split_once(". "))
            .filter(|(number, _)| number.parse::<u8>().is_ok())
        {
            found.push((path, vec![String::new()]));
        } else if let Some((_, parts)) = found.last_mut() {
            if line.trim() == LEFT_OUT {
                parts.push(String::new());
            } else if let Some(part) = parts.last_mut() {
                part.push_str(&lines(line));
            }
        }
    }
    found
}

/// The text line by line, without what is before and behind each, and without empty lines.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_read_by_file_and_part() {
        let found = examples("// 1. a.rs\nfn a() {\n// …\n    b();\n}\n\n// 2. b.ts\nc();");
        let parts = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(found, [("a.rs", parts(&["fn a() {\n", "b();\n}\n"])), ("b.ts", parts(&["c();\n"]))]);
    }

    #[test]
    fn indentation_does_not_count() {
        assert!(lines("impl A {\n    fn a() {\n        b();\n    }\n}").contains(&lines("fn a() {\n    b();\n}")));
    }
}
