//! `cargo xtask test`: every check there is, with one number at the end.

mod calls;
mod circles;
mod clippy;
mod exceptions;
mod excerpts;
mod fences;
mod format;
mod journeys;
mod records;
mod room;
mod rust_tests;
mod sources;
mod tally;
mod words;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use clap::Args;

use self::tally::Tally;
use crate::{
    browser_build::{self, Profile},
    child,
    setup::{self, Tool},
    workshop::Workshop,
};

/// Which steps to run; all of them by default.
#[derive(Args)]
pub struct Selection {
    /// Runs this step only; may be given several times.
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Leaves this step out; may be given several times.
    #[arg(long, value_name = "STEP")]
    skip: Vec<String>,
    /// Names the steps and ends.
    #[arg(long)]
    pub list: bool,
    /// Runs only the journeys of FILE, N times each: hunts those that fail now and then.
    #[arg(long, value_name = "N", requires = "files", conflicts_with_all = ["only", "skip"], value_parser = clap::value_parser!(u16).range(1..=MOST_REPEATS))]
    repeat: Option<u16>,
    /// With --repeat: files in end2end/tests, such as `clients.spec.ts` or `clients.spec.ts:42`.
    #[arg(value_name = "FILE", requires = "repeat")]
    files: Vec<String>,
}

/// What fails less often than once in five hundred runs is found by thinking.
const MOST_REPEATS: i64 = 500;

struct Step {
    name: &'static str,
    about: &'static str,
    tools: &'static [Tool],
    run: fn(&Workshop) -> Result<Tally>,
}

/// Quick checks first; the server's dependencies are then compiled once for clippy and once for tests, build and journeys.
const STEPS: [Step; 8] = [
    Step { name: "fmt", about: "cargo fmt --check", tools: &[], run: format::check },
    Step {
        name: "fences",
        about: "what may use what, and the house rules grep can see",
        tools: &[],
        run: fences::check,
    },
    Step { name: "words", about: "each text in every language", tools: &[], run: words::check },
    Step { name: "clippy", about: "clippy for the server's side", tools: &[], run: clippy::server },
    Step { name: "clippy-browser", about: "clippy for the browser's side", tools: &[], run: clippy::browser },
    Step {
        name: "tests",
        about: "cargo test, on SQLite and PostgreSQL",
        tools: &[Tool::Postgresql],
        run: rust_tests::check,
    },
    Step {
        name: BUILD,
        about: "server and browser side, debug",
        tools: &[Tool::CargoLeptos, Tool::WasmBindgen],
        run: build,
    },
    Step { name: "journeys", about: "Playwright in a real Chromium", tools: &JOURNEY_TOOLS, run: journeys::check },
];

const BUILD: &str = "build";
const JOURNEY_TOOLS: [Tool; 4] = [Tool::CargoLeptos, Tool::WasmBindgen, Tool::NodePackages, Tool::Chromium];

struct Outcome {
    name: &'static str,
    tally: Tally,
    time: Duration,
}

/// Prints the steps' names.
pub fn list() {
    for step in &STEPS {
        println!("{:<16}{}", step.name, step.about);
    }
}

/// Sees to room on the disk, runs the selected steps, goes on after a failing one, and reports all at the end; or hunts flaky journeys.
pub fn test(workshop: &mut Workshop, selection: &Selection) -> Result<ExitCode> {
    room::make(workshop)?;
    if let Some(times) = selection.repeat {
        setup::ready(workshop, &JOURNEY_TOOLS)?;
        return journeys::repeat(workshop, times, &selection.files);
    }
    let steps = select(selection)?;
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in steps {
        println!("\n── {}: {}", step.name, step.about);
        let start = Instant::now();
        let build_failed = outcomes.iter().any(|outcome| outcome.name == BUILD && outcome.tally.failed > 0);
        let tally = if step.name == "journeys" && build_failed {
            println!("not run: the build failed");
            Tally::default()
        } else {
            setup::ready(workshop, step.tools)
                .and_then(|()| (step.run)(workshop))
                .unwrap_or_else(|error| Tally::failure(format!("{}: {error:#}", step.name)))
        };
        for failure in &tally.failures {
            println!("FAILED {failure}");
        }
        for flaky in &tally.flaky {
            println!("flaky  {flaky}");
        }
        println!("{}: {tally} in {}", step.name, child::duration(start.elapsed()));
        outcomes.push(Outcome { name: step.name, tally, time: start.elapsed() });
    }
    Ok(report(&outcomes))
}

fn select(selection: &Selection) -> Result<Vec<&'static Step>> {
    static ALL: [Step; 8] = STEPS;
    for name in selection.only.iter().chain(&selection.skip) {
        if !ALL.iter().any(|step| step.name == name) {
            bail!("no step is called {name}: cargo xtask test --list");
        }
    }
    let chosen = |step: &&Step| {
        let named = |names: &[String]| names.iter().any(|name| name == step.name);
        (selection.only.is_empty() || named(&selection.only)) && !named(&selection.skip)
    };
    Ok(ALL.iter().filter(chosen).collect())
}

fn build(workshop: &Workshop) -> Result<Tally> {
    browser_build::build(workshop, Profile::Debug)?;
    Ok(Tally::passed(1))
}

/// The summary; its last line is for machines.
fn report(outcomes: &[Outcome]) -> ExitCode {
    println!("\n{:<16}{:>8}{:>8}{:>14}", "step", "passed", "failed", "time");
    for Outcome { name, tally, time } in outcomes {
        println!("{name:<16}{:>8}{:>8}{:>14}", tally.passed, tally.failed, child::duration(*time));
    }
    for failure in outcomes.iter().flat_map(|outcome| &outcome.tally.failures) {
        println!("FAILED {}", failure.lines().next().unwrap_or_default());
    }
    for flaky in outcomes.iter().flat_map(|outcome| &outcome.tally.flaky) {
        println!("flaky  {}", in_short(flaky));
    }
    let sum = outcomes.iter().fold(Tally::default(), |sum, outcome| sum.and(outcome.tally.clone()));
    println!("{sum}");
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A name and the first line of what is known, in one line.
fn in_short(told: &str) -> String {
    told.lines().map(str::trim).take(2).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        selection: Selection,
    }

    #[test]
    fn repeats_are_so_many_and_of_files() {
        let parsed = |words: &str| Line::try_parse_from(words.split(' ')).map(|line| line.selection);
        let hunt = parsed("test --repeat 20 clients.spec.ts views:9").unwrap();
        assert_eq!((hunt.repeat, hunt.files), (Some(20), vec!["clients.spec.ts".to_owned(), "views:9".to_owned()]));
        for wrong in ["test --repeat 20", "test clients.spec.ts", "test --repeat 0 a", "test --repeat 2 --only fmt a"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parsed("test --skip journeys").unwrap().repeat, None);
    }

    #[test]
    fn a_flaky_case_is_named_with_its_reason() {
        assert_eq!(in_short("a.spec.ts › b\n    Error: no row\n    Call log:"), "a.spec.ts › b: Error: no row");
        assert_eq!(in_short("a.spec.ts › b"), "a.spec.ts › b");
    }
}
