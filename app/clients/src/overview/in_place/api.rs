//! What the browser may ask when one field is changed.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::clients::ClientForm;
#[cfg(feature = "ssr")]
use domain::form::FormText;
use domain::ids::ClientId;
use domain::sent::Typed;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::StoreError;

#[cfg(feature = "ssr")]
use super::lines::FIELDS;
#[cfg(feature = "ssr")]
use crate::telephones;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Saves one field of a client, unless somebody else has changed that one since `version` into something else.
#[server(prefix = "/api", endpoint = "clients/set", input = Json, output = Json, client = PageClient)]
pub async fn set_client_field(
    /// The client.
    id: ClientId,
    /// The version that was shown.
    version: i32,
    /// The field's name.
    field: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let field = field.into_string();
    if !FIELDS.contains(&field.as_str()) {
        return Err(AppError::NotFound);
    }
    let path = format!("fields.{field}");
    let client = store::clients::get(&tx, id).await?;
    let rules = store::companies::form_rules(&tx).await?;
    let mut form = FormText::from(client.to_form(rules.country, rules.phone));
    form.set(&path, typed.into_string());
    let form = ClientForm::from(form);
    match store::clients::save(&tx, id, version, |rules| form.parse(rules)).await {
        // What else was changed stays as it is.
        Err(StoreError::Conflict(conflict)) if conflict.changes.iter().all(|change| change.field != path) => {
            store::clients::save(&tx, id, client.version, |rules| form.parse(rules)).await?;
        }
        Err(StoreError::Conflict(mut conflict)) => {
            telephones::rewrite_conflict(&mut conflict, client.country().unwrap_or(rules.country));
            return Err(AppError::Conflict(conflict));
        }
        saved => drop(saved?),
    }
    tx.commit().await?;
    Ok(())
}
