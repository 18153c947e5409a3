//! A client saved again.

use domain::activity::Event;
use domain::clients::{self, CLIENT_FORM, Client, ClientData, ClientForm, ClientState, FormRules, NewClient};
use domain::error::{FieldErrors, Refusal};
use domain::form::{Edit, FormText};
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use sea_orm::DatabaseTransaction;

use super::read::Stored;
use super::references::Checked;
use super::summary::Summary;
use super::{Clients, circles, columns, people, places, read, references, tags, write};
use crate::changes::{self, Base, Change, Told};
use crate::entities::client::Model;
use crate::{
    StoreResult, Tenant, companies, contacts, credits, custom_fields, documents, expenses, ledger, payments, tasks,
};

/// How what is to be saved is read: over the client that there is, by what the settings and its own values allow.
type Reading = Box<dyn FnOnce(&Client, &FormRules) -> Result<NewClient, FieldErrors> + Send>;

/// Saves a client over the version that the form was made from. Its number stays: that has a verb and a permission of its own.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the client; a form that changes
/// nothing leaves no trace. What is thrown away is restored before it is changed.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    new: NewClient,
) -> StoreResult<Client> {
    Box::pin(write_over(tx, id, Base::whole(version), Box::new(|_, _| Ok(new)), ClientState::editable)).await
}

/// As [`update`], with a form, or one value of it, that is read on the way: the client is read once, for what its form allows and for
/// what it becomes. For one value, only who has changed that very one since is in the way.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    edit: Edit<ClientForm>,
) -> StoreResult<Client> {
    let base = Base::of(version, &edit);
    let reading = move |before: &Client, rules: &FormRules| {
        let meant = edit.over(&CLIENT_FORM, &rules.custom_fields, || before.to_form(rules.country, rules.phone));
        meant.and_then(|form| form.parse(rules))
    };
    Box::pin(write_over(tx, id, base, Box::new(reading), ClientState::editable)).await
}

/// As [`update`], whatever the client's state: a file that names a deleted client by its number may bring it back as well.
pub(crate) async fn overwrite(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    version: i32,
    new: NewClient,
) -> StoreResult<Client> {
    Box::pin(write_over(tx, id, Base::whole(version), Box::new(|_, _| Ok(new)), |_| true)).await
}

async fn write_over(
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
    base: Base,
    reading: Reading,
    allowed: fn(ClientState) -> bool,
) -> StoreResult<Client> {
    // Boxed: what a save holds on the way is large.
    Box::pin(changes::make(tx, Clients, async |change| {
        let stored = read::stored(tx, id).await?;
        let before = &stored.client;
        let mut rules = companies::form_rules(tx).await?;
        before.keep_chosen(&mut rules);
        let mut new = reading(before, &rules)?;
        if !allowed(before.state) {
            return Err(Refusal::Deleted.into());
        }
        if base.is_older_than(before.version) && is_saved(tx, before, &new, &rules).await? {
            return Ok((before.clone(), change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.to_form(rules.country, rules.phone));
        Box::pin(base.admit::<Clients>(tx, id.0, before.version, Event::saved, stands)).await?;
        if before.data.currency != new.data.currency && has_account(tx, before).await? {
            return Err(Refusal::CurrencyInUse.into());
        }
        circles::refuse(tx, id, &new.data).await?;
        tags::settle(tx, &mut new.data.tags).await?;
        check(tx, before, &new).await?;
        let after = lay_over(tx, &change, &stored, new, &rules).await?;
        Box::pin(finish(tx, change, stored, after, rules.country)).await
    }))
    .await
}

/// Whether anything was ever owed or paid: a ledger has one currency, and that of its client.
async fn has_account(tx: &Tenant<DatabaseTransaction>, client: &Client) -> StoreResult<bool> {
    let is_moved = client.balance_minor != 0 || client.paid_minor != 0;
    Ok(is_moved || ledger::is_begun(tx, client.id).await?)
}

/// Whether the client is already what a save would make of it.
async fn is_saved(
    tx: &Tenant<DatabaseTransaction>,
    before: &Client,
    new: &NewClient,
    rules: &FormRules,
) -> StoreResult<bool> {
    let Some(tags) = tags::settled(tx, &new.data.tags).await? else { return Ok(false) };
    let custom = custom_fields::over(&rules.custom_fields, &before.custom, new.custom.clone());
    let data = ClientData { tags, ..new.data.clone() };
    Ok(NewClient { data, custom, ..new.clone() }.is_saved_in(before))
}

/// Writes what was checked over what there is, but for the client's row. Answers what it becomes.
async fn lay_over(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    stored: &Stored,
    new: NewClient,
    rules: &FormRules,
) -> StoreResult<Client> {
    let before = &stored.client;
    let people = people::save(tx, change, before.id, &before.contacts, &new.contacts).await?;
    let addresses = places::save(tx, change, stored, new.addresses).await?;
    if new.data.tags != before.data.tags {
        tags::replace(tx, change, std::iter::once((before.id, &new.data.tags))).await?;
    }
    if new.data.name != before.data.name {
        contacts::shown_anew(tx, &[before.id.0]).await?;
        documents::shown_anew(tx, &[before.id.0]).await?;
        payments::shown_anew(tx, &[before.id.0]).await?;
        credits::shown_anew(tx, &[before.id.0]).await?;
        tasks::shown_anew(tx, &[before.id.0]).await?;
        expenses::shown_anew(tx, &[before.id.0]).await?;
    }
    let custom = custom_fields::over(&rules.custom_fields, &before.custom, new.custom);
    Ok(Client { data: new.data, contacts: people, addresses, custom, ..before.clone() })
}

/// Writes the row, counts the save and tells what it changed; nothing, where nothing did.
pub(super) async fn finish(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Clients>,
    stored: Stored,
    after: Client,
    country: Country,
) -> StoreResult<(Client, Told)> {
    let id = after.id;
    let (after, event) = keep(tx, &change, stored.row, &stored.client, after, country).await?;
    let told = match event {
        Some(event) => change.tell(tx, id, event).await?,
        None => change.without_activity("the form says what there was"),
    };
    Ok((after, told))
}

/// Writes the row of a client that becomes another one. Answers it as it is from now on, and what is to be told of it, if anything.
pub(super) async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    stored: Model,
    before: &Client,
    mut after: Client,
    country: Country,
) -> StoreResult<(Client, Option<Event>)> {
    let phone = PhoneRules::numbering_plan();
    let changes = clients::changes(&before.to_form(country, phone), &after.to_form(country, phone));
    let event = if changes.is_empty() {
        None
    } else {
        // Whoever edits an older version learns of it by this number.
        after.version += 1;
        Some(Event::ClientUpdated { version: after.version, changes })
    };
    let mut row = stored.clone();
    columns::keep(&after.data, &mut row);
    Summary::of(&after.data, &after.contacts).keep(&mut row);
    row.number.clone_from(&after.number);
    row.custom = serde_json::to_value(&after.custom)?;
    row.version = after.version;
    if row != stored {
        after.updated_at = tx.now();
        write::row(tx, change, row).await?;
    }
    Ok((after, event))
}

async fn check(tx: &Tenant<DatabaseTransaction>, before: &Client, new: &NewClient) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    let owner_before = before.data.owner.map(|user| user.0);
    references::check(tx, &[Checked { prefix: String::new(), new, owner_before }], &mut errors).await?;
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}
