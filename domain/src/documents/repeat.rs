//! How a template is repeated, and which days follow from that and from what it has made so far.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::billing::recurrence::{End, Every, Pause, Pauses, Period, Recurrence, Unit};
use crate::error::{FieldError, FieldErrors, Refusal};
use crate::field::{Alike, FieldValue, Reading, choice_fields, choices};
use crate::jobs::JobKind;

choices! {
    /// What a template does with an invoice that it has made.
    Leaves {
        /// It is issued at once.
        #[default]
        Issued = "issued",
        /// It waits for somebody to look at it.
        Draft = "draft",
    }

    /// Which period the texts of an invoice name.
    Billed {
        /// The one that begins on its day: what is paid in advance.
        #[default]
        Ahead = "ahead",
        /// The one that has just ended: what is paid afterwards.
        Behind = "behind",
    }
}

choice_fields!(Leaves, Billed, Unit);

/// A whole number from 1 to `MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Times<const MAX: u16>(u16);

impl<const MAX: u16> Times<MAX> {
    /// So many.
    pub fn new(count: u16) -> Result<Self, FieldError> {
        if (1..=MAX).contains(&count) {
            Ok(Self(count))
        } else {
            Err(FieldError::OutOfRange { min: 1, max: MAX.into() })
        }
    }

    /// As it is typed.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let count: i64 = typed.trim().parse().map_err(|_| FieldError::NotANumber)?;
        Self::new(u16::try_from(count.max(0)).unwrap_or(u16::MAX))
    }

    /// How many.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl<const MAX: u16> FieldValue for Times<MAX> {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.0.to_string()
    }
}

/// How a template is repeated, every value checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its first day, from which all others are counted.
    pub start: NaiveDate,
    /// How often.
    pub every: Every,
    /// The last day that may be one of its days.
    pub until: Option<NaiveDate>,
    /// How many it makes in all. What a pause leaves out does not count: twelve instalments are twelve.
    pub times: Option<u16>,
    /// The period that its texts name.
    pub billed: Billed,
    /// What becomes of what it makes.
    pub leaves: Leaves,
}

/// What a template has done so far. No position is kept besides: whatever is typed anew of it, no day behind the last one comes again, and
/// nothing is counted twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The day on which it was first set to work: what would have come before is not made up for.
    pub since: Option<NaiveDate>,
    /// The day that was made last.
    pub made_on: Option<NaiveDate>,
    /// How many were made.
    pub made: u32,
    /// When it rests.
    pub pauses: Pauses,
}

/// The job that makes the invoices of a company that are due. It has patience: what is not made today is made tomorrow.
pub const JOB: JobKind = JobKind { name: "recurring_invoices", max_attempts: 12 };

/// The days that come, as many as are shown.
pub const SHOWN: usize = 5;

/// Where a template stands, as its page tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The days that come; of a draft, those that would if it were set to work today.
    pub upcoming: Vec<NaiveDate>,
    /// How many were made.
    pub made: u32,
    /// The day of the invoice that could not be made, and why.
    pub trouble: Option<(NaiveDate, Trouble)>,
}

/// Why a template could not make what was due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Something in it does not hold any more: its client is archived, a rate is not known.
    Invalid(FieldErrors),
    /// A rule refuses it.
    Refused(Refusal),
    /// It could not be written, or failed otherwise: operators are told why.
    Failed,
}

impl Schedule {
    /// The day of the next invoice; none once it is over, and while it rests.
    #[must_use]
    pub fn next(&self, course: &Course) -> Option<NaiveDate> {
        self.upcoming(course, 1).pop()
    }

    /// So many days that come.
    #[must_use]
    pub fn upcoming(&self, course: &Course, limit: usize) -> Vec<NaiveDate> {
        let made = usize::try_from(course.made).unwrap_or(usize::MAX);
        let left = self.times.map_or(limit, |times| usize::from(times).saturating_sub(made));
        self.recurrence(course.pauses.clone()).upcoming(course.behind(), left.min(limit))
    }

    /// The days that a draft would make if it were set to work on a day.
    #[must_use]
    pub fn planned(&self, today: NaiveDate, limit: usize) -> Vec<NaiveDate> {
        self.upcoming(&Course::default().started(today), limit)
    }

    /// The period that the texts of one of its days name.
    #[must_use]
    pub fn period(&self, day: NaiveDate) -> Option<Period> {
        let recurrence = self.recurrence(Pauses::default());
        match self.billed {
            Billed::Ahead => recurrence.period_from(day),
            Billed::Behind => recurrence.period_before(day),
        }
    }

    fn recurrence(&self, pauses: Pauses) -> Recurrence {
        Recurrence { start: self.start, every: self.every, end: self.until.map_or(End::Never, End::On), pauses }
    }
}

impl Course {
    /// Set to work on a day, or to work again. One that works already stays as it is.
    #[must_use]
    pub fn started(mut self, today: NaiveDate) -> Self {
        self.since.get_or_insert(today);
        if let Some(Pause { from, until: None }) = self.pauses.all().last().copied()
            && let Ok(over) = self.pauses.clone().end(from.max(today))
        {
            self.pauses = over;
        }
        self
    }

    /// Put to rest on a day: what falls into that time is left out. What was due before is not, and what was made that day stays.
    #[must_use]
    pub fn paused(mut self, today: NaiveDate) -> Self {
        let behind_last = self.behind().and_then(|last| last.succ_opt());
        let pause_before = self.pauses.all().last().and_then(|pause| pause.until);
        let from = [behind_last, pause_before].into_iter().flatten().fold(today, Ord::max);
        if let Ok(begun) = self.pauses.clone().begin(from) {
            self.pauses = begun;
        }
        self
    }

    /// One more was made, of a day.
    #[must_use]
    pub fn made(self, on: NaiveDate) -> Self {
        Self { made_on: Some(on), made: self.made.saturating_add(1), ..self }
    }

    /// The day behind which the next one comes.
    fn behind(&self) -> Option<NaiveDate> {
        let idle = self.since.and_then(|since| since.pred_opt());
        self.made_on.max(idle)
    }
}

#[cfg(test)]
mod tests;
