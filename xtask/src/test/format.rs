//! The step `fmt`.

use std::time::Duration;

use anyhow::Result;

use super::tally::Tally;
use crate::{child, workshop::Workshop};

const LIMIT: Duration = Duration::from_mins(5);

/// Whether every file is formatted as rustfmt would.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let mut command = workshop.cargo("fmt");
    command.args(["--all", "--", "--check"]);
    let finished = child::logged(&mut command, &workshop.checkout.log("fmt"), LIMIT)?;
    if finished.success {
        return Ok(Tally::passed(1));
    }
    let mut files: Vec<String> = finished.output.lines().filter_map(unformatted).map(String::from).collect();
    files.dedup();
    files.push("run: cargo fmt --all".into());
    Ok(Tally::of("fmt", &files))
}

/// `Diff in /…/src/main.rs:12:` → `/…/src/main.rs`; other lines are the differences themselves, or rustfmt's own trouble.
fn unformatted(line: &str) -> Option<&str> {
    if line.starts_with("error") {
        return Some(line);
    }
    let place = line.strip_prefix("Diff in ")?.trim_end_matches(':');
    Some(place.rsplit_once(':').map_or(place, |(file, _)| file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_is_named() {
        assert_eq!(unformatted("Diff in /a/src/main.rs:12:"), Some("/a/src/main.rs"));
        assert_eq!(unformatted("-fn main(){}"), None);
    }
}
