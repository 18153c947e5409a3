//! What a client has agreed recorded, changed and taken back: a change of the client, told with what happened to it. As with its form, a
//! client that is thrown away is restored first.

use domain::activity::Event;
use domain::client_prices::record::MAX_CLIENT_PRICES;
use domain::client_prices::{ClientPrice, ClientPriceForm, PriceAct, changes as differences};
use domain::error::Refusal;
use domain::ids::{ClientId, ClientPriceId};
use domain::money::Currency;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use super::{columns, conflict, names};
use crate::clients::{Clients, read};
use crate::columns as values;
use crate::entities::client_price::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, batches, changes};

/// Records one, read in the client's currency.
pub async fn add(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    form: &ClientPriceForm,
) -> StoreResult<ClientPrice> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let new = form.parse(currency(tx, client).await?)?;
        let of = names::of(tx, new.of, None).await?;
        if of_client(tx, client).count(tx.db()).await? >= u64::from(MAX_CLIENT_PRICES) {
            return Err(Refusal::TooMany { max: MAX_CLIENT_PRICES }.into());
        }
        let price = ClientPrice { id: ClientPriceId(Uuid::now_v7()), version: 1, new };
        let row = columns::row((tx.company(), client), &price, tx.now(), tx.now());
        batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?;
        let event = Event::PriceAgreed { act: PriceAct::Added, price: price.id, of, changes: Vec::new() };
        Ok((price, change.tell(tx, client, event).await?))
    }))
    .await
}

/// Saves one over the version that its form was made from; what others have changed since is a conflict.
pub async fn change(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    id: ClientPriceId,
    version: i32,
    form: &ClientPriceForm,
) -> StoreResult<ClientPrice> {
    Box::pin(changes::make(tx, Clients, async |change| {
        let currency = currency(tx, client).await?;
        let row = find(tx, client, id).await?;
        let before = columns::read(&row)?;
        if version > before.version {
            return Err(StoreError::NotFound);
        }
        let new = form.parse(currency)?;
        if new == before.new {
            return Ok((before, change.without_activity("it says so already")));
        }
        if version < before.version {
            return Err(conflict::since(tx, client, &before, version).await?);
        }
        let of = names::of(tx, new.of, Some(before.new.of)).await?;
        let changes = differences(&before.new, &new);
        let after = ClientPrice { id, version: version + 1, new };
        let written = columns::row((tx.company(), client), &after, row.created_at, tx.now());
        Entity::update(written.into_active_model().reset_all()).exec(tx.db()).await?;
        let event = Event::PriceAgreed { act: PriceAct::Changed, price: id, of, changes };
        Ok((after, change.tell(tx, client, event).await?))
    }))
    .await
}

/// Takes one back. What it says is answered, so that it can be recorded again.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, client: ClientId, id: ClientPriceId) -> StoreResult<ClientPrice> {
    Box::pin(changes::make(tx, Clients, async |change| {
        read::editable_row(tx, client).await?;
        let price = columns::read(&find(tx, client, id).await?)?;
        let of = names::of(tx, price.new.of, Some(price.new.of)).await?;
        let gone = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
        gone.filter(Column::Id.eq(id.0)).exec(tx.db()).await?;
        let event = Event::PriceAgreed { act: PriceAct::Removed, price: id, of, changes: Vec::new() };
        Ok((price, change.tell(tx, client, event).await?))
    }))
    .await
}

/// What the client's prices are in, of a client that may be changed.
async fn currency(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<Currency> {
    let row = read::editable_row(tx, client).await?;
    values::read(row.currency, "currency", row.id)
}

async fn find(tx: &Tenant<DatabaseTransaction>, client: ClientId, id: ClientPriceId) -> StoreResult<Model> {
    of_client(tx, client).filter(Column::Id.eq(id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)
}

fn of_client(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::ClientId.eq(client.0))
}
