//! What the server tells of tasks and time.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::tasks::time::Running;
use domain::tasks::{Rate, SpentTime, Task, TaskRow, TimeEntry};
use serde::{Deserialize, Serialize};

/// A timer that runs, and since when by the company's clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningView {
    /// What runs.
    pub running: Running,
    /// Since when, in the company's time zone.
    pub since: NaiveDateTime,
}

/// A task, the time spent on it, and the words for what it only names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskView {
    /// The task.
    pub task: Task,
    /// What was spent on it.
    pub spent: SpentTime,
    /// What an hour of it costs.
    pub rate: Option<Rate>,
    /// Each entry, the newest first.
    pub entries: Vec<TimeEntry>,
    /// The names of its client, of whoever does it and spent time on it, and the numbers of invoices, by id.
    pub names: BTreeMap<String, String>,
    /// The timer of whoever looks, on this task or another one.
    pub running: Option<RunningView>,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day it was last changed, likewise.
    pub updated_on: NaiveDate,
}

/// The tasks of a client, and the timer of whoever looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientTasks {
    /// The tasks, the newest first.
    pub tasks: Vec<TaskRow>,
    /// The timer.
    pub running: Option<RunningView>,
}
