//! A stored task, what was spent on it, and what an hour of it costs.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
use super::{TaskData, TaskFields, TaskForm, TaskState};
use crate::field::MinorAmount;
use crate::ids::{ClientId, TaskId};
use crate::money::{Currency, Money};

/// A task as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// How far it has come.
    pub state: TaskState,
    /// Its own values.
    pub data: TaskData,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Task {
    /// The form that shows the task and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> TaskForm {
        TaskForm { fields: TaskFields::of(&self.data, &reading(self.data.currency)) }
    }
}

/// Time spent, in minutes. What runs counts once it is stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpentTime {
    /// All of it.
    pub all: u64,
    /// What is billable and not invoiced.
    pub to_bill: u64,
    /// What is invoiced, on drafts too.
    pub billed: u64,
}

impl SpentTime {
    /// Whether all that is billable is invoiced, and there is some.
    #[must_use]
    pub const fn is_billed(self) -> bool {
        self.billed > 0 && self.to_bill == 0
    }

    /// Together with other time.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            all: self.all.saturating_add(other.all),
            to_bill: self.to_bill.saturating_add(other.to_bill),
            billed: self.billed.saturating_add(other.billed),
        }
    }
}

/// Whose rate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateSource {
    /// The task's own.
    Task,
    /// The client's.
    Client,
    /// The company's.
    Company,
}

/// What an hour costs, without taxes, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// How much.
    pub amount: Money,
    /// Who says so.
    pub source: RateSource,
}

/// The rates that hold where a task has none of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// The client's, in their currency.
    pub client: Option<MinorAmount>,
    /// The company's, in its currency.
    pub company: Option<(MinorAmount, Currency)>,
}

impl Rates {
    /// What an hour of a task costs: its own rate, else the client's, else the company's where that is in the same currency. Nothing where
    /// nobody says.
    #[must_use]
    pub fn of(self, own: Option<MinorAmount>, currency: Currency) -> Option<Rate> {
        let company = self.company.filter(|(_, other)| *other == currency).map(|(rate, _)| rate);
        let said = [(own, RateSource::Task), (self.client, RateSource::Client), (company, RateSource::Company)];
        let first = said.into_iter().find_map(|(rate, source)| Some((rate?, source)));
        first.map(|(rate, source)| Rate { amount: Money::new(rate.0, currency), source })
    }
}

/// A task as it stands in a table of several: those of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Which one.
    pub id: TaskId,
    /// Its title.
    pub title: String,
    /// How far it has come.
    pub state: TaskState,
    /// Whose it is.
    pub client: Option<ClientId>,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// Who does it.
    pub owner: Option<String>,
    /// What was spent on it.
    pub spent: SpentTime,
    /// What an hour of it costs.
    pub rate: Option<Rate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rate_holds() {
        let euro = Currency::EUR;
        let rates = Rates { client: Some(MinorAmount(8_000)), company: Some((MinorAmount(7_000), euro)) };
        let held = |rates: Rates, own, currency| rates.of(own, currency).map(|rate| (rate.amount.minor(), rate.source));
        assert_eq!(held(rates, Some(MinorAmount(9_000)), euro), Some((9_000, RateSource::Task)));
        assert_eq!(held(rates, None, euro), Some((8_000, RateSource::Client)));
        let company = Rates { client: None, ..rates };
        assert_eq!(held(company, None, euro), Some((7_000, RateSource::Company)));
        assert_eq!(held(company, None, Currency::parse("CAD").unwrap()), None, "it is in another currency");
        assert_eq!(held(company, Some(MinorAmount(0)), euro), Some((0, RateSource::Task)), "nothing is a rate too");
    }

    #[test]
    fn time_is_billed_once_there_is_some_and_nothing_is_left() {
        let time = |to_bill, billed| SpentTime { all: 90, to_bill, billed };
        assert!(time(0, 60).is_billed() && !time(30, 60).is_billed() && !time(0, 0).is_billed());
        assert_eq!(time(1, 2).with(time(3, 4)), SpentTime { all: 180, to_bill: 4, billed: 6 });
    }
}
