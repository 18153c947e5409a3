//! Expenses read from their rows, and the names of clients that they bear.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::clients::ClientState;
use domain::expenses::Expense;
use domain::ids::{ClientId, DocumentId, ExpenseId};
use domain::text::search_terms;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::columns;
use crate::batches::IDS;
use crate::entities::client;
use crate::entities::document;
use crate::entities::expense::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// An expense of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: ExpenseId) -> StoreResult<Expense> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)?;
    columns::expense(&row)
}

/// The expenses of the company.
pub(crate) fn of_company<C>(t: &Tenant<C>) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0))
}

/// The names of the clients and suppliers of an expense, by id.
pub async fn parties<C: ConnectionTrait>(t: &Tenant<C>, expense: &Expense) -> StoreResult<BTreeMap<String, String>> {
    let ids = expense.data.supplier.into_iter().chain(expense.data.client).map(|id| id.0);
    let names = names(t, ids.collect()).await?;
    Ok(names.into_iter().map(|(id, (name, _))| (id.to_string(), name)).collect())
}

/// What the clients and suppliers of rows are called, and their numbers.
pub(super) async fn names_of<C: ConnectionTrait>(
    t: &Tenant<C>,
    rows: &[Model],
) -> StoreResult<HashMap<Uuid, (String, String)>> {
    names(t, rows.iter().flat_map(|row| row.supplier.into_iter().chain(row.client)).collect()).await
}

async fn names<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: HashSet<Uuid>,
) -> StoreResult<HashMap<Uuid, (String, String)>> {
    let clients: Vec<Uuid> = clients.into_iter().collect();
    let mut found = HashMap::with_capacity(clients.len());
    for ids in clients.chunks(IDS) {
        let rows: Vec<(Uuid, String, String)> = client::Entity::find()
            .select_only()
            .columns([client::Column::Id, client::Column::Name, client::Column::Number])
            .filter(client::Column::CompanyId.eq(t.company().0))
            .filter(client::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(t.db())
            .await?;
        found.extend(rows.into_iter().map(|(id, name, number)| (id, (name, number))));
    }
    Ok(found)
}

/// The numbers of invoices; drafts have none.
pub(super) async fn numbers<C: ConnectionTrait>(
    t: &Tenant<C>,
    invoices: HashSet<DocumentId>,
) -> StoreResult<HashMap<DocumentId, String>> {
    if invoices.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, Option<String>)> = document::Entity::find()
        .select_only()
        .columns([document::Column::Id, document::Column::Number])
        .filter(document::Column::CompanyId.eq(t.company().0))
        .filter(document::Column::Id.is_in(invoices.into_iter().map(|id| id.0)))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, number)| Some((DocumentId(id), number?))).collect())
}

/// The company's suppliers whose names bear every word of a text, each with its number: so many at most, by name.
pub async fn suppliers<C: ConnectionTrait>(
    t: &Tenant<C>,
    text: &str,
    most: u64,
) -> StoreResult<Vec<(ClientId, String, String)>> {
    use client::Column as Of;
    let mut found = client::Entity::find()
        .select_only()
        .columns([Of::Id, Of::Name, Of::Number])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::IsSupplier.eq(true))
        .filter(Of::State.eq(ClientState::Active.as_str()));
    for term in search_terms(text) {
        found = found.filter(Of::NameFolded.contains(&term));
    }
    let rows: Vec<(Uuid, String, String)> =
        found.order_by_asc(Of::NameFolded).order_by_asc(Of::Id).limit(most).into_tuple().all(t.db()).await?;
    Ok(rows.into_iter().map(|(id, name, number)| (ClientId(id), name, number)).collect())
}

/// The expenses that were made for these clients or bought from them: which, and whose.
pub(crate) async fn naming<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<Vec<(Uuid, Uuid)>> {
    let mut naming = Vec::new();
    for column in [Column::Client, Column::Supplier] {
        let rows = of_company(t).select_only().columns([Column::Id, column]);
        let rows = rows.filter(column.is_in(clients.iter().copied()));
        naming.extend(rows.into_tuple::<(Uuid, Uuid)>().all(t.db()).await?);
    }
    Ok(naming)
}
