//! The endpoints of imports, and what is fetched of them.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Get, Json, Upload};
use super::Who::{May, SignedIn};

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/imports/describe", SignedIn, Json(r#"{"id":"{client}","program":null}"#), false),
    ("/api/imports/field", May(P::ManageSettings), Json(r#"{"id":"{client}","label":"Zone"}"#), false),
    ("/api/imports/preview", SignedIn, Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/recent", May(P::ImportClients), Json(r#"{"subject":"client"}"#), false),
    ("/api/imports/run", SignedIn, Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/status", SignedIn, Json(r#"{"id":"{client}"}"#), false),
    ("/api/imports/undo", SignedIn, Json(r#"{"id":"{client}"}"#), false),
    ("/api/imports/undone", SignedIn, Json(r#"{"id":"{client}"}"#), false),
    ("/api/clients/import", May(P::ImportClients), Upload, false),
    ("/api/clients/import/{client}/rejected.csv", May(P::ImportClients), Get, false),
    ("/api/clients/import/{client}/skipped.csv", May(P::ImportClients), Get, false),
    ("/api/clients/import/{client}/to-check.csv", May(P::ImportClients), Get, false),
    ("/api/clients/import/{client}/taken-back.csv", May(P::ImportClients), Get, false),
    ("/api/products/import", May(P::ImportProducts), Upload, false),
    ("/api/products/import/{client}/rejected.csv", May(P::ImportProducts), Get, false),
    ("/api/products/import/{client}/skipped.csv", May(P::ImportProducts), Get, false),
    ("/api/products/import/{client}/to-check.csv", May(P::ImportProducts), Get, false),
    ("/api/products/import/{client}/taken-back.csv", May(P::ImportProducts), Get, false),
];
