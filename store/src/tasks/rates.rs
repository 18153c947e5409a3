//! What an hour costs where a task does not say, and in which currency.

use std::collections::HashMap;

use domain::field::MinorAmount;
use domain::ids::ClientId;
use domain::money::Currency;
use domain::tasks::Rates;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::columns::read;
use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant, companies};

/// The rates of a client, and of the company.
pub async fn rates<C: ConnectionTrait>(t: &Tenant<C>, client: Option<ClientId>) -> StoreResult<Rates> {
    let profile = companies::get(t).await?.profile;
    let company = profile.hourly_rate.map(|rate| (rate, profile.currency));
    let own = match client {
        Some(client) => of_clients(t, &[client.0]).await?.remove(&client.0),
        None => None,
    };
    Ok(Rates { client: own.and_then(|own| own.rate), company })
}

/// The currency of a client's tasks; of tasks without a client, that of the company.
pub async fn currency_of<C: ConnectionTrait>(t: &Tenant<C>, client: Option<ClientId>) -> StoreResult<Currency> {
    let own = match client {
        Some(client) => of_clients(t, &[client.0]).await?.remove(&client.0),
        None => None,
    };
    match own {
        Some(own) => Ok(own.currency),
        None => Ok(companies::get(t).await?.profile.currency),
    }
}

/// What a client says of money.
struct Own {
    rate: Option<MinorAmount>,
    currency: Currency,
}

async fn of_clients<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<HashMap<Uuid, Own>> {
    let rows: Vec<(Uuid, Option<i64>, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::HourlyRate, Column::Currency])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Id.is_in(clients.iter().copied()))
        .into_tuple()
        .all(t.db())
        .await?;
    let own = |(id, rate, currency): (Uuid, Option<i64>, String)| {
        Ok((id, Own { rate: read(rate, "hourly_rate", id)?, currency: read(currency, "currency", id)? }))
    };
    rows.into_iter().map(own).collect()
}
