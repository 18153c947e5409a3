//! Tasks and the time spent on them: what may be typed of them, which state leads to which, and what of the time is invoiced.

pub mod billing;
pub mod columns;
pub mod event;
pub mod fields;
pub mod form;
pub mod listing;
pub mod record;
pub mod spent;
pub mod state;
pub mod time;

pub use billing::{Hourly, draft, hours_of, worth};
pub use columns::TASK_COLUMNS;
pub use event::TaskEvent;
pub use fields::{TaskData, TaskFields};
pub use form::{NewTask, TASK_FORM, TaskForm, changes, reading};
pub use listing::TASKS;
pub use record::{Rate, RateSource, Rates, SpentTime, Task, TaskRow};
pub use spent::Minutes;
pub use state::{TaskState, TaskStep};
pub use time::{TIME_FORM, TimeData, TimeEntry, TimeFields, TimeForm};
