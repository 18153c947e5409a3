//! Taking clients out, page by page: an export never holds more than a page in memory.

use std::collections::HashMap;

use domain::clients::{CLIENTS, Client, ClientState};
use domain::exports::{Format, Names};
use domain::format::Language;
use domain::ids::ClientId;
use domain::listing::ListQuery;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clients::read;
use crate::entities::{client, membership, user};
use crate::{Access, StoreResult, Tenant, custom_fields, listing, lists};

/// Clients of one page.
const PAGE: usize = 500;

/// What is taken out.
#[derive(Clone, Debug)]
pub enum Selection {
    /// What a list shows, all its pages.
    List(ListQuery),
    /// These clients, whatever their state.
    Clients(Vec<ClientId>),
    /// Every client but the deleted ones.
    All,
}

/// Where an export has come to.
#[derive(Debug)]
pub struct Pages {
    left: std::vec::IntoIter<ClientId>,
}

impl Pages {
    /// From the beginning. What a list shows is decided here, once.
    pub async fn of(access: &Access, selection: Selection) -> StoreResult<Self> {
        let ids = match selection {
            Selection::Clients(ids) => ids,
            Selection::List(query) => shown(access, &query).await?,
            Selection::All => {
                let states = CLIENTS.all_states().filter(|state| *state != ClientState::Deleted.id()).collect();
                shown(access, &ListQuery { states, ..CLIENTS.usual() }).await?
            }
        };
        Ok(Self { left: ids.into_iter() })
    }

    /// The next clients; none at the end.
    pub async fn next<C: ConnectionTrait>(&mut self, t: &Tenant<C>) -> StoreResult<Vec<Client>> {
        loop {
            let ids: Vec<Uuid> = self.left.by_ref().take(PAGE).map(|id| id.0).collect();
            if ids.is_empty() {
                return Ok(Vec::new());
            }
            // Of ids that somebody typed into the address, none may exist.
            let clients = these(t, ids).await?;
            if !clients.is_empty() {
                return Ok(clients);
            }
        }
    }
}

async fn shown(access: &Access, query: &ListQuery) -> StoreResult<Vec<ClientId>> {
    let ids = listing::shown(access, Subject::Client, query).await?;
    Ok(ids.into_iter().map(ClientId).collect())
}

async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<Vec<Client>> {
    let rows = client::Entity::find()
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(ids))
        .order_by_asc(client::Column::Id)
        .all(t.db())
        .await?;
    read::each(t, &rows).await?.into_iter().collect()
}

/// What the files of a company are written with: its lists, its fields, its users.
pub async fn format<C: ConnectionTrait>(t: &Tenant<C>, language: Language) -> StoreResult<Format> {
    let items = lists::choices(t).await?.into_iter().map(|item| (item.id.to_string(), item.label)).collect();
    let members: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::UserId)
        .filter(membership::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    let users = user::Entity::find().filter(user::Column::Id.is_in(members)).all(t.db()).await?;
    Ok(Format {
        language,
        custom: custom_fields::all(t, Subject::Client).await?,
        names: Names {
            items,
            clients: HashMap::new(),
            users: users.into_iter().map(|user| (user.id.to_string(), user.email)).collect(),
        },
    })
}

/// Learns the numbers of the parents and payers of a page.
pub async fn learn<C: ConnectionTrait>(t: &Tenant<C>, format: &mut Format, page: &[Client]) -> StoreResult<()> {
    let named = page.iter().flat_map(|client| [client.data.parent, client.data.payer]).flatten();
    let unknown: Vec<Uuid> =
        named.filter(|id| !format.names.clients.contains_key(&id.to_string())).map(|id| id.0).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Uuid, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Number])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(unknown))
        .into_tuple()
        .all(t.db())
        .await?;
    format.names.clients.extend(rows.into_iter().map(|(id, number)| (id.to_string(), number)));
    Ok(())
}
