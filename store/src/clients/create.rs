//! New clients, one or ten thousand, in the same few statements.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::{Client, ClientState, NewClient};
use domain::contacts::ContactEvent;
use domain::error::{FieldErrors, Refusal};
use domain::ids::ClientId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::people::Known;
use super::references::Checked;
use super::summary::Summary;
use super::{Clients, columns, numbers, people, places, references, tags};
use crate::changes::{self, Change};
use crate::entities::{address, client};
use crate::{StoreError, StoreResult, Tenant, batches};

/// The most clients created by one call. What is larger comes in several, so that memory stays bounded.
pub const MAX_AT_ONCE: usize = 10_000;

/// Creates a client, with its contacts, addresses and tags.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: NewClient) -> StoreResult<Client> {
    let mut made = create_checked(tx, vec![new], Event::ClientCreated, |_, path| path.to_owned()).await?;
    made.pop().ok_or(StoreError::NotFound)
}

/// Creates many, all or none. An error's path begins with the row it is about, counted from 0: `rows[41].contacts[0].email`.
pub async fn create_many(
    tx: &Tenant<DatabaseTransaction>,
    new: Vec<NewClient>,
    event: Event,
) -> StoreResult<Vec<ClientId>> {
    if new.len() > MAX_AT_ONCE {
        return Err(Refusal::TooMany { max: 10_000 }.into());
    }
    let made = create_checked(tx, new, event, |row, path| format!("rows[{row}].{path}")).await?;
    Ok(made.into_iter().map(|client| client.id).collect())
}

async fn create_checked(
    tx: &Tenant<DatabaseTransaction>,
    mut new: Vec<NewClient>,
    event: Event,
    path: fn(usize, &str) -> String,
) -> StoreResult<Vec<Client>> {
    changes::make(tx, Clients, async |change| {
        let ids: Vec<ClientId> = new.iter().map(|_| ClientId(Uuid::now_v7())).collect();
        tags::settle_all(tx, &mut new).await?;
        let known = check(tx, &ids, &new, path).await?;
        let numbers = numbers::give(tx, &new).await?;
        let made = ids.iter().zip(new).zip(numbers);
        let made: Vec<Client> = made.map(|((id, new), number)| fresh(*id, number, tx.now(), new)).collect();
        insert(tx, &change, &made).await?;
        people::insert(tx, &change, &contacts_of(&made), &known, &of_contacts(&event)).await?;
        let events = ids.iter().map(|id| (*id, event.clone())).collect();
        Ok((made, change.tell_all(tx, events).await?))
    })
    .await
}

/// Notes every error of the forms. Answers the contacts they name.
async fn check(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    new: &[NewClient],
    path: fn(usize, &str) -> String,
) -> StoreResult<Known> {
    let mut errors = FieldErrors::default();
    let forms: Vec<Checked<'_>> =
        new.iter().enumerate().map(|(row, new)| Checked { prefix: path(row, ""), new, owner_before: None }).collect();
    references::check(tx, &forms, &mut errors).await?;
    numbers::check(tx, new, path, &mut errors).await?;
    let contacts: Vec<_> = ids.iter().zip(new).map(|(id, new)| (*id, new.contacts.as_slice())).collect();
    let named = |row, field: String| path(row, &field);
    let known = people::check(tx, &contacts, named, &mut errors).await?;
    for (row, new) in new.iter().enumerate() {
        places::check(&new.addresses, &HashSet::new(), &path(row, ""), &mut errors);
    }
    if errors.is_empty() { Ok(known) } else { Err(errors.into()) }
}

/// A client as it begins, made of a form that was checked.
pub(crate) fn fresh(id: ClientId, number: String, at: DateTime<Utc>, new: NewClient) -> Client {
    Client {
        id,
        number,
        version: 1,
        state: ClientState::Active,
        data: new.data,
        contacts: people::settled(new.contacts),
        addresses: places::settled(new.addresses),
        custom: new.custom,
        score: 0,
        logo: None,
        balance_minor: 0,
        paid_minor: 0,
        created_at: at,
        updated_at: at,
    }
}

/// The contacts of clients about to be written.
pub(crate) fn contacts_of(clients: &[Client]) -> Vec<people::OfClient<'_>> {
    clients.iter().map(|client| (client.id, client.created_at, client.contacts.as_slice())).collect()
}

/// What is told of contacts that come with clients.
fn of_contacts(event: &Event) -> ContactEvent {
    match event {
        Event::ClientImported { file } => ContactEvent::Imported { file: file.clone() },
        _ => ContactEvent::Created,
    }
}

/// Writes clients that were checked, all but their contacts.
pub(crate) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    clients: &[Client],
) -> StoreResult<()> {
    change.insert(tx, clients.iter().map(|client| row(tx, client)).collect::<StoreResult<_>>()?).await?;
    tags::insert(tx, change, clients.iter().map(|client| (client.id, &client.data.tags))).await?;
    let addresses =
        clients.iter().flat_map(|client| places::of_client(tx, client.id, client.created_at, &client.addresses));
    Ok(batches::insert::<address::Entity, _, _>(tx.db(), addresses.collect()).await?)
}

fn row(tx: &Tenant<DatabaseTransaction>, client: &Client) -> StoreResult<client::Model> {
    let mut row = columns::empty(tx.company().0, client.id.0, client.created_at);
    columns::keep(&client.data, &mut row);
    Summary::of(&client.data, &client.contacts).keep(&mut row);
    row.number.clone_from(&client.number);
    row.version = client.version;
    row.updated_at = client.updated_at;
    row.score = client.score;
    row.custom = serde_json::to_value(&client.custom)?;
    super::states::keep(client.state, client.updated_at, &mut row);
    Ok(row)
}
