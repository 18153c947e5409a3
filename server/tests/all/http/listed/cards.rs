//! Payment by card.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::Json;
use super::Who::May;

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/cards/seen", May(P::ManageSettings), Json(r#"{"id":"{client}"}"#), true),
    ("/api/cards/settings", May(P::ManageSettings), Json("{}"), false),
    (
        "/api/cards/settings-save",
        May(P::ManageSettings),
        Json(r#"{"version":0,"form":{"is_on":"","secret_key":"sk_test_0123456789"}}"#),
        false,
    ),
];
