//! The step `journeys`: what users do, in a real browser.

use std::{fs, time::Duration};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::tally::Tally;
use crate::{
    browser_build::{self, Profile},
    child,
    setup::chromium,
    workshop::Workshop,
};

const LIMIT: Duration = Duration::from_mins(45);
const SHOWN_LINES: usize = 80;
/// How much of a failure's reason stands beside its name: what was waited for is in it.
const REASON_LINES: usize = 16;

/// Runs Playwright on the debug build, which is brought up to date first.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let built = browser_build::build(workshop, Profile::Debug)?;
    let folder = workshop.checkout.end2end();
    let results = folder.join("test-results/results.json");
    // Those of an earlier run would be read as this one's, were Playwright not to start.
    let _ = fs::remove_file(&results);
    let mut command = workshop.command("npx");
    command.current_dir(&folder).args(["--no-install", "playwright", "test"]);
    command.envs(workshop.site_environment(&built.site)).env("CLIENTELE_BIN", &built.program);
    if let Some(browser) = chromium::find(workshop) {
        command.env("CHROMIUM", browser);
    }
    let finished = child::logged(&mut command, &workshop.checkout.log("journeys"), LIMIT)?;
    if !finished.success {
        println!("{}", finished.tail(SHOWN_LINES));
    }
    let json = fs::read_to_string(&results).context("Playwright left no results")?;
    let mut tally = read(&json)?;
    if !finished.success && tally.failed == 0 {
        tally = tally.and(Tally::failure("journeys: Playwright failed outside its tests"));
    }
    Ok(tally)
}

#[derive(Deserialize)]
struct Results {
    #[serde(default)]
    suites: Vec<Suite>,
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u32,
    unexpected: u32,
    flaky: u32,
}

#[derive(Deserialize)]
struct Suite {
    title: String,
    #[serde(default)]
    specs: Vec<Spec>,
    #[serde(default)]
    suites: Vec<Suite>,
}

#[derive(Deserialize)]
struct Spec {
    title: String,
    ok: bool,
    #[serde(default)]
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    #[serde(default)]
    results: Vec<Attempt>,
}

#[derive(Deserialize)]
struct Attempt {
    #[serde(default)]
    errors: Vec<Reason>,
}

#[derive(Deserialize)]
struct Reason {
    #[serde(default)]
    message: String,
}

impl Spec {
    /// Why it failed, as Playwright says first.
    fn reason(&self) -> Option<String> {
        let mut reasons = self.tests.iter().flat_map(|test| &test.results).flat_map(|attempt| &attempt.errors);
        let plain = without_colours(&reasons.next()?.message);
        Some(plain.lines().filter(|line| !line.trim().is_empty()).take(REASON_LINES).collect::<Vec<_>>().join("\n    "))
    }
}

/// A text without what colours it in a terminal (`ESC [ … m`).
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default();
    let others = pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, after)| after));
    std::iter::once(first).chain(others).collect()
}

/// Counts Playwright's JSON report. A test that passed only when tried again has not passed.
fn read(json: &str) -> Result<Tally> {
    let results: Results = serde_json::from_str(json).context("Playwright's results are not as expected")?;
    let mut failures = Vec::new();
    results.suites.iter().for_each(|suite| name_failures(suite, "", &mut failures));
    let stats = results.stats;
    Ok(Tally { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures })
}

fn name_failures(suite: &Suite, above: &str, failures: &mut Vec<String>) {
    let path = if above.is_empty() { suite.title.clone() } else { format!("{above} › {}", suite.title) };
    for spec in suite.specs.iter().filter(|spec| !spec.ok) {
        let reason = spec.reason().map(|reason| format!("\n    {reason}")).unwrap_or_default();
        failures.push(format!("{path} › {}{reason}", spec.title));
    }
    suite.suites.iter().for_each(|inner| name_failures(inner, &path, failures));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_named_by_their_path() {
        let json = r#"{"config":{},"suites":[{"title":"clients.spec.ts","specs":[{"title":"opens","ok":true}],
            "suites":[{"title":"filter","specs":[{"title":"by letters","ok":false,
            "tests":[{"results":[{"errors":[{"message":"\u001b[31mError\u001b[39m: no row\n\nCall log:\n  - waiting"}]}]}]}]}]}],
            "errors":[],"stats":{"expected":7,"unexpected":1,"flaky":0,"skipped":2,"duration":1.5}}"#;
        let tally = read(json).unwrap();
        assert_eq!(tally.to_string(), "7 passed, 1 failed");
        assert_eq!(
            tally.failures,
            ["clients.spec.ts › filter › by letters\n    Error: no row\n    Call log:\n      - waiting"]
        );
    }
}
