//! Playwright, on a build of this checkout.

use std::{fs, path::PathBuf, time::Duration};

use anyhow::{Context, Result};

use super::results::{self, Failure, Results};
use crate::{browser_build::Built, child, setup::chromium, workshop::Workshop};

const SHOWN_LINES: usize = 80;
/// Playwright ends by itself when its time is over, and leaves its results; one that does not is ended.
const GRACE: Duration = Duration::from_mins(2);

/// Playwright, ready to run on a build.
pub struct Playwright<'a> {
    workshop: &'a Workshop,
    built: Built,
    browser: Option<PathBuf>,
}

/// One call of it.
pub struct Call {
    /// What its log is called: one call must not replace what another left, here and in the next two.
    pub log: &'static str,
    /// What its results are called, in `test-results`.
    pub results: &'static str,
    /// The folder of its traces there, which it empties first.
    pub traces: &'static str,
    /// Which journeys, and how.
    pub arguments: Vec<String>,
    /// For all of it.
    pub limit: Duration,
}

/// What a call left behind.
pub struct Run {
    /// What Playwright says.
    pub results: Results,
    /// Whether it ended with status 0.
    pub success: bool,
    /// The last lines it wrote.
    pub tail: String,
}

impl<'a> Playwright<'a> {
    /// On this build, in the browser that the set-up finds.
    pub fn new(workshop: &'a Workshop, built: Built) -> Self {
        Self { workshop, built, browser: chromium::for_journeys(workshop) }
    }

    /// The folder of its results.
    pub fn results(&self) -> PathBuf {
        self.workshop.checkout.end2end().join("test-results")
    }

    /// What TypeScript finds wrong in the journeys: Playwright drops their types unread.
    pub fn faults(&self) -> Result<Option<String>> {
        let mut command = self.workshop.command("npx");
        command.current_dir(self.workshop.checkout.end2end()).args(["--no-install", "tsc", "--noEmit"]);
        let finished = child::logged(&mut command, &self.workshop.checkout.log("journeys-types"), GRACE)?;
        Ok((!finished.success).then(|| finished.tail(SHOWN_LINES)))
    }

    /// Runs it and reads its results.
    pub fn run(&self, call: &Call) -> Result<Run> {
        let results = self.results().join(format!("{}.json", call.results));
        // Those of an earlier run would be read as this one's, were Playwright not to start.
        let _ = fs::remove_file(&results);
        let mut command = self.workshop.command("npx");
        command.current_dir(self.workshop.checkout.end2end()).args(["--no-install", "playwright", "test"]);
        command.arg(format!("--global-timeout={}", call.limit.as_millis()));
        command.arg(format!("--output=test-results/{}", call.traces)).args(&call.arguments);
        command.envs(self.workshop.site_environment(&self.built.site)).env("CLIENTELE_BIN", &self.built.program);
        // Comes before the name in playwright.config.ts.
        command.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
        if let Some(browser) = &self.browser {
            command.env("CHROMIUM", browser);
        }
        let finished = child::logged(&mut command, &self.workshop.checkout.log(call.log), call.limit + GRACE)?;
        let json = fs::read_to_string(&results)
            .with_context(|| format!("Playwright left no results\n{}", finished.tail(SHOWN_LINES)))?;
        Ok(Run { results: results::read(&json)?, success: finished.success, tail: finished.tail(SHOWN_LINES) })
    }
}

impl Run {
    /// What went wrong outside the journeys, if anything.
    pub fn outside(&self) -> Option<String> {
        let unexplained = !self.success && self.results.failed.is_empty();
        let said = self.results.errors.first().map(String::as_str).or(unexplained.then_some("it does not say why"))?;
        Some(format!("journeys: Playwright failed outside its tests\n    {said}"))
    }
}

/// Selects one file of journeys, and the one that begins at a line.
pub fn place(file: &str, line: Option<&str>) -> String {
    let file = format!("/tests/{}", escape(file));
    line.map_or(file.clone(), |line| format!("{file}:{line}"))
}

/// Selects this journey alone: some lines begin several, which only their names tell apart. Tags may follow the name.
pub fn only(failure: &Failure) -> Vec<String> {
    vec![
        place(&failure.file, Some(&failure.line.to_string())),
        format!("--grep={}(\\s@|$)", escape(&failure.words)),
        "--workers=1".into(),
    ]
}

/// A text as a regular expression of JavaScript that matches itself.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, letter| {
        if r"\.*+?^${}()|[]".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_is_selected_by_its_place_and_its_name() {
        let failure = Failure {
            file: "clients.spec.ts".into(),
            line: 9,
            words: "filter (a.b) by $x?".into(),
            ..Failure::default()
        };
        assert_eq!(
            only(&failure),
            [r"/tests/clients\.spec\.ts:9", r"--grep=filter \(a\.b\) by \$x\?(\s@|$)", "--workers=1"]
        );
        assert_eq!(place("a.spec.ts", None), r"/tests/a\.spec\.ts");
    }
}
