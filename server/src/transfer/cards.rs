//! A client as an address card (A4.6).

use app::session::Visitor;
use axum::body::Body;
use axum::extract::{Extension, Path};
use axum::response::Response;
use domain::access::Permission;
use domain::clients::Client;
use domain::format::Language;
use domain::ids::ClientId;
use domain::vcard;

use super::export::attachment;
use super::problem::Problem;
use crate::access::enter;

/// `GET /api/clients/{id}/card.vcf`.
pub async fn download(Extension(visitor): Extension<Visitor>, Path(id): Path<ClientId>) -> Result<Response, Problem> {
    let tenant = enter(&visitor, Permission::ViewClients)?.read();
    let client = store::clients::get(&tenant, id).await?;
    let text = write(&client, visitor.language);
    Ok(attachment("text/vcard; charset=utf-8", &format!("{}.vcf", client.data.name), Body::from(text)))
}

/// The cards of a client, countries by their name in the reader's language.
pub fn write(client: &Client, language: Language) -> String {
    let french = language == Language::French;
    vcard::write(client, |country| app::imports::country_name(country, french))
}
