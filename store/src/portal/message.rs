//! What contacts write to the company: it stands in the activity of their client, where staff read it.

use chrono::{DateTime, Utc};
use domain::activity::{Event, PortalText};
use sea_orm::DatabaseTransaction;

use super::own::require_guest;
use super::sessions::Guest;
use crate::attempts::{self, Target};
use crate::clients::{Clients, read};
use crate::{Database, StoreResult, Tenant, changes};

/// Counts that a guest writes: refused once that is too often.
pub async fn count_messages(database: &Database, guest: &Guest, now: DateTime<Utc>) -> StoreResult<()> {
    require_guest(guest)?;
    attempts::begin(database, &[Target::portal_message(guest.contact)], now).await
}

/// Puts what a guest has written into the activity of their client, in their name.
pub async fn write_message(tx: &Tenant<DatabaseTransaction>, guest: &Guest, text: PortalText) -> StoreResult<()> {
    require_guest(guest)?;
    changes::make(tx, Clients, async |change| {
        read::editable_row(tx, guest.client).await?;
        Ok(((), change.tell(tx, guest.client, Event::PortalMessage { text }).await?))
    })
    .await
}
