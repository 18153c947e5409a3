//! The endpoints of a document's page, of payments, and of what a client's page tells of both.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/documents/activity", May(P::ViewDocuments), Json(r#"{"id":"{document}","before":null}"#), true),
    ("/api/documents/bought", May(P::ViewDocuments), Json(r#"{"client":"{client}"}"#), true),
    ("/api/documents/duplicate", May(P::EditDocuments), Json(r#"{"id":"{document}"}"#), true),
    ("/api/documents/get", May(P::ViewDocuments), Json(r#"{"id":"{document}"}"#), true),
    ("/api/documents/issue", May(P::EditDocuments), Json(r#"{"ids":["{document}"]}"#), true),
    ("/api/documents/make", May(P::EditDocuments), Json(r#"{"of":["{document}"],"into":"credit_note"}"#), true),
    (
        "/api/documents/of-client",
        May(P::ViewDocuments),
        Json(r#"{"client":"{client}","subjects":["quote","invoice"]}"#),
        true,
    ),
    ("/api/documents/purchases", May(P::ViewDocuments), Json(r#"{"client":"{client}"}"#), true),
    (
        "/api/documents/statement",
        May(P::ViewDocuments),
        Json(
            r#"{"client":"{client}","asked":{"period":"this_year","from":null,"to":null,"is_open":false},"whole":false}"#,
        ),
        true,
    ),
    ("/api/documents/statistics", May(P::ViewDocuments), Json(r#"{"client":"{client}","period":"year"}"#), true),
    ("/api/documents/recur", May(P::EditDocuments), Json(r#"{"id":"{document}"}"#), true),
    ("/api/documents/step", May(P::EditDocuments), Json(r#"{"ids":["{document}"],"step":"send"}"#), true),
    ("/api/documents/take-back-write-off", May(P::EditPayments), Json(r#"{"id":"{document}"}"#), true),
    (
        "/api/documents/write-off",
        May(P::EditPayments),
        Json(r#"{"id":"{document}","amount":"","reason":"Arrondi"}"#),
        true,
    ),
    ("/api/payments/activity", May(P::ViewDocuments), Json(r#"{"id":"{payment}","before":null}"#), true),
    ("/api/payments/allocate", May(P::EditPayments), Json(r#"{"id":"{payment}","form":{}}"#), true),
    ("/api/payments/apply-credit-note", May(P::EditPayments), Json(r#"{"id":"{document}","form":{}}"#), true),
    ("/api/payments/complete", May(P::EditPayments), Json(r#"{"id":"{payment}","on":"2026-11-20"}"#), true),
    ("/api/payments/describe", May(P::EditPayments), Json(r#"{"id":"{payment}","typed":[["note","Reçu"]]}"#), true),
    (
        "/api/payments/enter",
        May(P::EditPayments),
        Json(concat!(
            r#"{"form":{"fields.client":"{client}","fields.amount":"10","fields.currency":"EUR","#,
            r#""fields.paid_on":"2026-03-16"},"key":null}"#
        )),
        false,
    ),
    ("/api/payments/fail", May(P::EditPayments), Json(r#"{"id":"{payment}"}"#), true),
    ("/api/payments/get", May(P::ViewDocuments), Json(r#"{"id":"{payment}"}"#), true),
    ("/api/payments/mark-paid", May(P::EditPayments), Json(r#"{"ids":["{document}"]}"#), false),
    ("/api/payments/of-client", May(P::ViewDocuments), Json(r#"{"client":"{client}"}"#), true),
    ("/api/payments/open-invoices", May(P::EditPayments), Json(r#"{"client":"{client}"}"#), true),
    ("/api/payments/refund", May(P::EditPayments), Json(r#"{"id":"{payment}","amount":"1"}"#), true),
    ("/api/payments/release", May(P::EditPayments), Json(r#"{"id":"{payment}","invoice":"{document}"}"#), true),
    ("/api/payments/reverse", May(P::EditPayments), Json(r#"{"id":"{payment}"}"#), true),
    ("/api/payments/take-back-refund", May(P::EditPayments), Json(r#"{"id":"{payment}","sequence":2}"#), true),
];
