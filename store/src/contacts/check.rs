//! What a form names must exist in the company and be of the right kind, and an e-mail be its own: a form may say anything.

use std::collections::{HashMap, HashSet};

use domain::clients::ClientState;
use domain::clients::form::MAX_CONTACTS;
use domain::contacts::{ContactData, ContactLink, ContactRecord, NewContact, NewLink};
use domain::custom_fields::CustomField;
use domain::error::{FieldError, FieldErrors};
use domain::ids::ContactId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{holders, linked};
use crate::clients::people;
use crate::entities::client;
use crate::{StoreError, StoreResult, Tenant, lists};

/// The path of the e-mail in the form.
pub(super) const EMAIL: &str = "fields.email";

/// Every error of a form that is read, each beside its input. `fields` are the company's own, `before` is the contact that it is saved
/// over.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    fields: &[CustomField],
    before: Option<&ContactRecord>,
    new: &NewContact,
) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    errors.nest("fields", person(tx, before.map(|before| before.id), &new.person).await?);
    let linked = before.map(|before| before.links.as_slice()).unwrap_or_default();
    links(tx, linked, &new.links, |at| format!("clients[{at}].id"), &mut errors).await?;
    let known: HashSet<_> = fields.iter().map(|field| field.id).collect();
    for unknown in new.custom.keys().filter(|field| !known.contains(field)) {
        errors.push(format!("custom.{unknown}"), FieldError::Unknown);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// What of a person cannot be theirs, by its field: an e-mail that another contact has, entries of lists that there are not. `before` is
/// who they are saved over.
pub(crate) async fn person(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<ContactId>,
    person: &ContactData,
) -> StoreResult<FieldErrors> {
    let mut errors = FieldErrors::default();
    if let Some(email) = &person.email {
        let owners = people::owners(tx, &[email.folded()]).await?;
        let others: Vec<Uuid> =
            owners.into_values().filter(|owner| before.is_none_or(|before| before.0 != *owner)).collect();
        for taken in holders::taken_by(tx, &others).await?.into_values() {
            errors.push("email", taken);
        }
    }
    for (name, kind, id) in person.entries() {
        match lists::check(tx, kind, id).await {
            Err(StoreError::NotFound) => errors.push(name, FieldError::Unknown),
            other => other?,
        }
    }
    Ok(errors)
}

/// Notes clients that are not the company's or are thrown away, and those that have as many contacts as can be. What is linked already
/// stays linked, whatever became of the client.
pub(super) async fn links(
    tx: &Tenant<DatabaseTransaction>,
    before: &[ContactLink],
    links: &[NewLink],
    path: impl Fn(usize) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let is_new = |link: &NewLink| !before.iter().any(|known| known.client == link.client);
    let ids: Vec<Uuid> = links.iter().filter(|link| is_new(link)).map(|link| link.client.0).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let there: Vec<Uuid> = client::Entity::find()
        .select_only()
        .column(client::Column::Id)
        .filter(client::Column::CompanyId.eq(tx.company().0))
        .filter(client::Column::State.ne(ClientState::Deleted.as_str()))
        .filter(client::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(tx.db())
        .await?;
    let counts: HashMap<Uuid, usize> = linked::counted(tx, &ids).await?;
    for (at, link) in links.iter().enumerate().filter(|(_, link)| is_new(link)) {
        if !there.contains(&link.client.0) {
            errors.push(path(at), FieldError::Unknown);
        } else if counts.get(&link.client.0).is_some_and(|contacts| *contacts >= MAX_CONTACTS as usize) {
            errors.push(path(at), FieldError::TooMany { max: MAX_CONTACTS });
        }
    }
    Ok(())
}
