//! Counting.

use std::fmt;

/// How many cases passed and failed, and which failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cases that passed.
    pub passed: u32,
    /// Cases that failed.
    pub failed: u32,
    /// Their names, each with what is known in the lines after the first.
    pub failures: Vec<String>,
    /// Those among the passed that failed at first, told in the same way.
    pub flaky: Vec<String>,
}

impl Tally {
    /// Cases that all passed.
    pub fn passed(cases: u32) -> Self {
        Self { passed: cases, ..Self::default() }
    }

    /// One case that failed.
    pub fn failure(what: impl Into<String>) -> Self {
        Self { failed: 1, failures: vec![what.into()], ..Self::default() }
    }

    /// One case that failed at first and passed when it was run again.
    pub fn flaky(what: impl Into<String>) -> Self {
        Self { passed: 1, flaky: vec![what.into()], ..Self::default() }
    }

    /// One case: it passed when there is nothing to complain about.
    pub fn of(name: &str, complaints: &[String]) -> Self {
        if complaints.is_empty() {
            Self::passed(1)
        } else {
            Self::failure(format!("{name}\n  {}", complaints.join("\n  ")))
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
        self.flaky.extend(other.flaky);
        self
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_worded_for_machines() {
        let sum = Tally::passed(41).and(Tally::failure("a")).and(Tally::of("b", &[]));
        assert_eq!(sum.to_string(), "42 passed, 1 failed");
        assert_eq!(sum.failures, ["a"]);
    }

    #[test]
    fn a_flaky_case_has_passed_and_is_named() {
        let sum = Tally::passed(41).and(Tally::flaky("a"));
        assert_eq!(sum.to_string(), "42 passed, 0 failed");
        assert_eq!(sum.flaky, ["a"]);
    }
}
