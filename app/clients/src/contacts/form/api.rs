//! What the form of a contact asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::contacts::ContactForm;
#[cfg(feature = "ssr")]
use domain::custom_fields::keep_chosen;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
#[cfg(feature = "ssr")]
use domain::form::Edit;
use domain::ids::{ClientId, ContactId};
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::StoreError;

use super::options::FormStart;
#[cfg(feature = "ssr")]
use super::options::{Editing, FormOptions};
#[cfg(feature = "ssr")]
use crate::contacts::telephones;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What the form of a new contact, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "contacts/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_contact_form(
    /// The contact.
    id: Option<ContactId>,
    /// The client that a new one belongs to.
    client: Option<ClientId>,
) -> Result<FormStart, AppError> {
    let tenant = session::require(Permission::to_edit(Subject::Contact))?.read();
    let rules = store::contacts::form_rules(&tenant).await?;
    let mut lists = store::lists::choices(&tenant).await?;
    lists.retain(|item| matches!(item.kind, ListKind::Civility | ListKind::ContactSource));
    let mut options = FormOptions { lists, custom_fields: rules.custom_fields, country: rules.country };
    let Some(id) = id else {
        let client = match client {
            Some(client) => Some(linkable(&tenant, client).await?),
            None => None,
        };
        return Ok(FormStart { options, editing: None, client });
    };
    let contact = store::contacts::get(&tenant, id).await?;
    if !contact.state.editable() {
        return Err(AppError::Refused(Refusal::Deleted));
    }
    keep_chosen(&mut options.custom_fields, &contact.custom);
    let mut form = contact.to_form();
    let telephones = telephones::rewrite(&mut form, options.country);
    let editing = Editing { id, version: contact.version, state: contact.state.id(), form, telephones };
    Ok(FormStart { options, editing: Some(editing), client: None })
}

/// A client that may be linked to, with its name.
#[cfg(feature = "ssr")]
async fn linkable<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    id: ClientId,
) -> Result<(ClientId, String), AppError> {
    let client = store::clients::get(tenant, id).await?;
    if !client.state.editable() {
        return Err(AppError::Refused(Refusal::Deleted));
    }
    Ok((id, client.data.name.as_str().to_owned()))
}

/// Creates a contact.
#[server(prefix = "/api", endpoint = "contacts/create", input = Json, output = Json, client = PageClient)]
pub async fn create_contact(
    /// The form, as typed.
    form: ContactForm,
) -> Result<ContactId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    let rules = store::contacts::form_rules(&tx).await?;
    let contact = store::contacts::create(&tx, form.parse(&rules).map_err(AppError::Invalid)?).await?;
    tx.commit().await?;
    Ok(contact.id)
}

/// Saves a contact, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "contacts/update", input = Json, output = Json, client = PageClient)]
pub async fn update_contact(
    /// The contact.
    id: ContactId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: ContactForm,
) -> Result<ContactId, AppError> {
    save(id, version, form.into()).await.map(|_| id)
}

/// Saves one value of a contact, unless somebody else has changed that one since `version`. Tells the version that is stored then.
#[server(prefix = "/api", endpoint = "contacts/set", input = Json, output = Json, client = ActClient)]
pub async fn set_contact_field(
    /// The contact.
    id: ContactId,
    /// The version that was shown.
    version: i32,
    /// The value's path in the form.
    path: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<i32, AppError> {
    let edit = Edit::One { path: path.into_string(), typed: typed.into_string() };
    save(id, version, edit).await
}

/// Saves a contact, and tells its version. What somebody else has saved meanwhile is told with telephone numbers as the company has them.
#[cfg(feature = "ssr")]
async fn save(id: ContactId, version: i32, edit: Edit<ContactForm>) -> Result<i32, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    let version = match store::contacts::save(&tx, id, version, edit).await {
        Err(StoreError::Conflict(mut conflict)) => {
            let country = store::contacts::form_rules(&tx).await?.country;
            telephones::rewrite_conflict(&mut conflict, country);
            return Err(AppError::Conflict(conflict));
        }
        saved => saved?.version,
    };
    tx.commit().await?;
    Ok(version)
}
