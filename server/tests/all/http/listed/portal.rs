//! The clients' portal in other sites.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/portal/embedding", May(P::ManageSettings), Json("{}"), false),
    ("/api/portal/passwords-save", May(P::ManageSettings), Json(r#"{"allowed":false}"#), false),
    ("/api/portal/secret-forget", May(P::ManageSettings), Json("{}"), false),
    ("/api/portal/secret-make", May(P::ManageSettings), Json("{}"), false),
    ("/api/portal/sites-save", May(P::ManageSettings), Json(r#"{"version":0,"form":{"sites":"evil"}}"#), false),
];
