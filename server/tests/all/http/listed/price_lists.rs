//! The endpoints of price lists.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/settings/price-lists", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/price-list", May(P::ManageSettings), Json(r#"{"id":"{item}"}"#), true),
    (
        "/api/settings/price-list-save",
        May(P::ManageSettings),
        Json(r#"{"id":"{item}","version":0,"form":{"name":"Gros","currency":"EUR"}}"#),
        true,
    ),
    ("/api/settings/price-list-copy", May(P::ManageSettings), Json(r#"{"id":"{item}","name":"Gros, encore"}"#), true),
    (
        "/api/settings/price-list-entry",
        May(P::ManageSettings),
        Json(r#"{"list":"{item}","of":{"product":"{product}"},"value":"10 %"}"#),
        true,
    ),
    ("/api/settings/price-list-paste", May(P::ManageSettings), Json(r#"{"list":"{item}","rows":"A-1\t12"}"#), true),
];
