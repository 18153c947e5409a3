//! A client saved again.

use domain::activity::Event;
use domain::clients::{self, Client, ClientState, NewClient};
use domain::error::{FieldErrors, Refusal};
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use super::references::Checked;
use super::summary::Summary;
use super::{Clients, circles, columns, conflict, get, people, places, read, references, tags, write};
use crate::changes::{self, Change, Told};
use crate::{StoreResult, Tenant, companies, custom_fields};

/// Saves a client over the version that the form was made from. Its number stays: that has a verb and a permission of its own.
///
/// An older version is a `Conflict` that tells what the others changed; a form that changes nothing leaves no trace. What is thrown
/// away is restored before it is changed.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    new: NewClient,
) -> StoreResult<Client> {
    Box::pin(write_over(tx, id, version, new, ClientState::editable)).await
}

/// As [`update`], whatever the client's state: a file that names a deleted client by its number may bring it back as well.
pub(crate) async fn overwrite(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    new: NewClient,
) -> StoreResult<Client> {
    Box::pin(write_over(tx, id, version, new, |_| true)).await
}

async fn write_over(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    mut new: NewClient,
    allowed: fn(ClientState) -> bool,
) -> StoreResult<Client> {
    // Boxed: what a save holds on the way is large.
    Box::pin(changes::make(tx, Clients, async |change| {
        let before = get(tx, id).await?;
        if !allowed(before.state) {
            return Err(Refusal::WrongState.into());
        }
        if before.version != version {
            return Err(Box::pin(conflict::with(tx, before, version)).await?);
        }
        let unused = before.balance_minor == 0 && before.paid_minor == 0;
        if before.data.currency != new.data.currency && !unused {
            return Err(Refusal::CurrencyInUse.into());
        }
        circles::refuse(tx, id, &new.data).await?;
        tags::settle(tx, &mut new.data.tags).await?;
        check(tx, &before, &new).await?;
        lay_over(tx, &change, &before, new).await?;
        save(tx, change, before).await
    }))
    .await
}

/// Writes what was checked over what there is.
async fn lay_over(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    before: &Client,
    new: NewClient,
) -> StoreResult<()> {
    let id = before.id;
    people::save(tx, change, id, &before.contacts, &new.contacts).await?;
    places::save(tx, change, id, &new.addresses).await?;
    if new.data.tags != before.data.tags {
        tags::replace(tx, change, std::iter::once((id, &new.data.tags))).await?;
    }
    let stored = read::row(tx, id).await?;
    let mut row = stored.clone();
    columns::keep(&new.data, &mut row);
    Summary::of(&new.data, &new.contacts).keep(&mut row);
    row.custom = serde_json::to_value(custom_fields::over(tx, Subject::Client, &before.custom, new.custom).await?)?;
    if row == stored { Ok(()) } else { write::row(tx, change, row).await }
}

/// Counts the save and tells what it changed; nothing, where nothing did.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Clients>,
    before: Client,
) -> StoreResult<(Client, Told)> {
    let after = get(tx, before.id).await?;
    let country = companies::get(tx).await?.defaults.country;
    let phone = PhoneRules::numbering_plan();
    let changes = clients::changes(&before.to_form(country, phone), &after.to_form(country, phone));
    if changes.is_empty() {
        return Ok((after, change.without_activity("the form says what there was")));
    }
    // Whoever edits an older version learns of it by this number.
    let mut row = read::row(tx, before.id).await?;
    row.version += 1;
    let version = row.version;
    write::row(tx, &change, row).await?;
    let told = change.tell(tx, before.id, Event::ClientUpdated { version, changes }).await?;
    Ok((Client { version, updated_at: tx.now(), ..after }, told))
}

async fn check(tx: &Tenant<DatabaseTransaction>, before: &Client, new: &NewClient) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    let owner_before = before.data.owner.map(|user| user.0);
    references::check(tx, &[Checked { prefix: String::new(), new, owner_before }], &mut errors).await?;
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}
