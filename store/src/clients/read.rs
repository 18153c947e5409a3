//! Clients read whole: the row, its contacts, its addresses and its tags, in few queries however many clients.

use std::collections::{BTreeMap, HashMap};

use domain::clients::{Address, Client, ClientState, Contact, Tags};
use domain::contacts::ContactState;
use domain::error::Refusal;
use domain::ids::{AddressId, ClientId, ContactId, FileId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, JsonValue, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::{columns, tags};
use crate::batches::IDS;
use crate::columns::read;
use crate::contacts::{columns as of_person, read as of_contact};
use crate::entities::{address, client, client_contact, contact};
use crate::{StoreError, StoreResult, Tenant, states};

/// A client of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Client> {
    let row = row(t, id).await?;
    whole(t, std::slice::from_ref(&row)).await?.pop().ok_or(StoreError::NotFound)
}

/// A client and the rows that it is kept in: a save is laid over them.
pub(super) struct Stored {
    pub client: Client,
    pub row: client::Model,
    pub addresses: Vec<address::Model>,
}

/// A client with its rows, whatever its state.
pub(super) async fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Stored> {
    let row = row(t, id).await?;
    let people = contacts(t, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let addresses = addresses(t, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let tags = Tags::known(tags::borne(t, &[id.0]).await?.remove(&id.0).unwrap_or_default());
    let client = client(&row, &people, addresses.clone(), tags)?;
    Ok(Stored { client, row, addresses })
}

/// A row made whole whose tags are known already.
pub(super) async fn bearing<C: ConnectionTrait>(t: &Tenant<C>, row: &client::Model, tags: Tags) -> StoreResult<Client> {
    let people = contacts(t, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let addresses = addresses(t, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    client(row, &people, addresses, tags)
}

/// As [`stored`], of a client that may be changed: what is thrown away is restored first.
pub(super) async fn editable<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Stored> {
    let stored = stored(t, id).await?;
    if stored.client.state.editable() { Ok(stored) } else { Err(Refusal::Deleted.into()) }
}

/// These clients with their rows, in no order that means anything.
pub(super) async fn these<C: ConnectionTrait>(
    t: &Tenant<C>,
    ids: &[Uuid],
) -> StoreResult<Vec<(client::Model, Client)>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        let of_company = client::Entity::find().filter(client::Column::CompanyId.eq(t.company().0));
        let rows = of_company.filter(client::Column::Id.is_in(ids.iter().copied())).all(t.db()).await?;
        let clients = whole(t, &rows).await?;
        found.extend(rows.into_iter().zip(clients));
    }
    Ok(found)
}

/// Its row alone.
pub(crate) async fn row<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<client::Model> {
    client::Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

/// As `row`, of a client that may be changed: what is thrown away is restored first.
pub(crate) async fn editable_row<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<client::Model> {
    let row = row(t, id).await?;
    if states::read::<ClientState>(&row.state, row.id)?.editable() { Ok(row) } else { Err(Refusal::Deleted.into()) }
}

/// Rows made whole, in their order.
pub(super) async fn whole<C: ConnectionTrait>(t: &Tenant<C>, rows: &[client::Model]) -> StoreResult<Vec<Client>> {
    each(t, rows).await?.into_iter().collect()
}

/// As `whole`, but one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(
    t: &Tenant<C>,
    rows: &[client::Model],
) -> StoreResult<Vec<StoreResult<Client>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut contacts = contacts(t, &ids).await?;
    let mut addresses = addresses(t, &ids).await?;
    let mut tags = tags::borne(t, &ids).await?;
    let mut read = |row: &client::Model| {
        let contacts = contacts.remove(&row.id).unwrap_or_default();
        let addresses = addresses.remove(&row.id).unwrap_or_default();
        let tags = Tags::known(tags.remove(&row.id).unwrap_or_default());
        client(row, &contacts, addresses, tags)
    };
    Ok(rows.iter().map(&mut read).collect())
}

/// What a person is to a client, and who it is.
type Linked = (client_contact::Model, contact::Model);

async fn contacts<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<HashMap<Uuid, Vec<Linked>>> {
    let rows = client_contact::Entity::find()
        .join(JoinType::InnerJoin, to_contact())
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(client_contact::Column::ClientId.is_in(clients.iter().copied()))
        .filter(contact::Column::State.ne(ContactState::Deleted.as_str()))
        .order_by_desc(client_contact::Column::IsPrimary)
        .order_by_asc(client_contact::Column::Position)
        .order_by_asc(client_contact::Column::ContactId)
        .select_two_required(contact::Entity)
        .all(t.db())
        .await?;
    let mut found: HashMap<Uuid, Vec<Linked>> = HashMap::new();
    for (link, person) in rows {
        found.entry(link.client_id).or_default().push((link, person));
    }
    Ok(found)
}

fn to_contact() -> RelationDef {
    client_contact::Entity::belongs_to(contact::Entity)
        .from((client_contact::Column::CompanyId, client_contact::Column::ContactId))
        .to((contact::Column::CompanyId, contact::Column::Id))
        .into()
}

/// The addresses of each of these clients, the main one first.
pub(crate) async fn addresses<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<address::Model>>> {
    let rows = address::Entity::find()
        .filter(address::Column::CompanyId.eq(t.company().0))
        .filter(address::Column::ClientId.is_in(clients.iter().copied()))
        .order_by_desc(address::Column::IsMain)
        .order_by_asc(address::Column::Position)
        .all(t.db())
        .await?;
    let mut found: HashMap<Uuid, Vec<address::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.client_id).or_default().push(row);
    }
    Ok(found)
}

fn client(row: &client::Model, contacts: &[Linked], addresses: Vec<address::Model>, tags: Tags) -> StoreResult<Client> {
    Ok(Client {
        id: ClientId(row.id),
        number: row.number.clone(),
        version: row.version,
        state: states::read(&row.state, row.id)?,
        data: columns::data(row, tags)?,
        contacts: contacts.iter().map(|(link, person)| contact(link, person)).collect::<Result<_, _>>()?,
        addresses: addresses.into_iter().map(address).collect::<Result<_, _>>()?,
        custom: custom(&row.custom)?,
        score: row.score,
        logo: row.logo.map(FileId),
        balance_minor: row.balance_minor,
        paid_minor: row.paid_minor,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// The stored custom values, those of removed fields included.
pub(super) fn custom(
    stored: &JsonValue,
) -> StoreResult<BTreeMap<domain::ids::CustomFieldId, domain::custom_fields::CustomValue>> {
    Ok(serde_json::from_value(stored.clone())?)
}

fn contact(link: &client_contact::Model, row: &contact::Model) -> StoreResult<Contact> {
    Ok(Contact {
        is_primary: link.is_primary,
        is_billing: link.is_billing,
        is_dunning: link.is_dunning,
        receives_invoices: link.receives_invoices,
        ..person(row)?
    })
}

/// A contact on its own, without what it is to a client.
pub(crate) fn person(row: &contact::Model) -> StoreResult<Contact> {
    let state = of_contact::state(&row.state, row.id)?;
    Ok(Contact::of_person(ContactId(row.id), of_person::person(row)?, state))
}

/// Reads an address from its row.
pub(crate) fn address(row: address::Model) -> StoreResult<Address> {
    let id = row.id;
    Ok(Address {
        id: Some(AddressId(id)),
        label: read(row.label, "label", id)?,
        line1: read(row.line1, "line 1", id)?,
        line2: read(row.line2, "line 2", id)?,
        postal_code: read(row.postal_code, "postal code", id)?,
        city: read(row.city, "city", id)?,
        province: read(row.province, "province", id)?,
        country: read(row.country, "country", id)?,
        latitude: read(row.latitude, "latitude", id)?,
        longitude: read(row.longitude, "longitude", id)?,
        is_main: row.is_main,
        is_billing: row.is_billing,
        is_delivery: row.is_delivery,
    })
}
