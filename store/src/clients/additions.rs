//! One more contact or address of a client, typed on its page (A5.4, A6.3). As with the form, what is thrown away is restored first.

use domain::clients::additions::{AdditionRules, with_address, with_contact};
use domain::clients::{Address, Client, Contact};
use domain::error::FieldErrors;
use domain::ids::ClientId;
use sea_orm::DatabaseTransaction;

use super::{Clients, address_marks, contact_marks, read};
use crate::changes;
use crate::contacts::check;
use crate::{StoreResult, Tenant, companies};

/// Adds somebody new, read on the way: what may be typed depends on the client. What only one contact is they take from whoever was it.
pub async fn add_contact(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    reading: impl FnOnce(&AdditionRules) -> Result<Contact, FieldErrors>,
) -> StoreResult<Client> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        let new = reading(&rules(tx, &stored.client).await?)?;
        let wrong = check::person(tx, None, &new.person()).await?;
        if !wrong.is_empty() {
            return Err(wrong.into());
        }
        let contacts = with_contact(stored.client.contacts.clone(), new)?;
        contact_marks::keep(tx, change, stored, contacts).await
    }))
    .await
}

/// Adds a further address, by the same rules; the first is the main one.
pub async fn add_address(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    reading: impl FnOnce(&AdditionRules) -> Result<Address, FieldErrors>,
) -> StoreResult<Client> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        let new = reading(&rules(tx, &stored.client).await?)?;
        let addresses = with_address(stored.client.addresses.clone(), new)?;
        address_marks::keep(tx, change, stored, addresses).await
    }))
    .await
}

/// What a row of this client is read against.
async fn rules(tx: &Tenant<DatabaseTransaction>, client: &Client) -> StoreResult<AdditionRules> {
    let rules = companies::form_rules(tx).await?;
    Ok(AdditionRules::of(client, rules.country, rules.email_required, rules.phone))
}
