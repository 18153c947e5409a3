//! The step `tests`: rules, store on both databases, HTTP, documentation examples.

use std::time::Duration;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::{child, postgres::Cluster, setup::postgresql, workshop::Workshop};

/// A cold run compiles all of the server's dependencies.
const LIMIT: Duration = Duration::from_hours(1);
const SHOWN_LINES: usize = 80;

/// Runs `cargo test` with a `PostgreSQL` server of its own.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let programs = postgresql::find(workshop).context("PostgreSQL is not installed")?;
    let cluster = Cluster::start(&programs)?;
    let mut command = workshop.cargo("test");
    command.args(["--workspace", "--exclude", "frontend", "--no-fail-fast"]);
    command.env("CLIENTELE_TEST_POSTGRES", &cluster.url);
    let finished = child::logged(&mut command, &workshop.checkout.log("tests"), LIMIT)?;
    let mut tally = read(&finished.output);
    if !finished.success {
        println!("{}", finished.tail(SHOWN_LINES));
        if tally.failed == 0 {
            tally = tally.and(Tally::failure("tests: did not compile, or ended early"));
        }
        if let Some(why) = cluster.stopped() {
            tally = tally.and(Tally::failure(format!("tests: PostgreSQL has stopped:\n{why}")));
        }
    }
    Ok(tally)
}

/// Adds up what libtest printed, over all test programs.
fn read(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        if let Some(counts) = line.strip_prefix("test result: ") {
            tally.passed += count(counts, " passed");
            tally.failed += count(counts, " failed");
        } else if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            tally.failures.push(name.to_owned());
        }
    }
    tally
}

/// The number before a word: `ok. 12 passed; 0 failed; …`.
fn count(text: &str, word: &str) -> u32 {
    let before = text.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_test_programs_count() {
        let output = "running 2 tests\ntest money::adds ... ok\ntest money::rounds ... FAILED\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 40 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        let tally = read(output);
        assert_eq!(tally.to_string(), "41 passed, 1 failed");
        assert_eq!(tally.failures, ["money::rounds"]);
    }

    #[test]
    fn output_without_tests_counts_nothing() {
        assert_eq!(read("error: could not compile `store`"), Tally::default());
    }
}
