//! What the browser may ask about the company's own fields.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::custom_fields::may_be_added_to;
use domain::custom_fields::{CustomField, CustomFieldForm};
use domain::ids::CustomFieldId;
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// A custom field and how many records have a value of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldInUse {
    /// The field.
    pub field: CustomField,
    /// The records that have a value.
    pub values: u64,
}

/// The custom fields of a subject's records.
#[server(prefix = "/api", endpoint = "settings/fields", input = Json, output = Json, client = PageClient)]
pub async fn fields(
    /// Whose.
    of: Subject,
) -> Result<Vec<FieldInUse>, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    let values = store::custom_fields::values(&tenant, of).await?;
    let count = |field: CustomField| FieldInUse { values: values.get(&field.id).copied().unwrap_or(0), field };
    Ok(store::custom_fields::all(&tenant, of).await?.into_iter().map(count).collect())
}

/// Adds a custom field behind the others.
#[server(prefix = "/api", endpoint = "settings/field-add", input = Json, output = Json, client = PageClient)]
pub async fn add_field(
    /// Of which records.
    of: Subject,
    /// What was typed.
    form: CustomFieldForm,
) -> Result<CustomField, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    if !may_be_added_to(of) {
        return Err(AppError::NotFound);
    }
    let new = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let field = store::custom_fields::add(&tx, of, new).await?;
    tx.commit().await?;
    Ok(field)
}

/// Changes a custom field.
#[server(prefix = "/api", endpoint = "settings/field-change", input = Json, output = Json, client = PageClient)]
pub async fn change_field(
    /// The field.
    id: CustomFieldId,
    /// What was typed.
    form: CustomFieldForm,
) -> Result<CustomField, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let field = store::custom_fields::change(&tx, id, new).await?;
    tx.commit().await?;
    Ok(field)
}

/// Moves a custom field to a place among the others, counted from 0.
#[server(prefix = "/api", endpoint = "settings/field-move", input = Json, output = Json, client = ActClient)]
pub async fn move_field(
    /// The field.
    id: CustomFieldId,
    /// Its new place, from 0.
    position: u32,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::custom_fields::move_to(&tx, id, position).await?;
    Ok(tx.commit().await?)
}

/// Takes a custom field off every form; its values stay.
#[server(prefix = "/api", endpoint = "settings/field-remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_field(
    /// The field.
    id: CustomFieldId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::custom_fields::remove(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Brings a removed custom field back with its values.
#[server(prefix = "/api", endpoint = "settings/field-restore", input = Json, output = Json, client = ActClient)]
pub async fn restore_field(
    /// The field.
    id: CustomFieldId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::custom_fields::restore(&tx, id).await?;
    Ok(tx.commit().await?)
}
