//! What open pages keep in step with, files in and out, and what makes the program installable: none of it server functions.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Delete, Get, Upload};
use super::Who::{May, Open, SignedIn};

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/lists/client/snapshot", May(P::ViewClients), Get, false),
    ("/api/lists/contact/snapshot", May(P::ViewClients), Get, false),
    ("/api/events", SignedIn, Get, false),
    ("/api/clients/export.csv", May(P::ExportClients), Get, false),
    ("/api/clients/export.xlsx", May(P::ExportClients), Get, false),
    ("/api/clients/export.vcf", May(P::ExportClients), Get, false),
    ("/api/products/export.csv", May(P::ExportProducts), Get, false),
    ("/api/products/export.xlsx", May(P::ExportProducts), Get, false),
    ("/api/clients/{client}/card.vcf", May(P::ViewClients), Get, true),
    ("/api/clients/{client}/statement.csv", May(P::ViewDocuments), Get, true),
    ("/files/clients/{client}/statement.pdf", May(P::ViewDocuments), Get, true),
    ("/api/contacts/{contact}/card.vcf", May(P::ViewClients), Get, true),
    ("/api/clients/{client}/logo", May(P::EditClients), Upload, true),
    ("/api/clients/{client}/logo", May(P::EditClients), Delete, true),
    ("/api/clients/{client}/files", May(P::EditClients), Upload, true),
    ("/api/products/{product}/picture", May(P::EditProducts), Upload, true),
    ("/api/products/{product}/picture", May(P::EditProducts), Delete, true),
    ("/files/{client}", SignedIn, Get, false),
    ("/manifest.webmanifest", Open, Get, false),
    ("/offline", Open, Get, false),
    ("/sw.js", Open, Get, false),
];
