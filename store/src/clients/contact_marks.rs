//! One contact of a client changed on its own, outside the form (A5.4–A5.7). As with the form, what is thrown away is restored first.

use domain::clients::people::Link;
use domain::clients::{Client, Contact, ContactMark, people as rules};
use domain::contacts::ContactState;
use domain::ids::{ClientId, ContactId};
use sea_orm::DatabaseTransaction;

use super::read::Stored;
use super::{Clients, people, read, update};
use crate::changes::{self, Change, Told};
use crate::{StoreError, StoreResult, Tenant, companies, contacts};

/// Changes what a contact is to a client: what only one of them is moves from the other.
pub async fn mark_contact(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    contact: ContactId,
    mark: ContactMark,
) -> StoreResult<Client> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        let contacts = rules::mark(stored.client.contacts.clone(), contact, mark).ok_or(StoreError::NotFound)?;
        keep(tx, change, stored, contacts).await
    }))
    .await
}

/// Lets go of a contact; one whom no client is left to goes the way that the form sends them. Answers what links them again as they were.
pub async fn unlink_contact(tx: &Tenant<DatabaseTransaction>, id: ClientId, contact: ContactId) -> StoreResult<Link> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        let (contacts, link) = rules::without(stored.client.contacts.clone(), contact).ok_or(StoreError::NotFound)?;
        let (_, told) = keep(tx, change, stored, contacts).await?;
        Ok((link, told))
    }))
    .await
}

/// Links somebody of another client, or with what [`unlink_contact`] answered somebody who was let go of: then also one whom no client
/// was left to, unless their e-mail is another's by now.
pub async fn link_contact(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    contact: ContactId,
    was: Option<Link>,
) -> StoreResult<Client> {
    Box::pin(changes::make(tx, Clients, async |change| {
        // First: whoever is brought back may come with a link to this client.
        let person = person(tx, contact, was).await?;
        let stored = read::editable(tx, id).await?;
        let contacts = rules::with(stored.client.contacts.clone(), person, was)?;
        keep(tx, change, stored, contacts).await
    }))
    .await
}

/// Somebody of the company, to be linked. Whoever was let go of and then thrown away is brought back.
async fn person(tx: &Tenant<DatabaseTransaction>, id: ContactId, was: Option<Link>) -> StoreResult<Contact> {
    let found = contacts::get(tx, id).await?;
    let mut state = found.state;
    if state == ContactState::Deleted {
        state = was.ok_or(StoreError::NotFound)?.state();
        contacts::put_back(tx, &[(id, state)]).await?;
    }
    Ok(Contact::of_person(id, found.person, state))
}

/// Writes the contacts as they are from now on, and what the client's row repeats of them.
pub(super) async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Clients>,
    stored: Stored,
    contacts: Vec<Contact>,
) -> StoreResult<(Client, Told)> {
    if contacts == stored.client.contacts {
        return Ok((stored.client, change.without_activity("it is so already")));
    }
    let contacts = people::save(tx, &change, stored.client.id, &stored.client.contacts, &contacts).await?;
    let after = Client { contacts, ..stored.client.clone() };
    let country = companies::get(tx).await?.defaults.country;
    Box::pin(update::finish(tx, change, stored, after, country)).await
}
