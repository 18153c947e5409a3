//! The contacts of a client: created, linked, changed, unlinked.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::clients::Contact;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ClientId, ContactId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::read::Linked;
use super::{Clients, rows, shared};
use crate::batches::{self, IDS};
use crate::changes::Change;
use crate::entities::{client_contact, contact};
use crate::{StoreResult, Tenant};

/// People by id, as they are kept.
pub(super) type Known = HashMap<Uuid, contact::Model>;

/// Makes a client's contacts those of its form: unlinks what is gone, then changes, creates and links the others. Answers them as they
/// are kept.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    client: ClientId,
    stored: &[Linked],
    contacts: &[Contact],
) -> StoreResult<Vec<Contact>> {
    let settled = settled(contacts.to_vec());
    let kept: HashSet<Uuid> = settled.iter().filter_map(|contact| Some(contact.id?.0)).collect();
    let gone: Vec<Uuid> = stored.iter().map(|(_, person)| person.id).filter(|id| !kept.contains(id)).collect();
    let is_linked_so = links(tx, client, &settled).eq(stored.iter().map(|(link, _)| link.clone()));
    if !is_linked_so {
        unlink(tx, client).await?;
    }
    if !gone.is_empty() {
        // Their e-mails are free for the others.
        remove_unlinked(tx, change, &gone).await?;
    }
    let mut errors = FieldErrors::default();
    let own = stored.iter().map(|(_, person)| person.clone()).filter(|person| kept.contains(&person.id));
    let mut known = check(tx, &[(client, contacts)], own, |_, path| path, &mut errors).await?;
    if !errors.is_empty() {
        return Err(errors.into());
    }
    amend(tx, change, client, &settled, &mut known).await?;
    insert_people(tx, change, std::iter::once((tx.now(), settled.as_slice())), &known).await?;
    if !is_linked_so {
        link(tx, change, std::iter::once((client, settled.as_slice()))).await?;
    }
    Ok(settled)
}

/// Contacts that were checked, as they are kept: each with an id, the primary one first.
pub(super) fn settled(mut contacts: Vec<Contact>) -> Vec<Contact> {
    for contact in &mut contacts {
        contact.id.get_or_insert_with(|| ContactId(Uuid::now_v7()));
    }
    contacts.sort_by_key(|contact| !contact.is_primary);
    contacts
}

/// Inserts the people whom nobody knows yet, each group as of an instant.
pub(super) async fn insert_people<'a>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    groups: impl Iterator<Item = (DateTime<Utc>, &'a [Contact])>,
    known: &Known,
) -> StoreResult<()> {
    let contacts = groups.flat_map(|(at, contacts)| contacts.iter().map(move |contact| (at, contact)));
    let new = contacts.filter_map(|(at, contact)| {
        let id = contact.id.filter(|id| !known.contains_key(&id.0))?;
        Some(rows::person(tx.company(), id, at, contact))
    });
    Ok(batches::insert::<contact::Entity, _, _>(tx.db(), new.collect()).await?)
}

/// Links people to clients.
pub(super) async fn link<'a>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    of_clients: impl Iterator<Item = (ClientId, &'a [Contact])>,
) -> StoreResult<()> {
    let links = of_clients.flat_map(|(client, contacts)| links(tx, client, contacts));
    Ok(batches::insert::<client_contact::Entity, _, _>(tx.db(), links.collect()).await?)
}

/// The links of a client's contacts, in their order.
fn links(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    contacts: &[Contact],
) -> impl Iterator<Item = client_contact::Model> {
    let company = tx.company();
    let link =
        move |(place, contact): (usize, &Contact)| Some(rows::link(company, client, contact.id?, place, contact));
    contacts.iter().enumerate().filter_map(link)
}

/// Notes contacts that do not exist here, and e-mails that another contact has. Answers whom the forms name; those of `own` need no
/// looking up.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    forms: &[(ClientId, &[Contact])],
    own: impl Iterator<Item = contact::Model>,
    path: impl Fn(usize, String) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<Known> {
    let all = || {
        forms
            .iter()
            .enumerate()
            .flat_map(|(form, (_, contacts))| contacts.iter().enumerate().map(move |(at, contact)| (form, at, contact)))
    };
    let mut known: Known = own.map(|person| (person.id, person)).collect();
    let named: HashSet<Uuid> = all().filter_map(|(_, _, contact)| Some(contact.id?.0)).collect();
    let others: Vec<Uuid> = named.iter().copied().filter(|id| !known.contains_key(id)).collect();
    known.extend(existing(tx, &others).await?);
    let is_kept = |contact: &Contact, email: &str| {
        let before = contact.id.and_then(|id| known.get(&id.0));
        before.is_some_and(|before| before.email_folded.as_deref() == Some(email))
    };
    let emails = all().filter_map(|(_, _, contact)| Some((contact, contact.email.as_ref()?.folded())));
    let new: Vec<String> = emails.filter(|(contact, email)| !is_kept(contact, email)).map(|(_, email)| email).collect();
    let mut owners = owners(tx, &new).await?;
    // A known contact whose e-mail changes in the same save lets go of the old one.
    owners.retain(|_, owner| !known.contains_key(owner) || !named.contains(owner));
    let mut seen: HashSet<(usize, Uuid)> = HashSet::new();
    for (form, at, contact) in all() {
        if let Some(id) = contact.id {
            if !known.contains_key(&id.0) {
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
    Ok(known)
}

async fn existing(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<Known> {
    let mut found = HashMap::new();
    for ids in ids.chunks(IDS) {
        let query = contact::Entity::find();
        let query = query.filter(contact::Column::CompanyId.eq(tx.company().0));
        let query = query.filter(contact::Column::DeletedAt.is_null());
        let query = query.filter(contact::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.all(tx.db()).await?.into_iter().map(|person| (person.id, person)));
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

/// Changes people who are known. Other clients they are linked to learn of it: their list row, their version, their activity.
pub(super) async fn amend(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    client: ClientId,
    contacts: &[Contact],
    known: &mut Known,
) -> StoreResult<()> {
    let mut changed = Vec::new();
    for contact in contacts {
        let Some((id, stored)) = contact.id.and_then(|id| Some((id, known.get_mut(&id.0)?))) else { continue };
        let row = rows::person(tx.company(), id, tx.now(), contact);
        let row = contact::Model { created_at: stored.created_at, ..row };
        if (contact::Model { updated_at: row.updated_at, ..stored.clone() }) != row {
            stored.clone_from(&row);
            changed.push(row);
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = changed.iter().map(|row| row.id).collect();
    let others = shared::linked_elsewhere(tx, client, &ids).await?;
    if changed.len() > 1 {
        // Two of them may exchange their e-mails: none is held while they are written.
        contact::Entity::update_many()
            .col_expr(contact::Column::EmailFolded, Expr::value(Option::<String>::None))
            .filter(contact::Column::CompanyId.eq(tx.company().0))
            .filter(contact::Column::Id.is_in(ids))
            .exec(tx.db())
            .await?;
    }
    for row in &changed {
        contact::Entity::update(row.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    }
    shared::tell(tx, others, &changed).await
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
