//! Clients that were judged, written: new ones many at once, known ones one by one.

use std::collections::{HashMap, HashSet};

use domain::activity::Event;
use domain::clients::{Client, ClientForm, ClientState, Contact, FormRules, NewClient};
use domain::custom_fields::keep_chosen;
use domain::error::FieldErrors;
use domain::ids::{ClientId, ContactId};
use domain::imports::group::overwritten;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::judge::Ready;
use crate::clients::{people, read};
use crate::entities::contact;
use crate::{StoreResult, Tenant, clients};

/// New clients that wait to be written together, and those that were.
#[derive(Default)]
pub(super) struct Batch {
    waiting: Vec<Ready>,
    emails: HashSet<String>,
    /// The clients that lines of the file made.
    pub made: HashMap<u32, ClientId>,
    /// Clients that name others which were not known yet: the client, the field, the name.
    pub links: Vec<(ClientId, &'static str, String)>,
}

impl Batch {
    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether a waiting client has a contact of this one's e-mails: then that one must be written first, to be linked.
    pub(super) fn shares(&self, ready: &Ready) -> bool {
        emails(&ready.client).any(|email| self.emails.contains(&email))
    }

    /// Whether a line's client waits.
    pub(super) fn waits(&self, line: u32) -> bool {
        self.waiting.iter().any(|ready| ready.line == line)
    }

    /// Adds a client to write.
    pub(super) fn add(&mut self, ready: Ready) {
        self.emails.extend(emails(&ready.client));
        self.waiting.push(ready);
    }

    /// Writes those that wait.
    pub(super) async fn flush(&mut self, tx: &Tenant<DatabaseTransaction>, file: &str) -> StoreResult<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.emails.clear();
        let waiting = std::mem::take(&mut self.waiting);
        let mut new: Vec<NewClient> = Vec::with_capacity(waiting.len());
        let mut others = Vec::with_capacity(waiting.len());
        for ready in waiting {
            new.push(ready.client);
            others.push((ready.line, ready.state, ready.links));
        }
        link(tx, new.iter_mut().flat_map(|client| &mut client.contacts)).await?;
        let ids = clients::create_many(tx, new, Event::ClientImported { file: file.to_owned() }).await?;
        let mut states = Vec::new();
        for (id, (line, state, links)) in ids.into_iter().zip(others) {
            self.made.insert(line, id);
            states.extend(state.filter(|state| *state != ClientState::Active).map(|state| (id, state)));
            self.links.extend(links.into_iter().map(|(field, name)| (id, field, name)));
        }
        if states.is_empty() { Ok(()) } else { clients::put_back(tx, &states).await.map(drop) }
    }
}

fn emails(client: &NewClient) -> impl Iterator<Item = String> {
    client.contacts.iter().filter_map(|contact| contact.email.as_ref()).map(domain::identifiers::Email::folded)
}

/// A contact whose e-mail somebody here has is that person: linked as they are, whatever the file says of them.
async fn link<'a>(
    tx: &Tenant<DatabaseTransaction>,
    contacts: impl Iterator<Item = &'a mut Contact>,
) -> StoreResult<()> {
    let mut unknown: Vec<(String, &mut Contact)> = contacts
        .filter(|contact| contact.id.is_none())
        .filter_map(|contact| Some((contact.email.as_ref()?.folded(), contact)))
        .collect();
    let emails: Vec<String> = unknown.iter().map(|(email, _)| email.clone()).collect();
    let owners = people::owners(tx, &emails).await?;
    if owners.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = owners.values().copied().collect();
    let mut known = HashMap::new();
    for ids in ids.chunks(crate::batches::IDS) {
        let rows = contact::Entity::find()
            .filter(contact::Column::CompanyId.eq(tx.company().0))
            .filter(contact::Column::Id.is_in(ids.iter().copied()))
            .all(tx.db())
            .await?;
        known.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    for (email, contact) in &mut unknown {
        let Some(row) = owners.get(email).and_then(|id| known.get(id)) else { continue };
        let person = read::person(row)?;
        **contact = Contact {
            id: Some(ContactId(row.id)),
            is_primary: contact.is_primary,
            is_billing: contact.is_billing,
            is_dunning: contact.is_dunning,
            receives_invoices: contact.receives_invoices,
            ..person
        };
    }
    Ok(())
}

/// A stored client with a file's values over it, checked.
pub(super) enum Overwritten {
    /// It would be as it is.
    Same,
    /// It would change.
    Changed(Box<Client>, Box<NewClient>),
    /// The two together make no sense.
    Wrong(FieldErrors),
}

/// Lays a file's values over a stored client.
pub(super) async fn overwrite<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    file: &ClientForm,
    state: Option<ClientState>,
    rules: &FormRules,
) -> StoreResult<Overwritten> {
    let client = clients::get(t, id).await?;
    let mut rules = rules.clone();
    keep_chosen(&mut rules.custom_fields, &client.custom);
    let rules = &rules;
    let before = client.to_form(rules.country, rules.phone);
    // The number has a verb and a permission of its own.
    let after = ClientForm { number: before.number.clone(), ..overwritten(&before, file) };
    Ok(match (after.parse(rules), before.parse(rules)) {
        (Ok(after), Ok(before)) if after == before && state.is_none_or(|state| state == client.state) => {
            Overwritten::Same
        }
        (Ok(after), _) => Overwritten::Changed(Box::new(client), Box::new(after)),
        (Err(errors), _) => Overwritten::Wrong(errors),
    })
}

/// Saves an overwritten client.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    client: &Client,
    mut new: NewClient,
    state: Option<ClientState>,
) -> StoreResult<()> {
    link(tx, new.contacts.iter_mut()).await?;
    clients::overwrite(tx, client.id, client.version, new).await?;
    match state {
        Some(state) if state != client.state => clients::put_back(tx, &[(client.id, state)]).await.map(drop),
        _ => Ok(()),
    }
}
