//! The endpoints of the editor of documents.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    (
        "/api/documents/create",
        May(P::EditDocuments),
        Json(r#"{"kind":"invoice","form":{"fields.client":"{client}","lines[0].description":"Conseil"}}"#),
        false,
    ),
    (
        "/api/documents/form-options",
        May(P::EditDocuments),
        Json(r#"{"subject":"invoice","kind":null,"id":"{document}","client":null}"#),
        true,
    ),
    (
        "/api/documents/prices",
        May(P::EditDocuments),
        Json(r#"{"products":["{product}"],"client":"{client}","on":null}"#),
        true,
    ),
    (
        "/api/documents/products",
        May(P::EditDocuments),
        Json(r#"{"text":"conseil","client":"{client}","on":"2026-03-16"}"#),
        true,
    ),
    (
        "/api/documents/rules",
        May(P::EditDocuments),
        Json(r#"{"kind":"invoice","client":"{client}","delivery":null}"#),
        true,
    ),
    (
        "/api/documents/update",
        May(P::EditDocuments),
        Json(r#"{"id":"{document}","version":1,"form":{"fields.client":"{client}","lines[0].description":"B"}}"#),
        true,
    ),
];
