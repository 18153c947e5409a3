//! An entry of time: spent on a task by somebody on a day, or running.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Minutes;
use super::form::reading;
use crate::error::{FieldError, FieldErrors};
use crate::field::Alike;
use crate::fields::record;
use crate::form::{FormShape, FormText};
use crate::ids::{DocumentId, TaskId, TimeEntryId, UserId};
use crate::imports::Value;
use crate::money::Currency;
use crate::text::{LongText, Text};

record! {
    /// What is typed of time, every value checked.
    TimeData, TimeFields:
    day: NaiveDate = Value::Line, "Jour", "Day";
    spent: Minutes = Value::Line, "Durée", "Duration";
    note: Option<LongText<2000>> = Value::Lines, "Note", "Note";
}

/// The form of time as typed (`fields.spent`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct TimeForm {
    /// Its fields.
    pub fields: TimeFields,
}

/// Nobody enters time of before.
const FIRST_YEAR: i32 = 2000;

impl TimeForm {
    /// Every value checked, or every error. Time is spent by today, which is a day in the company's time zone.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, today: NaiveDate) -> Result<TimeData, FieldErrors> {
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        // No amount is among them.
        let data = self.fields.parse(&reading(Currency::EUR), &mut own);
        if data.as_ref().is_some_and(|data| data.day > today || data.day.year() < FIRST_YEAR) {
            own.push("day", FieldError::NotADate);
        }
        errors.nest("fields", own);
        data.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

impl TimeData {
    /// The form that shows it.
    #[must_use]
    pub fn to_form(&self) -> TimeForm {
        TimeForm { fields: TimeFields::of(self, &reading(Currency::EUR)) }
    }
}

impl From<FormText> for TimeForm {
    fn from(text: FormText) -> Self {
        Self { fields: TimeFields::from_text(&text) }
    }
}

impl From<TimeForm> for FormText {
    fn from(form: TimeForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text
    }
}

/// What the form of time is made of.
pub static TIME_FORM: FormShape = FormShape { alone: &[], fields: TimeFields::NAMES, open: &[], groups: &[], alike };

fn alike(path: &str) -> Alike {
    path.strip_prefix("fields.").map_or(Alike::Text, TimeFields::alike)
}

/// An entry of time as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeEntry {
    /// Its id.
    pub id: TimeEntryId,
    /// What it was spent on.
    pub task: TaskId,
    /// Who spent it.
    pub user: UserId,
    /// On which day, in the company's time zone; that of its start where a timer counted it.
    pub day: NaiveDate,
    /// How long; nothing while it runs.
    pub spent: Option<Minutes>,
    /// When its timer was started, if one was.
    pub started_at: Option<DateTime<Utc>>,
    /// What was done.
    pub note: Option<LongText<2000>>,
    /// The invoice that it stands on, a draft or not.
    pub invoice: Option<DocumentId>,
}

impl TimeEntry {
    /// What of it may be typed anew; nothing while it runs.
    #[must_use]
    pub fn data(&self) -> Option<TimeData> {
        Some(TimeData { day: self.day, spent: self.spent?, note: self.note.clone() })
    }
}

/// A timer that runs, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The entry.
    pub id: TimeEntryId,
    /// The task.
    pub task: TaskId,
    /// What that is called.
    pub title: Text<200>,
    /// When it was started.
    pub started_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, spent: &str) -> TimeForm {
        TimeForm { fields: TimeFields { day: day.into(), spent: spent.into(), note: " Appel ".into() } }
    }

    #[test]
    fn time_is_read_and_shown_again() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        let data = typed("2026-03-16", "1h30").parse(today).unwrap();
        assert_eq!((data.spent.get(), data.to_form().fields.spent.as_str()), (90, "1:30"));
        assert_eq!(data.to_form().parse(today), Ok(data));
    }

    #[test]
    fn time_is_spent_by_today_and_is_some() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        let nobody_means = FieldError::YearOutOfRange { from: 1900, to: 2200 };
        assert_eq!(typed("0000-01-01", "1").parse(today).unwrap_err().at("fields.day"), Some(&nobody_means));
        for day in ["2026-03-17", "1999-12-31", "2026-02-31"] {
            let errors = typed(day, "1").parse(today).unwrap_err();
            assert_eq!(errors.at("fields.day"), Some(&FieldError::NotADate), "{day}");
        }
        let errors = typed("", "25").parse(today).unwrap_err();
        assert_eq!(errors.at("fields.day"), Some(&FieldError::NotADate));
        assert_eq!(errors.at("fields.spent"), Some(&FieldError::NotADuration));
    }
}
