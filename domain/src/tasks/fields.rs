//! The fields of a task, named once: the form, the typed record, the changes shown in the activity and the columns of the database and
//! of files are all made from this list.

use chrono::NaiveDate;

use crate::field::MinorAmount;
use crate::fields::record;
use crate::ids::{ClientId, UserId};
use crate::imports::Value;
use crate::money::Currency;
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`TaskData`]: `$then! { field: Type = Value, "French", "English"; … }`, as `record!` takes them.
///
/// `rate` is what an hour costs without taxes; blank for the client's, else the company's. `currency` is the client's, else the company's:
/// nobody types it.
#[macro_export]
macro_rules! for_each_task_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            title: Text<200> = Value::Line, "Tâche", "Task";
            client: Option<ClientId> = Value::Record, "Client", "Client";
            owner: Option<UserId> = Value::User, "Responsable", "Assignee";
            due_on: Option<NaiveDate> = Value::Day, "Échéance", "Due date";
            billable: bool = Value::Tick, "Facturable", "Billable";
            rate: Option<MinorAmount> = Value::Number, "Taux horaire", "Hourly rate";
            currency: Currency = Value::Line, "Devise", "Currency";
            description: Option<LongText<10000>> = Value::Lines, "Description", "Description";
        }
    };
}

macro_rules! task_data {
    ($($fields:tt)+) => {
        record! {
            /// What is known of a task, every value checked.
            TaskData, TaskFields: $($fields)+
        }
    };
}

for_each_task_field!(task_data);
