//! The endpoints of tasks and of the time spent on them.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Get, Json};
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/tasks/get", May(P::ViewTasks), Json(r#"{"id":"{task}"}"#), true),
    ("/api/activity/of-task", May(P::ViewTasks), Json(r#"{"id":"{task}","before":null}"#), true),
    ("/api/tasks/of-client", May(P::ViewTasks), Json(r#"{"client":"{client}"}"#), true),
    ("/api/tasks/running", May(P::ViewTasks), Json("{}"), false),
    ("/api/tasks/form-options", May(P::EditTasks), Json(r#"{"id":"{task}","client":null}"#), true),
    ("/api/tasks/create", May(P::EditTasks), Json(r#"{"form":{"fields.title":"Une tâche"}}"#), false),
    (
        "/api/tasks/set",
        May(P::EditTasks),
        Json(r#"{"id":"{task}","version":1,"path":"fields.rate","typed":"90"}"#),
        true,
    ),
    (
        "/api/tasks/update",
        May(P::EditTasks),
        Json(r#"{"id":"{task}","version":1,"form":{"fields.title":"Une autre"}}"#),
        true,
    ),
    ("/api/tasks/start", May(P::EditTasks), Json(r#"{"id":"{task}"}"#), true),
    ("/api/tasks/stop", May(P::EditTasks), Json("{}"), false),
    (
        "/api/tasks/time-add",
        May(P::EditTasks),
        Json(r#"{"id":"{task}","form":{"fields.day":"2026-03-16","fields.spent":"1:30"}}"#),
        true,
    ),
    (
        "/api/tasks/time-set",
        May(P::EditTasks),
        Json(r#"{"id":"{time}","form":{"fields.day":"2026-03-16","fields.spent":"2h"}}"#),
        true,
    ),
    ("/api/tasks/time-remove", May(P::EditTasks), Json(r#"{"id":"{time}"}"#), true),
    ("/api/tasks/time-restore", May(P::EditTasks), Json(r#"{"id":"{time}"}"#), true),
    ("/api/tasks/bill", May(P::EditDocuments), Json(r#"{"client":"{client}","task":null}"#), true),
    ("/api/tasks/step", May(P::EditTasks), Json(r#"{"ids":["{task}"],"step":"finish"}"#), true),
    ("/api/tasks/act", May(P::DeleteTasks), Json(r#"{"ids":["{task}"],"act":"restore"}"#), true),
    ("/api/tasks/undo", May(P::EditTasks), Json(r#"{"previous":[["{task}","to_do"]]}"#), true),
    ("/api/lists/task/snapshot", May(P::ViewTasks), Get, false),
    ("/api/tasks/export.csv", May(P::ExportTasks), Get, false),
    ("/api/tasks/export.xlsx", May(P::ExportTasks), Get, false),
];
