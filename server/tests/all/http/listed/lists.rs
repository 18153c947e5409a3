//! The endpoints of the lists that users edit, price lists among them.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/settings/list-add", May(P::ManageSettings), Json(r#"{"kind":"category","form":{"label":"Neuve"}}"#), false),
    ("/api/settings/list-hide", May(P::ManageSettings), Json(r#"{"id":"{item}","hidden":true}"#), true),
    ("/api/settings/list-move", May(P::ManageSettings), Json(r#"{"id":"{item}","position":0}"#), true),
    ("/api/settings/list-remove", May(P::ManageSettings), Json(r#"{"id":"{item}"}"#), true),
    (
        "/api/settings/list-rename",
        May(P::ManageSettings),
        Json(r#"{"id":"{item}","kind":"category","form":{"label":"Autre"}}"#),
        true,
    ),
    (
        "/api/settings/list-restore",
        May(P::ManageSettings),
        Json(
            r#"{"item":{"id":"{item}","kind":"category","label":"Encore","days":null,"end_of_month":false,"hidden":false,"uses":0},"position":0}"#,
        ),
        false,
    ),
    ("/api/settings/lists", May(P::ManageSettings), Json("{}"), false),
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
