//! New clients, one or ten thousand, in the same few statements.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::{Client, ClientState, NewClient};
use domain::error::{FieldErrors, Refusal};
use domain::ids::ClientId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::references::Checked;
use super::summary::Summary;
use super::{Clients, columns, get, numbers, people, places, references, rows, tags};
use crate::changes::{self, Change};
use crate::entities::{address, client};
use crate::{StoreError, StoreResult, Tenant, batches};

/// The most clients created by one call. What is larger comes in several, so that memory stays bounded.
pub const MAX_AT_ONCE: usize = 10_000;

/// Creates a client, with its contacts, addresses and tags.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: NewClient) -> StoreResult<Client> {
    let ids = create_checked(tx, vec![new], Event::ClientCreated, |_, path| path.to_owned()).await?;
    let id = ids.first().ok_or(StoreError::NotFound)?;
    get(tx, *id).await
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
    create_checked(tx, new, event, |row, path| format!("rows[{row}].{path}")).await
}

async fn create_checked(
    tx: &Tenant<DatabaseTransaction>,
    mut new: Vec<NewClient>,
    event: Event,
    path: fn(usize, &str) -> String,
) -> StoreResult<Vec<ClientId>> {
    changes::make(tx, Clients, async |change| {
        let ids: Vec<ClientId> = new.iter().map(|_| ClientId(Uuid::now_v7())).collect();
        tags::settle_all(tx, &mut new).await?;
        check(tx, &ids, &new, path).await?;
        let numbers = numbers::give(tx, &new).await?;
        let fresh = ids.iter().zip(new).zip(numbers).map(|((id, new), number)| Fresh {
            id: *id,
            at: tx.now(),
            changed_at: tx.now(),
            version: 1,
            state: ClientState::Active,
            score: 0,
            number,
            new,
        });
        insert(tx, &change, fresh.collect()).await?;
        let events = ids.iter().map(|id| (*id, event.clone())).collect();
        Ok((ids, change.tell_all(tx, events).await?))
    })
    .await
}

async fn check(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    new: &[NewClient],
    path: fn(usize, &str) -> String,
) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    let forms: Vec<Checked<'_>> =
        new.iter().enumerate().map(|(row, new)| Checked { prefix: path(row, ""), new, owner_before: None }).collect();
    references::check(tx, &forms, &mut errors).await?;
    numbers::check(tx, new, path, &mut errors).await?;
    let contacts: Vec<_> = ids.iter().zip(new).map(|(id, new)| (*id, new.contacts.as_slice())).collect();
    people::check(tx, &contacts, |row, field| path(row, &field), &mut errors).await?;
    for (row, new) in new.iter().enumerate() {
        places::check(&new.addresses, &HashSet::new(), &path(row, ""), &mut errors);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// A client about to be written.
pub(crate) struct Fresh {
    pub id: ClientId,
    pub at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    pub version: i32,
    pub state: ClientState,
    pub score: i32,
    pub number: String,
    pub new: NewClient,
}

/// Writes clients that were checked.
pub(crate) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    fresh: Vec<Fresh>,
) -> StoreResult<()> {
    change.insert(tx, fresh.iter().map(|fresh| row(tx, fresh)).collect::<StoreResult<_>>()?).await?;
    for fresh in &fresh {
        let known: Vec<_> = fresh.new.contacts.iter().filter(|contact| contact.id.is_some()).collect();
        if !known.is_empty() {
            people::amend(tx, change, fresh.id, &known).await?;
        }
    }
    people::insert(tx, change, fresh.iter().map(|fresh| (fresh.id, fresh.at, fresh.new.contacts.as_slice()))).await?;
    tags::insert(tx, change, fresh.iter().map(|fresh| (fresh.id, &fresh.new.data.tags))).await?;
    let addresses = fresh.iter().flat_map(|fresh| {
        fresh
            .new
            .addresses
            .iter()
            .enumerate()
            .map(|(place, address)| rows::address(tx.company(), fresh.id, Uuid::now_v7(), place, fresh.at, address))
    });
    Ok(batches::insert::<address::Entity, _, _>(tx.db(), addresses.collect()).await?)
}

fn row(tx: &Tenant<DatabaseTransaction>, fresh: &Fresh) -> StoreResult<client::Model> {
    let mut row = columns::empty(tx.company().0, fresh.id.0, fresh.at);
    columns::keep(&fresh.new.data, &mut row);
    Summary::of(&fresh.new.data, &fresh.new.contacts).keep(&mut row);
    row.number.clone_from(&fresh.number);
    row.version = fresh.version;
    row.updated_at = fresh.changed_at;
    row.score = fresh.score;
    row.custom = serde_json::to_value(&fresh.new.custom)?;
    super::states::keep(fresh.state, fresh.changed_at, &mut row);
    Ok(row)
}
