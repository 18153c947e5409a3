//! The endpoints of expenses.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Delete, Get, Json, Upload};
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/expenses/act", May(P::EditExpenses), Json(r#"{"ids":["{expense}"],"act":"archive"}"#), true),
    (
        "/api/expenses/create",
        May(P::EditExpenses),
        Json(r#"{"form":{"fields.description":"Un achat","fields.date":"2026-03-16","fields.amount":"12.50"}}"#),
        false,
    ),
    ("/api/expenses/form-options", May(P::EditExpenses), Json(r#"{"id":"{expense}","client":null}"#), true),
    ("/api/expenses/get", May(P::ViewExpenses), Json(r#"{"id":"{expense}"}"#), true),
    ("/api/activity/of-expense", May(P::ViewExpenses), Json(r#"{"id":"{expense}","before":null}"#), true),
    ("/api/expenses/of-client", May(P::ViewExpenses), Json(r#"{"id":"{client}"}"#), true),
    ("/api/expenses/pay", May(P::EditExpenses), Json(r#"{"ids":["{expense}"]}"#), true),
    ("/api/expenses/unpay", May(P::EditExpenses), Json(r#"{"paid":[["{expense}",2]]}"#), true),
    (
        "/api/expenses/set",
        May(P::EditExpenses),
        Json(r#"{"id":"{expense}","version":1,"path":"fields.vat","typed":"20"}"#),
        true,
    ),
    ("/api/expenses/suppliers", May(P::EditExpenses), Json(r#"{"text":"papet"}"#), false),
    ("/api/expenses/undo", May(P::EditExpenses), Json(r#"{"previous":[["{expense}","to_pay"]]}"#), true),
    (
        "/api/expenses/update",
        May(P::EditExpenses),
        Json(
            r#"{"id":"{expense}","version":1,"form":{"fields.description":"B","fields.date":"2026-03-16","fields.amount":"1"}}"#,
        ),
        true,
    ),
    ("/api/documents/expenses", May(P::EditDocuments), Json(r#"{"client":"{client}"}"#), true),
    ("/api/expenses/export.csv", May(P::ExportExpenses), Get, false),
    ("/api/expenses/export.xlsx", May(P::ExportExpenses), Get, false),
    ("/api/expenses/{expense}/receipt", May(P::EditExpenses), Upload, true),
    ("/api/expenses/{expense}/receipt", May(P::EditExpenses), Delete, true),
];
