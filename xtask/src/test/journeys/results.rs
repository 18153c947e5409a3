//! What Playwright says of a run: its JSON report.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// How much of a failure's reason stands beside its name: what was waited for is in it.
const REASON_LINES: usize = 16;

/// A run of Playwright.
#[derive(Debug, PartialEq, Eq)]
pub struct Results {
    /// How many journeys passed; with `--repeat-each`, each time counts.
    pub passed: u32,
    /// Those that failed, in Playwright's order.
    pub failed: Vec<Failure>,
    /// What went wrong outside the journeys: a file that cannot be read, the time of the whole run.
    pub errors: Vec<String>,
}

/// A journey that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// As people read it: `clients.spec.ts › filter › by letters`.
    pub title: String,
    /// Its file, from the folder of the journeys on.
    pub file: String,
    /// Where it begins there.
    pub line: u32,
    /// Its names from the outermost one in, as Playwright's `--grep` sees them.
    pub words: String,
    /// Why it failed, as Playwright says first; no line when it says nothing.
    pub reason: Vec<String>,
    /// How often it failed.
    pub times: u32,
    /// How often it was run.
    pub runs: u32,
}

impl Failure {
    /// Its title, and its reason in the lines after.
    pub fn with_reason(&self) -> String {
        std::iter::once(&self.title).chain(&self.reason).map(String::as_str).collect::<Vec<_>>().join("\n    ")
    }
}

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    errors: Vec<Reason>,
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
    file: String,
    line: u32,
    #[serde(default)]
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    status: String,
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

impl Test {
    /// What Playwright itself calls flaky passed when it was tried again in the same run: that is no pass.
    fn failed(&self) -> bool {
        matches!(self.status.as_str(), "unexpected" | "flaky")
    }
}

impl Reason {
    fn lines(&self) -> Vec<String> {
        let plain = without_colours(&self.message);
        plain.lines().filter(|line| !line.trim().is_empty()).take(REASON_LINES).map(String::from).collect()
    }
}

impl Spec {
    /// Below the suites of these names, the file first.
    fn failure(&self, above: &[&str]) -> Option<Failure> {
        let mut failed = self.tests.iter().filter(|test| test.failed()).peekable();
        failed.peek()?;
        let names: Vec<&str> = above.iter().copied().chain([self.title.as_str()]).collect();
        let first = failed.clone().flat_map(|test| &test.results).flat_map(|attempt| &attempt.errors).next();
        Some(Failure {
            title: names.join(" › "),
            file: self.file.clone(),
            line: self.line,
            words: names[1.min(names.len())..].join(" "),
            reason: first.map(Reason::lines).unwrap_or_default(),
            times: count(failed.count()),
            runs: count(self.tests.len()),
        })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reads the report; one whose failures are not as many as it counts is refused, so that none is overlooked.
pub fn read(json: &str) -> Result<Results> {
    let report: Report = serde_json::from_str(json).context("Playwright's results are not as expected")?;
    let mut failed = Vec::new();
    report.suites.iter().for_each(|suite| collect(suite, &[], &mut failed));
    let counted = report.stats.unexpected + report.stats.flaky;
    let named: u32 = failed.iter().map(|failure| failure.times).sum();
    if named != counted {
        bail!("Playwright counts {counted} failures and names {named}");
    }
    let errors = report.errors.iter().map(|error| error.lines().join("\n    ")).collect();
    Ok(Results { passed: report.stats.expected, failed, errors })
}

fn collect<'a>(suite: &'a Suite, above: &[&'a str], failed: &mut Vec<Failure>) {
    let names: Vec<&str> = above.iter().copied().chain([suite.title.as_str()]).collect();
    failed.extend(suite.specs.iter().filter_map(|spec| spec.failure(&names)));
    suite.suites.iter().for_each(|inner| collect(inner, &names, failed));
}

/// A text without what colours it in a terminal (`ESC [ … m`).
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default();
    let others = pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, after)| after));
    std::iter::once(first).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_named_by_their_path() {
        let json = r#"{"config":{},"suites":[{"title":"clients.spec.ts","file":"clients.spec.ts","line":0,
            "specs":[{"title":"opens","ok":true,"file":"clients.spec.ts","line":4,"tests":[{"status":"expected"}]}],
            "suites":[{"title":"filter","specs":[{"title":"by letters","ok":false,"file":"clients.spec.ts","line":9,
            "tests":[{"status":"unexpected","results":[{"errors":[
            {"message":"\u001b[31mError\u001b[39m: no row\n\nCall log:\n  - waiting"}]}]}]}]}]}],
            "errors":[],"stats":{"expected":7,"unexpected":1,"flaky":0,"skipped":2,"duration":1.5}}"#;
        let results = read(json).unwrap();
        assert_eq!((results.passed, results.errors.len()), (7, 0));
        let [failure] = results.failed.as_slice() else { panic!("{:?}", results.failed) };
        assert_eq!(
            failure.with_reason(),
            "clients.spec.ts › filter › by letters\n    Error: no row\n    Call log:\n      - waiting"
        );
        assert_eq!((failure.file.as_str(), failure.line), ("clients.spec.ts", 9));
        assert_eq!(failure.words, "filter by letters");
        assert_eq!((failure.times, failure.runs), (1, 1));
    }

    #[test]
    fn a_journey_run_many_times_is_one_with_its_numbers() {
        let json = r#"{"suites":[{"title":"a.spec.ts","specs":[{"title":"b","ok":false,"file":"a.spec.ts","line":1,"tests":[
            {"status":"expected","results":[{"errors":[]}]},
            {"status":"unexpected","results":[{"errors":[{"message":"one"}]}]},
            {"status":"flaky","results":[{"errors":[{"message":"two"}]},{"errors":[]}]}]}]}],
            "stats":{"expected":1,"unexpected":1,"flaky":1}}"#;
        let results = read(json).unwrap();
        assert_eq!(results.passed, 1);
        assert_eq!((results.failed[0].times, results.failed[0].runs), (2, 3));
        assert_eq!(results.failed[0].reason, ["one"]);
    }

    #[test]
    fn what_fails_outside_the_journeys_is_kept() {
        let json = r#"{"suites":[],"errors":[{"message":"Error: No tests found.\nMake sure"}],
            "stats":{"expected":0,"unexpected":0,"flaky":0}}"#;
        assert_eq!(read(json).unwrap().errors, ["Error: No tests found.\n    Make sure"]);
    }

    #[test]
    fn a_failure_that_is_counted_and_not_named_is_not_overlooked() {
        let error = read(r#"{"suites":[],"stats":{"expected":3,"unexpected":1,"flaky":0}}"#).unwrap_err();
        assert_eq!(error.to_string(), "Playwright counts 1 failures and names 0");
    }
}
