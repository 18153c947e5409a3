//! Journeys that failed, run again alone: whether they fail, or fail now and then.
//!
//! A run that is red by chance is soon believed by nobody; one that forgives everything hides a fault. So a few are
//! forgiven, and each is named.

use std::time::Duration;

use serde::Serialize;

use super::{
    playwright::{Call, Playwright, only},
    results::Failure,
};
use crate::test::tally::Tally;

/// How often a journey must pass alone.
const TIMES: usize = 2;
/// More flaky ones than this make the run red.
const MOST_FLAKY: usize = 2;
/// When more fail than this, something is broken, and running each again would only take time.
const MOST_AGAIN: usize = 8;
/// One journey has three minutes, and what it starts from is made first.
const LIMIT: Duration = Duration::from_mins(10);

/// A journey that failed, and whether it passed each time that it was run again.
pub struct Tried {
    /// How it failed at first.
    pub failure: Failure,
    /// Nothing when it was not run again; a time that fails is the last.
    pub passed: Vec<bool>,
}

/// What is made of the journeys that failed.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// They fail alone too, or were not run again.
    pub failed: Vec<Failure>,
    /// They passed each time that they were run again.
    pub flaky: Vec<Failure>,
}

/// Why the journeys that failed are not run again, if they are not.
pub fn refusal(failed: usize, outside: bool) -> Option<String> {
    if failed > 0 && outside {
        return Some("none is run again: Playwright failed outside its tests".into());
    }
    (failed > MOST_AGAIN).then(|| format!("{failed} journeys failed: too many for chance, none is run again"))
}

/// Runs a journey again, alone, until it fails or has passed often enough.
pub fn run(playwright: &Playwright, failure: Failure) -> Tried {
    let call =
        Call { log: "journeys-again", results: "again", traces: "again", arguments: only(&failure), limit: LIMIT };
    let mut passed = Vec::new();
    while passed.len() < TIMES && passed.last() != Some(&false) {
        passed.push(match playwright.run(&call) {
            Ok(run) => run.success && run.results.passed == 1,
            Err(error) => {
                println!("{error:#}");
                false
            }
        });
    }
    let outcome = if is_flaky(&passed) { "passed alone, twice" } else { "failed alone too" };
    println!("again  {}: {outcome}", failure.title);
    Tried { failure, passed }
}

fn is_flaky(passed: &[bool]) -> bool {
    passed.len() >= TIMES && passed.iter().all(|passed| *passed)
}

/// Flaky is what passed each time.
pub fn judge(tried: Vec<Tried>) -> Verdict {
    let (flaky, failed): (Vec<Tried>, Vec<Tried>) = tried.into_iter().partition(|tried| is_flaky(&tried.passed));
    let failures = |tried: Vec<Tried>| tried.into_iter().map(|tried| tried.failure).collect();
    Verdict { failed: failures(failed), flaky: failures(flaky) }
}

impl Verdict {
    /// With the journeys that passed at first: a few flaky ones count as passed, more as failed.
    pub fn tally(&self, passed: u32) -> Tally {
        let mut tally = Tally::passed(passed);
        for failure in &self.failed {
            tally = tally.and(Tally::failure(failure.with_reason()));
        }
        let too_many = self.flaky.len() > MOST_FLAKY;
        for failure in &self.flaky {
            tally = tally.and(if too_many {
                let title = format!("{} (flaky, as {} others)", failure.title, self.flaky.len() - 1);
                Tally::failure(Failure { title, ..failure.clone() }.with_reason())
            } else {
                Tally::flaky(failure.with_reason())
            });
        }
        tally
    }

    /// The flaky ones for machines, however many: `[{"title": …, "reason": …}]`.
    pub fn json(&self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Flaky<'a> {
            title: &'a str,
            reason: String,
        }
        let flaky: Vec<Flaky> =
            self.flaky.iter().map(|flaky| Flaky { title: &flaky.title, reason: flaky.reason.join("\n") }).collect();
        serde_json::to_string_pretty(&flaky)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(title: &str, passed: &[bool]) -> Tried {
        let failure = Failure { title: title.into(), reason: vec!["Error: no row".into()], ..Failure::default() };
        Tried { failure, passed: passed.into() }
    }

    #[test]
    fn flaky_is_what_passes_both_times() {
        let verdict = judge(vec![
            tried("both", &[true, true]),
            tried("second fails", &[true, false]),
            tried("first fails", &[false]),
            tried("once only", &[true]),
            tried("not run again", &[]),
        ]);
        let titles = |failures: &[Failure]| failures.iter().map(|failure| failure.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&verdict.flaky), ["both"]);
        assert_eq!(titles(&verdict.failed), ["second fails", "first fails", "once only", "not run again"]);
    }

    #[test]
    fn two_flaky_ones_count_as_passed_and_are_named() {
        let tally = judge(vec![tried("a", &[true, true]), tried("b", &[true, true])]).tally(40);
        assert_eq!(tally.to_string(), "42 passed, 0 failed");
        assert_eq!(tally.flaky, ["a\n    Error: no row", "b\n    Error: no row"]);
        assert!(tally.failures.is_empty());
    }

    #[test]
    fn a_failed_one_does_not_condemn_a_flaky_one() {
        let tally = judge(vec![tried("a", &[true, true]), tried("b", &[false])]).tally(40);
        assert_eq!(tally.to_string(), "41 passed, 1 failed");
        assert_eq!((tally.flaky.len(), tally.failures.as_slice()), (1, &["b\n    Error: no row".to_owned()][..]));
    }

    #[test]
    fn three_flaky_ones_all_count_as_failed() {
        let verdict = judge(["a", "b", "c"].into_iter().map(|title| tried(title, &[true, true])).collect());
        let tally = verdict.tally(40);
        assert_eq!(tally.to_string(), "40 passed, 3 failed");
        assert_eq!(tally.failures[0], "a (flaky, as 2 others)\n    Error: no row");
        assert!(tally.flaky.is_empty());
        assert_eq!(verdict.json().unwrap().matches("\"title\"").count(), 3);
    }

    #[test]
    fn the_json_is_a_list_even_without_any() {
        assert_eq!(judge(Vec::new()).json().unwrap(), "[]");
        let json = judge(vec![tried("a › \"b\"", &[true, true])]).json().unwrap();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read, serde_json::json!([{ "title": "a › \"b\"", "reason": "Error: no row" }]));
    }

    #[test]
    fn many_failures_are_no_chance() {
        assert_eq!(refusal(0, true), None);
        assert_eq!(refusal(8, false), None);
        assert!(refusal(9, false).unwrap().starts_with("9 journeys failed"));
        assert!(refusal(1, true).is_some());
    }
}
