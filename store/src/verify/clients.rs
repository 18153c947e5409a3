//! Clients read whole, and what happened: every value, and what the rows repeat (invariants 7 and 8).

use domain::clients::{Client, ClientState};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::Violation;
use super::batches::Batches;
use crate::clients::read::each;
use crate::clients::summary::Summary;
use crate::entities::client;
use crate::{StoreError, StoreResult, Tenant, activity};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = clients(t).await?;
    found.extend(events(t).await?);
    Ok(found)
}

async fn clients<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<client::Entity>::new(client::Column::CompanyId, client::Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for (row, client) in rows.iter().zip(each(t, &rows).await?) {
            match client {
                Ok(client) => judge(row, &client, &mut found),
                Err(error) => found.push(unreadable(row.id, &error)),
            }
        }
    }
    Ok(found)
}

fn judge(row: &client::Model, client: &Client, found: &mut Vec<Violation>) {
    let mut broken = |invariant, what: &str| {
        found.push(Violation::new(invariant, format!("client {} ({}): {what}", client.number, client.id)));
    };
    if Summary::of(&client.data, &client.contacts) != Summary::stored(row) {
        broken(7, "folded names or primary contact differ from what they repeat");
    }
    if row.archived_at.is_some() != (client.state == ClientState::Archived) {
        broken(7, "archived_at does not fit its state");
    }
    if row.deleted_at.is_some() != (client.state == ClientState::Deleted) {
        broken(7, "deleted_at does not fit its state");
    }
    if client.version < 1 {
        broken(8, "its version is below 1");
    }
}

async fn events<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    use crate::entities::activity::{Column, Entity};
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in rows {
            let id = row.id;
            if let Err(error) = activity::check(row) {
                found.push(unreadable(id, &error));
            }
        }
    }
    Ok(found)
}

fn unreadable(row: Uuid, error: &StoreError) -> Violation {
    Violation::new(8, format!("row {row}: {error}"))
}
