//! How a task stands in its row: each field of `TaskData` is a column of the same name. And how time stands in its own.

use domain::error::FieldError;
use domain::ids::{CompanyId, DocumentId, TaskId, TimeEntryId, UserId};
use domain::tasks::{Minutes, Task, TaskData, TimeEntry};

use crate::StoreResult;
use crate::columns::{Column, read};
use crate::entities::task::Model;
use crate::entities::time_entry;
use crate::states;

macro_rules! mapped {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// A task's row.
        pub(super) fn row(company: CompanyId, task: &Task) -> Model {
            Model {
                company_id: company.0,
                id: task.id.0,
                created_at: task.created_at,
                updated_at: task.updated_at,
                version: task.version,
                revision: 0,
                state: task.state.as_str().to_owned(),
                $($field: task.data.$field.stored(),)+
            }
        }

        /// Reads a task from its row.
        pub(crate) fn task(row: &Model) -> StoreResult<Task> {
            Ok(Task {
                id: TaskId(row.id),
                version: row.version,
                state: states::read(&row.state, row.id)?,
                data: TaskData { $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+ },
                created_at: row.created_at,
                updated_at: row.updated_at,
            })
        }
    };
}

domain::for_each_task_field!(mapped);

impl Column for Minutes {
    type Stored = i32;

    fn stored(&self) -> i32 {
        // A day has few of them.
        i32::try_from(self.get()).unwrap_or(i32::MAX)
    }

    fn of(stored: i32) -> Result<Self, FieldError> {
        Self::new(u32::try_from(stored).map_err(|_| FieldError::NotADuration)?)
    }
}

/// Reads time from its row.
pub(crate) fn entry(row: &time_entry::Model) -> StoreResult<TimeEntry> {
    Ok(TimeEntry {
        id: TimeEntryId(row.id),
        task: TaskId(row.task_id),
        user: UserId(row.user_id),
        day: row.day,
        spent: read(row.minutes, "minutes", row.id)?,
        started_at: row.started_at,
        note: read(row.note.clone(), "note", row.id)?,
        invoice: row.invoice_id.map(DocumentId),
    })
}
