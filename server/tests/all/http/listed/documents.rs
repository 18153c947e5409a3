//! The endpoints of documents and payments, and of what clients have agreed to pay.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Delete, Form, Get, Json, Upload};
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    (
        "/api/clients/price-add",
        May(P::EditClients),
        Json(r#"{"client":"{client}","form":{"fields.product":"{product}","fields.price":"75"}}"#),
        true,
    ),
    (
        "/api/clients/price-change",
        May(P::EditClients),
        Json(r#"{"client":"{client}","id":"{item}","version":1,"form":{"fields.price":"75"}}"#),
        true,
    ),
    ("/api/clients/price-remove", May(P::EditClients), Json(r#"{"client":"{client}","id":"{item}"}"#), true),
    ("/api/clients/prices", May(P::ViewClients), Json(r#"{"client":"{client}"}"#), true),
    ("/api/documents/act", May(P::DeleteDocuments), Json(r#"{"ids":["{document}"],"act":"delete"}"#), true),
    ("/api/documents/dashboard", May(P::ViewDocuments), Json("{}"), false),
    ("/api/quotes/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/quotes/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/quotes/export.lines.csv", May(P::ExportDocuments), Get, false),
    ("/api/quotes/export.lines.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/orders/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/orders/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/orders/export.lines.csv", May(P::ExportDocuments), Get, false),
    ("/api/orders/export.lines.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/deliveries/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/deliveries/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/deliveries/export.lines.csv", May(P::ExportDocuments), Get, false),
    ("/api/deliveries/export.lines.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/invoices/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/invoices/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/invoices/export.lines.csv", May(P::ExportDocuments), Get, false),
    ("/api/invoices/export.lines.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/credit-notes/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/credit-notes/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/credit-notes/export.lines.csv", May(P::ExportDocuments), Get, false),
    ("/api/credit-notes/export.lines.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/recurring/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/recurring/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/api/payments/export.csv", May(P::ExportDocuments), Get, false),
    ("/api/payments/export.xlsx", May(P::ExportDocuments), Get, false),
    ("/files/clients/{client}.pdf", May(P::ViewClients), Get, true),
    ("/files/documents/{document}.pdf", May(P::ViewDocuments), Get, true),
    ("/files/labels/{document}.pdf", May(P::ViewDocuments), Get, true),
    ("/files/documents.zip?ids={document}", May(P::ExportDocuments), Get, true),
    ("/files/documents.zip", May(P::ExportDocuments), Form("list=invoice&ids={document}"), true),
    ("/files/documents.pdf?ids={document}", May(P::ExportDocuments), Get, true),
    ("/files/documents.pdf", May(P::ExportDocuments), Form("list=invoice&ids={document}&order=?sort=date"), true),
    ("/files/logo", May(P::ManageSettings), Upload, false),
    ("/files/logo", May(P::ManageSettings), Delete, false),
    ("/files/preview", May(P::EditDocuments), Form("kind=invoice&form={}"), false),
    ("/api/lists/quote/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/order/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/delivery_note/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/invoice/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/recurring/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/credit_note/snapshot", May(P::ViewDocuments), Get, false),
    ("/api/lists/payment/snapshot", May(P::ViewDocuments), Get, false),
];
