//! On which days something is invoiced: what comes next, what was missed, and which period each day stands for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::every::Every;
use super::pauses::Pauses;

/// When a recurrence is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Never, until somebody ends it.
    #[default]
    Never,
    /// Behind a day, which may still be one of its days.
    On(NaiveDate),
    /// Once so many were made. What a pause leaves out does not count: twelve instalments are twelve.
    After(u32),
}

/// From which day to which something is invoiced, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last.
    pub to: NaiveDate,
}

/// What is invoiced again and again. It keeps no position: the day that was made last is kept beside it, and all that follows is worked out
/// from there, so that no day is left out and none comes twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Its first day, from which all others are counted.
    pub start: NaiveDate,
    /// How often.
    pub every: Every,
    /// Until when.
    pub end: End,
    /// When it rests. What falls into a pause is not made up for.
    pub pauses: Pauses,
}

impl Recurrence {
    /// The next day behind the one that was made last, or the first of all; none once it is over, or while a pause is open.
    #[must_use]
    pub fn next(&self, made: Option<NaiveDate>) -> Option<NaiveDate> {
        let from = made.map_or(Some(self.start), |made| made.succ_opt())?;
        let day = self.awake_from(from)?;
        let is_within = match self.end {
            End::Never => true,
            End::On(last) => day <= last,
            End::After(count) => self.made_before(day) < count,
        };
        is_within.then_some(day)
    }

    /// Its days up to today that were not made yet, in their order, `limit` of them at most: the next call goes on behind the last one.
    #[must_use]
    pub fn missed(&self, made: Option<NaiveDate>, today: NaiveDate, limit: usize) -> Vec<NaiveDate> {
        self.coming(made, limit, |day| day <= today)
    }

    /// So many days that come, to be shown.
    #[must_use]
    pub fn upcoming(&self, made: Option<NaiveDate>, limit: usize) -> Vec<NaiveDate> {
        self.coming(made, limit, |_| true)
    }

    /// The period that begins on one of its days and lasts until the day before the next: for what is invoiced in advance.
    #[must_use]
    pub fn period_from(&self, day: NaiveDate) -> Option<Period> {
        let turn = self.every.turn_from(self.start, day);
        let next = self.every.day(self.start, turn.checked_add(1)?)?;
        Some(Period { from: day, to: next.pred_opt()? })
    }

    /// The period that ended the day before one of its days: for what is invoiced afterwards. The first one is as long as the others.
    #[must_use]
    pub fn period_before(&self, day: NaiveDate) -> Option<Period> {
        let turn = self.every.turn_from(self.start, day);
        let from = match turn.checked_sub(1) {
            Some(before) => self.every.day(self.start, before)?,
            None => self.every.day_before(self.start)?,
        };
        Some(Period { from, to: day.pred_opt()? })
    }

    fn coming(&self, made: Option<NaiveDate>, limit: usize, wanted: impl Fn(NaiveDate) -> bool) -> Vec<NaiveDate> {
        let next = |day: &NaiveDate| self.next(Some(*day));
        std::iter::successors(self.next(made), next).take_while(|day| wanted(*day)).take(limit).collect()
    }

    /// The first of its days on a day or behind it that no pause covers.
    fn awake_from(&self, mut from: NaiveDate) -> Option<NaiveDate> {
        let on_or_after = |from| self.every.day(self.start, self.every.turn_from(self.start, from));
        for pause in self.pauses.all() {
            let day = on_or_after(from)?;
            if day < pause.from {
                return Some(day);
            }
            if pause.until.is_none_or(|until| day < until) {
                from = pause.until?;
            }
        }
        on_or_after(from)
    }

    /// How many of its days before a day no pause covers.
    fn made_before(&self, day: NaiveDate) -> u32 {
        let turn = |day| self.every.turn_from(self.start, day);
        let left_out = self.pauses.all().iter().map(|pause| {
            let until = pause.until.map_or(day, |until| until.min(day));
            turn(until).saturating_sub(turn(pause.from))
        });
        turn(day).saturating_sub(left_out.sum())
    }
}

#[cfg(test)]
mod tests;
