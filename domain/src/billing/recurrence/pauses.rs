//! When nothing is invoiced for a while.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A while in which nothing is invoiced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Its first day.
    pub from: NaiveDate,
    /// The day on which it is over; none as long as that is open.
    pub until: Option<NaiveDate>,
}

/// The pauses of a recurrence, one behind the other and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Pause>", into = "Vec<Pause>")]
pub struct Pauses(Vec<Pause>);

/// Why a pause cannot be made or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PauseError {
    /// There is one already that is not over.
    #[error("paused already")]
    Paused,
    /// There is none to be ended.
    #[error("not paused")]
    NotPaused,
    /// It would begin before the last one was over, or end before it began.
    #[error("pauses do not overlap")]
    Overlap,
}

impl Pauses {
    /// Checks that pauses follow each other.
    pub fn new(pauses: Vec<Pause>) -> Result<Self, PauseError> {
        pauses.into_iter().try_fold(Self::default(), |before, Pause { from, until }| {
            let begun = before.begin(from)?;
            match until {
                Some(until) => begun.end(until),
                None => Ok(begun),
            }
        })
    }

    /// Begins a pause. Its first day is behind the last invoice: what was made before is not undone.
    pub fn begin(mut self, from: NaiveDate) -> Result<Self, PauseError> {
        match self.0.last() {
            Some(Pause { until: None, .. }) => Err(PauseError::Paused),
            Some(Pause { until: Some(until), .. }) if *until > from => Err(PauseError::Overlap),
            _ => {
                self.0.push(Pause { from, until: None });
                Ok(self)
            }
        }
    }

    /// Ends the pause: on that day it goes on. One that is ended on the day it began has never been.
    pub fn end(mut self, on: NaiveDate) -> Result<Self, PauseError> {
        let Some(Pause { from, until: None }) = self.0.pop() else { return Err(PauseError::NotPaused) };
        match on.cmp(&from) {
            Ordering::Less => return Err(PauseError::Overlap),
            Ordering::Equal => {}
            Ordering::Greater => self.0.push(Pause { from, until: Some(on) }),
        }
        Ok(self)
    }

    /// All of them, in their order.
    #[must_use]
    pub fn all(&self) -> &[Pause] {
        &self.0
    }
}

impl From<Pauses> for Vec<Pause> {
    fn from(pauses: Pauses) -> Self {
        pauses.0
    }
}

impl TryFrom<Vec<Pause>> for Pauses {
    type Error = PauseError;

    fn try_from(pauses: Vec<Pause>) -> Result<Self, Self::Error> {
        Self::new(pauses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn pause(from: u32, until: Option<u32>) -> Pause {
        Pause { from: day(from), until: until.map(day) }
    }

    #[test]
    fn pauses_follow_each_other() {
        let once = Pauses::default().begin(day(5)).unwrap();
        assert_eq!(once.clone().begin(day(6)), Err(PauseError::Paused));
        assert_eq!(once.clone().end(day(4)), Err(PauseError::Overlap));
        assert_eq!(once.clone().end(day(5)), Ok(Pauses::default()), "it has never been");
        let over = once.end(day(8)).unwrap();
        assert_eq!(over.all(), [pause(5, Some(8))]);
        assert_eq!(over.clone().end(day(9)), Err(PauseError::NotPaused));
        assert_eq!(over.clone().begin(day(7)), Err(PauseError::Overlap));
        assert_eq!(over.begin(day(8)).unwrap().all(), [pause(5, Some(8)), pause(8, None)]);
        assert_eq!(Pauses::default().end(day(1)), Err(PauseError::NotPaused));
    }

    #[test]
    fn what_is_kept_is_checked_again() {
        let kept = Pauses::new(vec![pause(5, Some(8)), pause(10, None)]).unwrap();
        let json = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Pauses>(&json).unwrap(), kept);
        assert_eq!(Pauses::new(vec![pause(5, None), pause(10, None)]), Err(PauseError::Paused));
        assert_eq!(Pauses::new(vec![pause(5, Some(8)), pause(7, None)]), Err(PauseError::Overlap));
        assert_eq!(Pauses::new(vec![pause(5, Some(4))]), Err(PauseError::Overlap));
    }
}
