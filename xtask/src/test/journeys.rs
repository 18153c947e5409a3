//! The step `journeys`: what users do, in a real browser.

mod again;
mod playwright;
mod repeat;
mod results;

use std::{fs, time::Duration};

use anyhow::Result;

use self::{
    again::Tried,
    playwright::{Call, Playwright},
    results::Failure,
};
use super::tally::Tally;
use crate::{
    browser_build::{self, Profile},
    workshop::Workshop,
};

pub use self::repeat::repeat;

const LIMIT: Duration = Duration::from_mins(45);

/// Runs Playwright on the debug build, which is brought up to date first; what fails is run again alone.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let playwright = Playwright::new(workshop, browser_build::build(workshop, Profile::Debug)?);
    let flaky = playwright.results().join("flaky.json");
    let _ = fs::remove_file(&flaky);
    let faults = playwright.faults()?;
    let all = Call { log: "journeys", results: "results", traces: "artifacts", arguments: Vec::new(), limit: LIMIT };
    let run = playwright.run(&all)?;
    if !run.success {
        println!("{}", run.tail);
    }
    let outside = run.outside();
    let passed = run.results.passed;
    let verdict = again::judge(try_again(&playwright, run.results.failed, outside.is_some()));
    fs::write(&flaky, verdict.json()?)?;
    let tally = verdict.tally(passed);
    Ok([outside, faults].into_iter().flatten().fold(tally, |tally, fault| tally.and(Tally::failure(fault))))
}

fn try_again(playwright: &Playwright, failed: Vec<Failure>, outside: bool) -> Vec<Tried> {
    if let Some(refusal) = again::refusal(failed.len(), outside) {
        println!("{refusal}");
        return failed.into_iter().map(|failure| Tried { failure, passed: Vec::new() }).collect();
    }
    failed.into_iter().map(|failure| again::run(playwright, failure)).collect()
}
