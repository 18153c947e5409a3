//! The contacts of a client: created, linked, changed, unlinked.

use std::collections::{HashMap, HashSet};

use domain::clients::Contact;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ClientId, ContactId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{Clients, rows, shared};
use crate::batches::{self, IDS};
use crate::changes::Change;
use crate::entities::{client_contact, contact};
use crate::{StoreError, StoreResult, Tenant};

/// Makes a client's contacts those of its form: unlinks what is gone, then changes, creates and links the others.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    client: ClientId,
    before: &[Contact],
    contacts: &[Contact],
) -> StoreResult<()> {
    let kept: HashSet<Option<ContactId>> = contacts.iter().map(|contact| contact.id).collect();
    let gone: Vec<Uuid> =
        before.iter().filter(|contact| !kept.contains(&contact.id)).filter_map(|contact| Some(contact.id?.0)).collect();
    unlink(tx, client).await?;
    remove_unlinked(tx, change, &gone).await?;
    let mut errors = FieldErrors::default();
    check(tx, &[(client, contacts)], |_, path| path, &mut errors).await?;
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let known: Vec<&Contact> = contacts.iter().filter(|contact| contact.id.is_some()).collect();
    amend(tx, change, client, &known).await?;
    insert(tx, change, [(client, tx.now(), contacts)]).await
}

/// Inserts new people, and links them and the known ones.
pub(super) async fn insert<'a>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    of_clients: impl IntoIterator<Item = (ClientId, chrono::DateTime<chrono::Utc>, &'a [Contact])>,
) -> StoreResult<()> {
    let (mut people, mut links) = (Vec::new(), Vec::new());
    for (client, at, contacts) in of_clients {
        for (place, contact) in contacts.iter().enumerate() {
            let id = contact.id.unwrap_or_else(|| ContactId(Uuid::now_v7()));
            if contact.id.is_none() {
                people.push(rows::person(tx.company(), id, at, contact));
            }
            links.push(rows::link(tx.company(), client, id, place, contact));
        }
    }
    batches::insert::<contact::Entity, _, _>(tx.db(), people).await?;
    Ok(batches::insert::<client_contact::Entity, _, _>(tx.db(), links).await?)
}

/// Notes contacts that do not exist here, and e-mails that another contact has.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    forms: &[(ClientId, &[Contact])],
    path: impl Fn(usize, String) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let all = || {
        forms
            .iter()
            .enumerate()
            .flat_map(|(form, (_, contacts))| contacts.iter().enumerate().map(move |(at, contact)| (form, at, contact)))
    };
    let named: Vec<Uuid> = all().filter_map(|(_, _, contact)| Some(contact.id?.0)).collect();
    let existing = existing(tx, &named).await?;
    let emails: Vec<String> = all().filter_map(|(_, _, contact)| Some(contact.email.as_ref()?.folded())).collect();
    let mut owners = owners(tx, &emails).await?;
    // A known contact whose e-mail changes in the same save lets go of the old one.
    owners.retain(|_, owner| !existing.contains(owner) || !named.contains(owner));
    let mut seen: HashSet<(usize, Uuid)> = HashSet::new();
    for (form, at, contact) in all() {
        if let Some(id) = contact.id {
            if !existing.contains(&id.0) {
                errors.push(path(form, format!("contacts[{at}].id")), FieldError::Unknown);
            } else if !seen.insert((form, id.0)) {
                errors.push(path(form, format!("contacts[{at}].id")), FieldError::Taken);
            }
        }
        if let Some(email) = &contact.email {
            let me = contact.id.map_or_else(Uuid::now_v7, |id| id.0);
            if *owners.entry(email.folded()).or_insert(me) != me {
                errors.push(path(form, format!("contacts[{at}].email")), FieldError::Taken);
            }
        }
    }
    Ok(())
}

async fn existing(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in ids.chunks(IDS) {
        let query = contact::Entity::find().select_only().column(contact::Column::Id);
        let query = query.filter(contact::Column::CompanyId.eq(tx.company().0));
        let query = query.filter(contact::Column::DeletedAt.is_null());
        let query = query.filter(contact::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.into_tuple::<Uuid>().all(tx.db()).await?);
    }
    Ok(found)
}

/// Who has these e-mails, folded.
pub(crate) async fn owners<C: sea_orm::ConnectionTrait>(
    t: &Tenant<C>,
    emails: &[String],
) -> StoreResult<HashMap<String, Uuid>> {
    let mut found = HashMap::new();
    for emails in emails.chunks(IDS) {
        let query = contact::Entity::find().select_only().columns([contact::Column::EmailFolded, contact::Column::Id]);
        let here = contact::Column::CompanyId.eq(t.company().0);
        let query = query.filter(here).filter(contact::Column::EmailFolded.is_in(emails.iter().map(String::as_str)));
        found.extend(query.into_tuple::<(String, Uuid)>().all(t.db()).await?);
    }
    Ok(found)
}

/// Changes known people. Other clients they are linked to learn of it: their list row, their version, their activity.
pub(super) async fn amend(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    client: ClientId,
    contacts: &[&Contact],
) -> StoreResult<()> {
    let mut changed = Vec::new();
    for contact in contacts {
        let Some(id) = contact.id else { continue };
        let stored = contact::Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?;
        let stored = stored.ok_or(StoreError::NotFound)?;
        let row = rows::person(tx.company(), id, tx.now(), contact);
        let row = contact::Model { created_at: stored.created_at, ..row };
        if (contact::Model { updated_at: row.updated_at, ..stored }) != row {
            changed.push(row);
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = changed.iter().map(|row| row.id).collect();
    let others = shared::linked_elsewhere(tx, client, &ids).await?;
    // Two of them may exchange their e-mails: none is held while they are written.
    contact::Entity::update_many()
        .col_expr(contact::Column::EmailFolded, Expr::value(Option::<String>::None))
        .filter(contact::Column::CompanyId.eq(tx.company().0))
        .filter(contact::Column::Id.is_in(ids))
        .exec(tx.db())
        .await?;
    for row in changed {
        contact::Entity::update(row.into_active_model().reset_all()).exec(tx.db()).await?;
    }
    shared::tell(tx, others).await
}

async fn unlink(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<()> {
    client_contact::Entity::delete_many()
        .filter(client_contact::Column::CompanyId.eq(tx.company().0))
        .filter(client_contact::Column::ClientId.eq(client.0))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Marks as deleted those whom no client is left to; their e-mail is free again.
async fn remove_unlinked(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    contacts: &[Uuid],
) -> StoreResult<()> {
    let linked = Query::select()
        .column(client_contact::Column::ContactId)
        .from(client_contact::Entity)
        .and_where(client_contact::Column::CompanyId.eq(tx.company().0))
        .to_owned();
    contact::Entity::update_many()
        .col_expr(contact::Column::DeletedAt, Expr::value(tx.now()))
        .col_expr(contact::Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(contact::Column::EmailFolded, Expr::value(Option::<String>::None))
        .filter(contact::Column::CompanyId.eq(tx.company().0))
        .filter(contact::Column::Id.is_in(contacts.iter().copied()))
        .filter(contact::Column::Id.not_in_subquery(linked))
        .exec(tx.db())
        .await?;
    Ok(())
}
