//! Clients of a contact that something else changes: their rows show whoever is primary, and their forms everybody.

use std::collections::HashMap;

use domain::activity::Event;
use domain::clients::{self, Client};
use domain::identifiers::PhoneRules;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::summary::Summary;
use super::{Clients, read, write};
use crate::entities::client::Model;
use crate::{StoreError, StoreResult, Tenant, changes, companies};

/// These clients as they are now.
pub(crate) async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<Client>> {
    Ok(read::these(t, ids).await?.into_iter().map(|(_, client)| client).collect())
}

/// Each of them that is not as it was: its row, its version, its activity.
pub(crate) async fn tell(tx: &Tenant<DatabaseTransaction>, before: Vec<Client>) -> StoreResult<()> {
    if before.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = before.iter().map(|client| client.id.0).collect();
    let mut now: HashMap<Uuid, (Model, Client)> =
        read::these(tx, &ids).await?.into_iter().map(|(row, client)| (row.id, (row, client))).collect();
    let country = companies::get(tx).await?.defaults.country;
    let phone = PhoneRules::numbering_plan();
    let (mut saved, mut events) = (Vec::new(), Vec::new());
    for before in before {
        let (mut row, after) = now.remove(&before.id.0).ok_or(StoreError::NotFound)?;
        let changes = clients::changes(&before.to_form(country, phone), &after.to_form(country, phone));
        if !changes.is_empty() {
            Summary::of(&after.data, &after.contacts).keep(&mut row);
            row.version += 1;
            events.push((before.id, Event::ClientUpdated { version: row.version, changes }));
            saved.push(row);
        }
    }
    if events.is_empty() {
        return Ok(());
    }
    changes::make(tx, Clients, async |change| {
        for row in saved {
            write::row(tx, &change, row).await?;
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
