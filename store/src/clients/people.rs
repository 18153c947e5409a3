//! The contacts of a client: created, linked, changed, unlinked.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::clients::Contact;
use domain::contacts::{ContactEvent, ContactState};
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ClientId, ContactId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Clients, rows};
use crate::batches::{self, IDS};
use crate::changes::{self, Change};
use crate::contacts::{Around, Contacts, columns, holders, linked, marks};
use crate::entities::contact::Column;
use crate::entities::{client_contact, contact};
use crate::{StoreResult, Tenant, contacts};

/// Those of the contacts of forms who exist already.
pub(crate) type Known = HashSet<Uuid>;

/// Contacts of a client that is written, as of an instant, each with its id.
pub(crate) type OfClient<'a> = (ClientId, DateTime<Utc>, &'a [Contact]);

/// Makes a client's contacts those of its form: unlinks what is gone, then changes, creates and links the others. Each of them hears
/// what changes of it, and so do the other clients that it is linked to. Answers them as they are kept.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    client: ClientId,
    before: &[Contact],
    contacts: &[Contact],
) -> StoreResult<Vec<Contact>> {
    let settled = settled(contacts.to_vec());
    if before == settled {
        return Ok(settled);
    }
    changes::make(tx, Contacts, async |change| {
        let named =
            |contacts: &[Contact]| contacts.iter().filter_map(|contact| Some(contact.id?.0)).collect::<Vec<_>>();
        let (was, is) = (named(before), named(contacts));
        let (around, elsewhere) = around(tx, was.iter().chain(&is).copied().collect(), Some(client)).await?;
        unlink(tx, client, &was).await?;
        let gone: Vec<Uuid> = was.iter().copied().filter(|contact| !is.contains(contact)).collect();
        remove_unlinked(tx, &change, &gone).await?;
        let mut errors = FieldErrors::default();
        let known = check(tx, &[(client, contacts)], |_, path| path, &mut errors).await?;
        if !errors.is_empty() {
            return Err(errors.into());
        }
        let of_client = (client, tx.now(), settled.as_slice());
        amend(tx, &change, &[of_client], &known).await?;
        let born = write(tx, &change, &[of_client], &known).await?;
        marks::settle(tx, &change, &elsewhere, &[]).await?;
        around.tell(tx).await?;
        let told = change.tell_all(tx, born.into_iter().map(|id| (id, ContactEvent::Created)).collect()).await?;
        Ok(((), told))
    })
    .await?;
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

/// Writes the contacts of new clients, and tells each that is new as well what `event` says. Those `known` hear what changes of them,
/// and so do the other clients that they are linked to.
pub(super) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    of_clients: &[OfClient<'_>],
    known: &Known,
    event: &ContactEvent,
) -> StoreResult<()> {
    if of_clients.iter().all(|(.., contacts)| contacts.is_empty()) {
        return Ok(());
    }
    changes::make(tx, Contacts, async |change| {
        let (around, elsewhere) = around(tx, known.iter().copied().collect(), None).await?;
        amend(tx, &change, of_clients, known).await?;
        let born = write(tx, &change, of_clients, known).await?;
        marks::settle(tx, &change, &elsewhere, &[]).await?;
        around.tell(tx).await?;
        let told = change.tell_all(tx, born.into_iter().map(|id| (id, event.clone())).collect()).await?;
        Ok(((), told))
    })
    .await
}

/// These contacts, and the clients that they are linked to but for the one whose form is saved.
async fn around(
    tx: &Tenant<DatabaseTransaction>,
    contacts: Vec<Uuid>,
    but: Option<ClientId>,
) -> StoreResult<(Around, Vec<Uuid>)> {
    let mut elsewhere = linked::clients_with(tx, &contacts).await?;
    elsewhere.retain(|client| but.is_none_or(|but| but.0 != *client));
    // Another one may take the place of whom they were primary to.
    let others = linked::contacts_at(tx, &elsewhere).await?.into_keys();
    Ok((Around::of(tx, others.chain(contacts), elsewhere.iter().copied()).await?, elsewhere))
}

/// Writes new people, and links them and the known ones. Answers who is new.
pub(crate) async fn write(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    of_clients: &[OfClient<'_>],
    known: &Known,
) -> StoreResult<Vec<ContactId>> {
    let (mut people, mut links) = (Vec::new(), Vec::new());
    for (client, at, contacts) in of_clients {
        for (place, contact) in contacts.iter().enumerate() {
            let Some(id) = contact.id else { continue };
            if !known.contains(&id.0) {
                people.push(columns::fresh(tx.company(), id, *at, &contact.person(), contact.state()));
            }
            links.push(rows::link(tx.company(), *client, id, place, contact));
        }
    }
    let born = people.iter().map(|person| ContactId(person.id)).collect();
    change.insert(tx, people).await?;
    batches::insert::<client_contact::Entity, _, _>(tx.db(), links).await?;
    Ok(born)
}

/// Notes contacts that do not exist here, and e-mails that another contact has. Answers who of them exists.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    forms: &[(ClientId, &[Contact])],
    path: impl Fn(usize, String) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<Known> {
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
    let is_me = |contact: &Contact, owner: Uuid| contact.id.is_some_and(|id| id.0 == owner);
    let others = all().filter_map(|(_, _, contact)| {
        owners.get(&contact.email.as_ref()?.folded()).copied().filter(|owner| !is_me(contact, *owner))
    });
    let taken = holders::taken_by(tx, &others.collect::<Vec<_>>()).await?;
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
            let owner = *owners.entry(email.folded()).or_insert(me);
            if owner != me {
                let taken = taken.get(&owner).cloned().unwrap_or(FieldError::Taken);
                errors.push(path(form, format!("contacts[{at}].email")), taken);
            }
        }
    }
    Ok(existing)
}

async fn existing(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<Known> {
    let mut found = HashSet::new();
    for ids in ids.chunks(IDS) {
        let query = contact::Entity::find().select_only().column(Column::Id);
        let query = query.filter(Column::CompanyId.eq(tx.company().0));
        let query = query.filter(Column::State.ne(ContactState::Deleted.as_str()));
        let query = query.filter(Column::Id.is_in(ids.iter().copied()));
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
        let query = contact::Entity::find().select_only().columns([Column::EmailFolded, Column::Id]);
        let here = Column::CompanyId.eq(t.company().0);
        let query = query.filter(here).filter(Column::EmailFolded.is_in(emails.iter().map(String::as_str)));
        found.extend(query.into_tuple::<(String, Uuid)>().all(t.db()).await?);
    }
    Ok(found)
}

/// Changes known people. Who is named by two clients is as the last of them says.
async fn amend(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    of_clients: &[OfClient<'_>],
    known: &Known,
) -> StoreResult<()> {
    let named = of_clients.iter().flat_map(|(.., contacts)| *contacts);
    let named = named.filter_map(|contact| Some((contact.id?.0, contact)));
    let named: HashMap<Uuid, &Contact> = named.filter(|(id, _)| known.contains(id)).collect();
    let mut changed = Vec::new();
    for stored in contacts::read::rows(tx, &named.keys().copied().collect::<Vec<_>>()).await? {
        let Some(contact) = named.get(&stored.id) else { continue };
        let mut row = stored.clone();
        columns::keep(&contact.person(), contact.state(), &mut row);
        if row != stored {
            changed.push(contact::Model { updated_at: tx.now(), ..row });
        }
    }
    // Two of them may exchange their e-mails: none is held while they are written.
    for rows in changed.chunks(IDS) {
        let nobody = change.update_many(tx).col_expr(Column::EmailFolded, Expr::value(Option::<String>::None));
        nobody.filter(Column::Id.is_in(rows.iter().map(|row| row.id))).exec(tx.db()).await?;
    }
    for row in changed {
        change.update(tx, row).await?;
    }
    Ok(())
}

/// Unlinks these contacts from a client.
async fn unlink(tx: &Tenant<DatabaseTransaction>, client: ClientId, contacts: &[Uuid]) -> StoreResult<()> {
    client_contact::Entity::delete_many()
        .filter(client_contact::Column::CompanyId.eq(tx.company().0))
        .filter(client_contact::Column::ClientId.eq(client.0))
        .filter(client_contact::Column::ContactId.is_in(contacts.iter().copied()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Marks as deleted those whom no client is left to; their e-mail is free again.
async fn remove_unlinked(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    contacts: &[Uuid],
) -> StoreResult<()> {
    let linked = Query::select()
        .column(client_contact::Column::ContactId)
        .from(client_contact::Entity)
        .and_where(client_contact::Column::CompanyId.eq(tx.company().0))
        .to_owned();
    change
        .update_many(tx)
        .col_expr(Column::State, Expr::value(ContactState::Deleted.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::EmailFolded, Expr::value(Option::<String>::None))
        .filter(Column::Id.is_in(contacts.iter().copied()))
        .filter(Column::Id.not_in_subquery(linked))
        .exec(tx.db())
        .await?;
    Ok(())
}
