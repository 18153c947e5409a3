//! Instalments as they are typed: a row each, of a share and of when it is to be paid; and what they come to of one invoice.

use chrono::NaiveDate;

use super::fields::DocumentData;
use crate::billing::due::{Due, Instalment, MAX_INSTALMENTS, Schedule, ScheduleError, Share, Terms, When};
use crate::billing::kind::DocumentKind;
use crate::day;
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, MinorAmount, RatePer100k, Reading};
use crate::money::Money;
use crate::text::is_blank;

/// Where they stand in a form.
pub const INSTALMENTS: &str = "fields.instalments";

/// What stands between two rows of a form's text, and between two cells of a row.
const ROWS: char = ';';
const CELLS: char = '|';

/// One instalment as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstalmentRow {
    /// How much: `30 %`, an amount, or blank for what the others leave.
    pub share: String,
    /// Days from the invoice's day on; blank for none.
    pub days: String,
    /// `on` for the end of that month, or how many days behind it.
    pub end_of_month: String,
    /// A day, in the place of all that.
    pub on: String,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstalmentCell {
    /// How much.
    Share,
    /// After how many days.
    Days,
    /// By which day.
    On,
}

/// What is wrong with one of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongInstalment {
    /// Which row, from nought.
    pub at: usize,
    /// Which of its cells.
    pub cell: InstalmentCell,
    /// What it is.
    pub error: FieldError,
}

impl InstalmentRow {
    /// The rows in a form's text.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        if is_blank(text) { Vec::new() } else { text.split(ROWS).map(Self::of_text).collect() }
    }

    /// The form's text that has these rows in it; nothing where nothing is typed.
    #[must_use]
    pub fn text(rows: &[Self]) -> String {
        if rows.iter().all(Self::is_blank) {
            return String::new();
        }
        rows.iter().map(Self::one_text).collect::<Vec<_>>().join(&ROWS.to_string())
    }

    /// The row that shows an instalment.
    #[must_use]
    pub fn of(instalment: &Instalment, reading: &Reading) -> Self {
        let share = match instalment.share {
            Share::Rest => String::new(),
            Share::Percent(percent) => format!("{} %", RatePer100k(percent).written(reading)),
            Share::Amount(minor) => MinorAmount(minor).written(reading),
        };
        match instalment.when {
            When::On(day) => Self { share, on: day.format(day::WRITTEN).to_string(), ..Self::default() },
            When::Terms(terms) => {
                let end_of_month = match terms.days_after() {
                    None => String::new(),
                    Some(0) => "on".to_owned(),
                    Some(after) => after.to_string(),
                };
                Self { share, days: terms.days().to_string(), end_of_month, on: String::new() }
            }
        }
    }

    /// True when nothing is typed in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.share, &self.days, &self.end_of_month, &self.on].into_iter().all(|typed| is_blank(typed))
    }

    fn of_text(text: &str) -> Self {
        let mut cells = text.split(CELLS).map(|cell| cell.trim().to_owned());
        let mut next = || cells.next().unwrap_or_default();
        Self { share: next(), days: next(), end_of_month: next(), on: next() }
    }

    fn one_text(&self) -> String {
        let cells = [&self.share, &self.days, &self.end_of_month, &self.on];
        cells.map(|cell| cell.replace([ROWS, CELLS], " ")).join(&CELLS.to_string())
    }

    fn read(&self, reading: &Reading) -> Result<Instalment, (InstalmentCell, FieldError)> {
        let share = Share::parse(&self.share, reading.currency).map_err(|error| (InstalmentCell::Share, error))?;
        Ok(Instalment { share, when: self.when()? })
    }

    fn when(&self) -> Result<When, (InstalmentCell, FieldError)> {
        if !is_blank(&self.on) {
            if !is_blank(&self.days) || !is_blank(&self.end_of_month) {
                return Err((InstalmentCell::On, FieldError::OneOrOther));
            }
            return day::parse(&self.on).map(When::On).map_err(|error| (InstalmentCell::On, error));
        }
        let terms = || {
            let days = if is_blank(&self.days) { 0 } else { count(&self.days)? };
            let after = match self.end_of_month.trim() {
                "" => None,
                "on" => Some(0),
                after => Some(count(after)?),
            };
            Terms::new(days, after)
        };
        terms().map(When::Terms).map_err(|error| (InstalmentCell::Days, error))
    }
}

fn count(typed: &str) -> Result<u16, FieldError> {
    typed.trim().parse().map_err(|_| FieldError::NotANumber)
}

impl WrongInstalment {
    /// What a schedule says, at the rows that its instalments were typed in.
    fn of(error: ScheduleError, rows: &[usize]) -> Self {
        use InstalmentCell as Cell;
        let row = |at: usize| rows.get(at).copied().unwrap_or(at);
        let last = rows.last().copied().unwrap_or_default();
        let (at, cell, error) = match error {
            ScheduleError::Empty => (last, Cell::Share, FieldError::Required),
            ScheduleError::TooMany { .. } => (last, Cell::Share, too_many()),
            ScheduleError::NotAShare { at } => (row(at), Cell::Share, FieldError::NotAnAmount),
            ScheduleError::RestNotLast { at } => (row(at), Cell::Share, FieldError::Required),
            ScheduleError::Mixed | ScheduleError::NotWhole { .. } | ScheduleError::NotTheTotal { .. } => {
                (last, Cell::Share, FieldError::NotTheWhole)
            }
            ScheduleError::BeforeIssue { at } => (row(at), Cell::On, FieldError::BeforeDate),
            ScheduleError::NoSuchDay { at } => (row(at), Cell::Days, FieldError::NotADate),
            ScheduleError::NegativeTotal => (last, Cell::Share, FieldError::BelowZero),
            ScheduleError::Money(_) => (last, Cell::Share, FieldError::NotAnAmount),
        };
        Self { at, cell, error }
    }
}

fn too_many() -> FieldError {
    FieldError::TooMany { max: u32::try_from(MAX_INSTALMENTS).unwrap_or(u32::MAX) }
}

/// The rows in which something is typed, by their places.
fn typed(rows: &[InstalmentRow]) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).map(|(at, _)| at).collect()
}

fn read_rows(rows: &[InstalmentRow], reading: &Reading) -> Result<Schedule, WrongInstalment> {
    let places = typed(rows);
    if let Some(at) = places.get(MAX_INSTALMENTS) {
        return Err(WrongInstalment { at: *at, cell: InstalmentCell::Share, error: too_many() });
    }
    let read = |(at, row): (usize, &InstalmentRow)| {
        row.read(reading).map_err(|(cell, error)| WrongInstalment { at, cell, error })
    };
    let instalments = rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).map(read);
    Schedule::new(instalments.collect::<Result<_, _>>()?).map_err(|error| WrongInstalment::of(error, &places))
}

/// As the rows of a form write it.
impl FieldValue for Schedule {
    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        read_rows(&InstalmentRow::all(typed), reading).map_err(|wrong| wrong.error)
    }

    fn written(&self, reading: &Reading) -> String {
        let rows: Vec<_> = self.instalments().iter().map(|one| InstalmentRow::of(one, reading)).collect();
        InstalmentRow::text(&rows)
    }
}

/// What the rows that are being typed come to of an invoice: how much by when for each in which something is typed, or what is wrong with
/// one of them.
///
/// # Errors
/// The first thing that is wrong.
pub fn counted_rows(
    rows: &[InstalmentRow],
    reading: &Reading,
    due: Money,
    issued_on: NaiveDate,
) -> Result<Vec<Option<Due>>, WrongInstalment> {
    let (places, mut found) = (typed(rows), vec![None; rows.len()]);
    if places.is_empty() {
        return Ok(found);
    }
    let parts = read_rows(rows, reading)?.parts(due, issued_on);
    for (at, part) in places.iter().zip(parts.map_err(|error| WrongInstalment::of(error, &places))?) {
        if let Some(place) = found.get_mut(*at) {
            *place = Some(part);
        }
    }
    Ok(found)
}

/// What is to be paid by when of an invoice that is issued on a day; nothing of one that is not paid in parts.
///
/// # Errors
/// What is wrong with its instalments: they do not come to what is due, or one is due before that day.
pub fn dues(data: &DocumentData, due: Money, issued_on: NaiveDate) -> Result<Vec<Due>, FieldErrors> {
    let Some(schedule) = &data.instalments else { return Ok(Vec::new()) };
    let wrong = |error| FieldErrors::one(INSTALMENTS, WrongInstalment::of(error, &[]).error);
    schedule.dues(due, issued_on).map_err(wrong)
}

/// Notes instalments of what is not owed, and a last day beside them.
pub(super) fn agree(kind: DocumentKind, data: &DocumentData, errors: &mut FieldErrors) {
    if data.instalments.is_none() {
        return;
    }
    if !kind.is_owed() {
        errors.push(INSTALMENTS, FieldError::NotAChoice);
    }
    if data.due_on.is_some() {
        errors.push("fields.due_on", FieldError::OneOrOther);
    }
}

#[cfg(test)]
mod tests;
