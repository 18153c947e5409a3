//! The endpoints of credits, and of what a client's page tells of its account.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Get, Json};
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/credits/activity", May(P::ViewDocuments), Json(r#"{"id":"{credit}","before":null}"#), true),
    ("/api/credits/apply", May(P::EditPayments), Json(r#"{"id":"{credit}","form":{}}"#), true),
    ("/api/credits/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/credits/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/credits/get", May(P::ViewDocuments), Json(r#"{"id":"{credit}"}"#), true),
    (
        "/api/credits/give",
        May(P::EditPayments),
        Json(concat!(
            r#"{"form":{"fields.client":"{client}","fields.amount":"10","fields.currency":"EUR","#,
            r#""fields.given_on":"2026-03-16"},"key":null}"#
        )),
        false,
    ),
    ("/api/credits/of-client", May(P::ViewDocuments), Json(r#"{"client":"{client}"}"#), true),
    (
        "/api/credits/refund",
        May(P::EditPayments),
        Json(concat!(
            r#"{"id":"{credit}","form":{"fields.amount":"1","fields.paid_on":"2026-03-16"},"#,
            r#""key":null}"#
        )),
        true,
    ),
    ("/api/credits/release", May(P::EditPayments), Json(r#"{"id":"{credit}","invoice":"{document}"}"#), true),
    ("/api/credits/take-back", May(P::EditPayments), Json(r#"{"id":"{credit}"}"#), true),
    ("/api/credits/take-back-refund", May(P::EditPayments), Json(r#"{"id":"{credit}","sequence":1}"#), true),
    ("/api/payments/account", May(P::ViewDocuments), Json(r#"{"client":"{client}"}"#), true),
];
