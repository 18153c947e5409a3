//! The endpoints of products; their files are among the others'.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/products/act", May(P::EditProducts), Json(r#"{"ids":["{product}"],"act":"archive"}"#), true),
    (
        "/api/products/create",
        May(P::EditProducts),
        Json(r#"{"form":{"fields.name":"Un article","fields.price":"12.50"}}"#),
        false,
    ),
    ("/api/products/duplicate", May(P::EditProducts), Json(r#"{"id":"{product}"}"#), true),
    ("/api/products/get", May(P::ViewProducts), Json(r#"{"id":"{product}"}"#), true),
    ("/api/activity/of-product", May(P::ViewProducts), Json(r#"{"id":"{product}","before":null}"#), true),
    ("/api/products/form-options", May(P::EditProducts), Json(r#"{"id":"{product}"}"#), true),
    (
        "/api/products/set",
        May(P::EditProducts),
        Json(r#"{"id":"{product}","version":1,"path":"fields.unit","typed":"h"}"#),
        true,
    ),
    ("/api/products/undo", May(P::EditProducts), Json(r#"{"previous":[["{product}","active"]]}"#), true),
    (
        "/api/products/update",
        May(P::EditProducts),
        Json(r#"{"id":"{product}","version":1,"form":{"fields.name":"B","fields.price":"1"}}"#),
        true,
    ),
];
