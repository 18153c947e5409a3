//! How much goes into one transaction: as much as keeps the database's one writer for a moment alone.

use std::time::{Duration, Instant};

/// How long a transaction is meant to take. Whoever saves beside it waits for one of them, and for what the disk adds.
const AIM: Duration = Duration::from_millis(25);
/// How long one of the command line is meant to take. It leaves the database to other processes in between, and so that this is not most
/// of its time, it keeps the writer for longer at once.
const AIM_ALONE: Duration = Duration::from_millis(150);
/// With which the first begins: few enough on any machine.
const FIRST: u32 = 20;
/// The fewest, however slow the machine: what each transaction costs besides would be most of it.
const FEWEST: u32 = 10;
/// The most, whatever the machine: what is prepared for one transaction is in memory.
const MOST: u32 = 1_000;

/// See the module.
#[derive(Debug)]
pub(super) struct Pace {
    aim: Duration,
    rows: u32,
    longest: Duration,
}

/// A transaction that has begun to keep the writer.
pub(super) struct Hold {
    since: Instant,
    aim: Duration,
    rows: u32,
}

impl Pace {
    /// Before the first, of a job among others or of the command line.
    pub(super) const fn new(is_job: bool) -> Self {
        Self { aim: if is_job { AIM } else { AIM_ALONE }, rows: FIRST, longest: Duration::ZERO }
    }

    /// A transaction begins.
    pub(super) fn begin(&self) -> Hold {
        Hold { since: Instant::now(), aim: self.aim, rows: self.rows }
    }

    /// It has ended: the next is to be larger or smaller, by how long it took. One that waited for a slow disk may be followed by a small
    /// one; never does a large one follow that takes much longer than meant.
    pub(super) fn ended(&mut self, hold: &Hold) {
        let took = hold.since.elapsed();
        self.longest = self.longest.max(took);
        let wanted = u128::from(self.rows) * self.aim.as_micros() / took.as_micros().max(1);
        let wanted = u32::try_from(wanted).unwrap_or(MOST);
        self.rows = wanted.clamp(self.rows / 4, self.rows * 2).clamp(FEWEST.min(self.rows * 2), MOST);
    }

    /// One at a time, after several together have failed.
    pub(super) const fn one(&mut self) {
        self.rows = 1;
    }

    /// How much the next transaction is to do.
    pub(super) const fn rows(&self) -> u32 {
        self.rows
    }

    /// The longest of them so far.
    pub(super) const fn longest(&self) -> Duration {
        self.longest
    }
}

impl Hold {
    /// Whether so many rows are enough for it.
    pub(super) fn is_over(&self, rows: u32) -> bool {
        rows >= self.rows || (rows >= FEWEST && self.since.elapsed() >= self.aim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After a transaction that took so many times what is meant.
    fn after(pace: &mut Pace, aims: f64) -> u32 {
        let hold = Hold { since: Instant::now().checked_sub(AIM.mul_f64(aims)).unwrap(), aim: AIM, rows: pace.rows };
        pace.ended(&hold);
        pace.rows()
    }

    #[test]
    fn what_takes_too_long_is_followed_by_less() {
        let mut pace = Pace { rows: 100, ..Pace::new(true) };
        assert!((40..=50).contains(&after(&mut pace, 2.0)));
        let before = pace.rows();
        assert_eq!(after(&mut pace, 1_000.0), before / 4, "not by nothing: it was the disk, maybe");
        for _ in 0..10 {
            after(&mut pace, 1_000.0);
        }
        assert_eq!(pace.rows(), FEWEST);
        assert!(pace.longest() >= AIM * 1_000);
    }

    #[test]
    fn what_is_quick_is_followed_by_more_as_far_as_memory_goes() {
        let mut pace = Pace::new(true);
        assert_eq!(after(&mut pace, 0.1), FIRST * 2);
        for _ in 0..20 {
            after(&mut pace, 0.0);
        }
        assert_eq!(pace.rows(), MOST);
    }

    #[test]
    fn rows_and_time_both_end_a_transaction() {
        let young = Hold { since: Instant::now(), aim: AIM, rows: 50 };
        assert!(!young.is_over(49) && young.is_over(50));
        let old = Hold { since: Instant::now().checked_sub(AIM).unwrap(), aim: AIM, rows: 50 };
        assert!(old.is_over(FEWEST) && !old.is_over(FEWEST - 1));
    }
}
