//! What contacts and clients show of one another: whichever is changed, each of the others hears what that changed of it.

use std::collections::{BTreeSet, HashMap};

use domain::clients::Client;
use domain::contacts::{ContactEvent, ContactRecord};
use domain::ids::ContactId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Contacts, read};
use crate::clients::shared;
use crate::entities::contact::Model;
use crate::{StoreError, StoreResult, Tenant, changes};

/// Contacts and clients as they are before something is changed between them. Whatever writes such rows takes it first, and tells it
/// last.
#[must_use = "what differs afterwards is told"]
pub(crate) struct Around {
    contacts: Vec<ContactRecord>,
    clients: Vec<Client>,
}

impl Around {
    /// These contacts and these clients, each once.
    pub(crate) async fn of(
        tx: &Tenant<DatabaseTransaction>,
        contacts: impl IntoIterator<Item = Uuid>,
        clients: impl IntoIterator<Item = Uuid>,
    ) -> StoreResult<Self> {
        let [contacts, clients] = [once(contacts), once(clients)];
        Ok(Self { contacts: read::these(tx, &contacts).await?, clients: shared::these(tx, &clients).await? })
    }

    /// Tells each that is not as it was: its row bears the revision, its version counts the save, and its activity says what changed.
    pub(crate) async fn tell(self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        tell(tx, self.contacts).await?;
        shared::tell(tx, self.clients).await
    }
}

fn once(ids: impl IntoIterator<Item = Uuid>) -> Vec<Uuid> {
    ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

async fn tell(tx: &Tenant<DatabaseTransaction>, before: Vec<ContactRecord>) -> StoreResult<()> {
    let ids: Vec<Uuid> = before.iter().map(|contact| contact.id.0).collect();
    let rows = read::rows(tx, &ids).await?;
    let after: Vec<ContactRecord> = read::each(tx, &rows).await?.into_iter().collect::<StoreResult<_>>()?;
    let mut now: HashMap<Uuid, (Model, ContactRecord)> =
        rows.into_iter().zip(after).map(|(row, after)| (row.id, (row, after))).collect();
    let (mut saved, mut events) = (Vec::new(), Vec::new());
    for before in before {
        let (mut row, after) = now.remove(&before.id.0).ok_or(StoreError::NotFound)?;
        let id = ContactId(row.id);
        if let Some(event) = ContactEvent::of_save(row.version + 1, &before, &after) {
            events.push((id, event));
            row.version += 1;
            row.updated_at = tx.now();
            saved.push(row);
        }
        events.extend(ContactEvent::of_states(before.state, after.state).map(|event| (id, event)));
    }
    if events.is_empty() {
        return Ok(());
    }
    changes::make(tx, Contacts, async |change| {
        for row in saved {
            change.update(tx, row).await?;
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
