//! The endpoints of what comes from files. `{client}` is no import: there is none of that id.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::{May, SignedIn};

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/imports/describe", SignedIn, Json(r#"{"id":"{client}","program":null}"#), false),
    ("/api/imports/field", May(P::ManageSettings), Json(r#"{"id":"{client}","label":"Zone"}"#), false),
    ("/api/imports/preview", SignedIn, Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/run", SignedIn, Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/status", SignedIn, Json(r#"{"id":"{client}"}"#), false),
];
