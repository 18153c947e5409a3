//! `cargo xtask test --repeat N FILE`: hunts journeys that fail now and then.

use std::{path::Path, process::ExitCode, time::Duration};

use anyhow::{Result, bail};

use super::playwright::{Call, Playwright, Run, place};
use crate::{
    browser_build::{self, Profile},
    test::tally::Tally,
    workshop::Workshop,
};

/// What was found until then is reported.
const LIMIT: Duration = Duration::from_hours(3);
const FILE_ENDING: &str = ".spec.ts";

/// Runs the journeys of these files so many times each, on the same build and with as many workers as the step does.
pub fn repeat(workshop: &Workshop, times: u16, files: &[String]) -> Result<ExitCode> {
    let folder = workshop.checkout.end2end().join("tests");
    // Before the build, which takes minutes.
    let mut arguments = files.iter().map(|file| select(&folder, file)).collect::<Result<Vec<_>>>()?;
    let playwright = Playwright::new(workshop, browser_build::build(workshop, Profile::Debug)?);
    println!("each journey of {} runs {times} times", files.join(", "));
    arguments.push(format!("--repeat-each={times}"));
    let run = playwright.run(&Call {
        log: "journeys-repeat",
        results: "repeat",
        traces: "repeat",
        arguments,
        limit: LIMIT,
    })?;
    let tally = count(&run);
    for failure in &tally.failures {
        println!("FAILED {failure}");
    }
    println!("{tally}");
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `clients`, `clients.spec.ts`, `end2end/tests/clients.spec.ts`, each also with `:LINE`, as Playwright selects it.
fn select(folder: &Path, named: &str) -> Result<String> {
    let (path, line) = match named.rsplit_once(':') {
        Some((path, line)) if line.parse::<u32>().is_ok() => (path, Some(line)),
        _ => (named, None),
    };
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(FILE_ENDING);
    let file = format!("{stem}{FILE_ENDING}");
    if !folder.join(&file).is_file() {
        bail!("no journeys in {}", folder.join(&file).display());
    }
    Ok(place(&file, line))
}

/// Each time counts; a journey that failed is named once, with how often.
fn count(run: &Run) -> Tally {
    let mut tally = Tally::passed(run.results.passed);
    for failure in &run.results.failed {
        tally.failed += failure.times;
        tally.failures.push(format!("{} of {}  {}", failure.times, failure.runs, failure.with_reason()));
    }
    match run.outside() {
        Some(outside) => tally.and(Tally::failure(outside)),
        None => tally,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::journeys::results::{Failure, Results};

    fn run(failed: Vec<Failure>, errors: Vec<String>) -> Run {
        let success = failed.is_empty() && errors.is_empty();
        Run { results: Results { passed: 17, failed, errors }, success, tail: String::new() }
    }

    #[test]
    fn a_journey_is_named_with_how_often_it_failed() {
        let failure = Failure { title: "a.spec.ts › b".into(), times: 3, runs: 20, ..Failure::default() };
        let tally = count(&run(vec![failure], Vec::new()));
        assert_eq!(tally.to_string(), "17 passed, 3 failed");
        assert_eq!(tally.failures, ["3 of 20  a.spec.ts › b"]);
    }

    #[test]
    fn a_run_that_ended_early_has_failed() {
        assert_eq!(count(&run(Vec::new(), vec!["Timed out".into()])).failed, 1);
        assert_eq!(count(&run(Vec::new(), Vec::new())).to_string(), "17 passed, 0 failed");
    }

    #[test]
    fn files_are_named_as_one_likes() {
        let folder = std::env::temp_dir().join(format!("clientele-repeat-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("clients.spec.ts"), "").unwrap();
        let found =
            ["clients", "clients.spec.ts", "end2end/tests/clients.spec.ts:42"].map(|name| select(&folder, name).ok());
        let unknown = select(&folder, "nobody").is_err();
        std::fs::remove_dir_all(&folder).unwrap();
        let file = r"/tests/clients\.spec\.ts";
        assert_eq!(found, [Some(file.into()), Some(file.into()), Some(format!("{file}:42"))]);
        assert!(unknown);
    }
}
