//! A client or a contact as an address card (A4.6).

use axum::body::Body;
use axum::extract::{Extension, Path};
use axum::response::Response;
use domain::access::Permission;
use domain::clients::Client;
use domain::format::Language;
use domain::ids::{ClientId, ContactId, ListItemId};
use domain::subject::Subject;
use domain::vcard;
use kit::session::Visitor;

use super::export::attachment;
use super::problem::Problem;
use crate::access::enter;

/// `GET /api/clients/{id}/card.vcf`.
pub async fn download(Extension(visitor): Extension<Visitor>, Path(id): Path<ClientId>) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewClients)?;
    let tenant = access.read();
    let client = store::clients::get(&tenant, id).await?;
    store::exports::card(&access, Subject::Client).await;
    let items = store::lists::choices(&tenant).await?;
    let label = |id: ListItemId| items.iter().find(|item| item.id == id).map(|item| item.label.clone());
    let text = write(&client, visitor.language, label);
    Ok(attachment("text/vcard; charset=utf-8", &format!("{}.vcf", client.data.name), Body::from(text)))
}

/// `GET /api/contacts/{id}/card.vcf`.
pub async fn of_contact(
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<ContactId>,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::to_view(Subject::Contact))?;
    let tenant = access.read();
    let contact = store::contacts::get(&tenant, id).await?;
    store::exports::card(&access, Subject::Contact).await;
    let items = store::lists::choices(&tenant).await?;
    let label = |id: ListItemId| items.iter().find(|item| item.id == id).map(|item| item.label.clone());
    let name = format!("{}.vcf", contact.person.display_name());
    Ok(attachment("text/vcard; charset=utf-8", &name, Body::from(vcard::write_person(&contact, label))))
}

/// The cards of a client, countries by their name in the reader's language, tags and titles in the company's own words.
pub fn write(client: &Client, language: Language, label: impl Fn(ListItemId) -> Option<String>) -> String {
    let french = language == Language::French;
    vcard::write(client, |country| ::imports::country_name(country, french), label)
}
