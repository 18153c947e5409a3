//! The clients near an address of one of them, by postal code and city (A6.4).

use std::collections::HashMap;

use domain::clients::near::{Locality, Nearness};
use domain::clients::{Address, Client, ClientState};
use domain::ids::{AddressId, ClientId};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::{get, shared};
use crate::entities::{address, client};
use crate::{StoreError, StoreResult, Tenant};

/// The most clients told: whoever wants to see more of them filters the list by city.
pub const MOST_NEAR: u64 = 100;

/// A client near an address.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// The client, whole.
    pub client: Client,
    /// The place among its addresses of the one that is nearest.
    pub nearest: usize,
    /// How near it is.
    pub nearness: Nearness,
}

/// What is near.
#[derive(Clone, Debug, PartialEq)]
pub struct Surroundings {
    /// The client itself.
    pub client: Client,
    /// The place among its addresses of the one asked about; `None` when it has none.
    pub around: Option<usize>,
    /// The nearest first, at most [`MOST_NEAR`].
    pub neighbours: Vec<Neighbour>,
    /// How many there are in all.
    pub total: u64,
}

/// Who is near an address of a client, its main one unless another is named. What is archived or thrown away is not told.
pub async fn near<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    address: Option<AddressId>,
) -> StoreResult<Surroundings> {
    let client = get(t, id).await?;
    let around = match address {
        Some(_) => {
            let at = client.addresses.iter().position(|one| one.id == address);
            Some(at.ok_or(StoreError::NotFound)?)
        }
        None => client.addresses.iter().position(|one| one.is_main),
    };
    let here = around.and_then(|at| client.addresses.get(at)).map(Locality::of).filter(Locality::is_known);
    let (neighbours, total) = match here {
        Some(here) => (neighbours(t, id, &here).await?, count(t, id, &here).await?),
        None => (Vec::new(), 0),
    };
    Ok(Surroundings { client, around, neighbours, total })
}

async fn neighbours<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId, here: &Locality) -> StoreResult<Vec<Neighbour>> {
    let nearest: Vec<Uuid> = address::Entity::find()
        .select_only()
        .column(address::Column::ClientId)
        .join(JoinType::InnerJoin, to_client())
        .filter(around(t, id, here))
        .group_by(address::Column::ClientId)
        .group_by(client::Column::NameSort)
        .order_by_asc(SimpleExpr::from(Func::min(rank(here))))
        .order_by_asc(client::Column::NameSort)
        .order_by_asc(address::Column::ClientId)
        .limit(MOST_NEAR)
        .into_tuple()
        .all(t.db())
        .await?;
    let clients = shared::these(t, &nearest).await?;
    let mut clients: HashMap<Uuid, Client> = clients.into_iter().map(|client| (client.id.0, client)).collect();
    Ok(nearest.iter().filter_map(|id| neighbour(here, clients.remove(id)?)).collect())
}

/// A client with whichever of its addresses is nearest.
fn neighbour(here: &Locality, client: Client) -> Option<Neighbour> {
    let near = |address: &Address| here.nearness(&Locality::of(address));
    let all = client.addresses.iter().enumerate().filter_map(|(at, address)| Some((near(address)?, at)));
    let (nearness, nearest) = all.min()?;
    Some(Neighbour { client, nearest, nearness })
}

async fn count<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId, here: &Locality) -> StoreResult<u64> {
    let counted: Option<i64> = address::Entity::find()
        .select_only()
        .column_as(Expr::col((address::Entity, address::Column::ClientId)).count_distinct(), "clients")
        .join(JoinType::InnerJoin, to_client())
        .filter(around(t, id, here))
        .into_tuple()
        .one(t.db())
        .await?;
    Ok(counted.and_then(|counted| u64::try_from(counted).ok()).unwrap_or(0))
}

/// Addresses of others in the same area or city. Each half names what its index begins with, so that both indexes serve.
fn around<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId, here: &Locality) -> Condition {
    let beside = |column: address::Column, value: &str| {
        let there = Condition::all()
            .add(address::Column::CompanyId.eq(t.company().0))
            .add(address::Column::Country.eq(here.country.as_str()));
        (!value.is_empty()).then(|| there.add(column.eq(value)))
    };
    let places = Condition::any()
        .add_option(beside(address::Column::PostalArea, &here.area))
        .add_option(beside(address::Column::CityFolded, &here.city));
    let shown = [ClientState::Active, ClientState::Inactive].map(ClientState::as_str);
    Condition::all()
        .add(address::Column::CompanyId.eq(t.company().0))
        .add(address::Column::ClientId.ne(id.0))
        .add(client::Column::State.is_in(shown))
        .add(places)
}

/// How near an address is, as the database orders them: the same order as that of [`Nearness`].
fn rank(here: &Locality) -> CaseStatement {
    let column = |column: address::Column| Expr::col((address::Entity, column));
    let mut rank = CaseStatement::new();
    if !here.code.is_empty() {
        rank = rank.case(column(address::Column::PostalFolded).eq(here.code.as_str()), 0);
    }
    if !here.city.is_empty() {
        rank = rank.case(column(address::Column::CityFolded).eq(here.city.as_str()), 1);
    }
    for (apart, beginning) in (2..).zip(here.beginnings()) {
        let length = i32::try_from(beginning.len()).unwrap_or(i32::MAX);
        let begins = Func::cust("SUBSTR").args([column(address::Column::PostalFolded), 1.into(), length.into()]);
        rank = rank.case(Expr::expr(begins).eq(beginning), apart);
    }
    rank.finally(i32::MAX)
}

fn to_client() -> RelationDef {
    address::Entity::belongs_to(client::Entity)
        .from((address::Column::CompanyId, address::Column::ClientId))
        .to((client::Column::CompanyId, client::Column::Id))
        .into()
}
