//! The rows of clients, written with their change.

use domain::activity::Event;
use domain::ids::ClientId;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use crate::changes::{Change, Feature, Listed};
use crate::entities::client::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// Clients, as what changes.
#[derive(Clone, Copy, Debug)]
pub struct Clients;

impl Feature for Clients {
    const SUBJECT: Subject = Subject::Client;
    type Record = ClientId;
    type Event = Event;
}

impl Listed for Clients {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}

/// Writes a row whole, as changed now.
pub(super) async fn row(tx: &Tenant<DatabaseTransaction>, change: &Change<Clients>, mut row: Model) -> StoreResult<()> {
    row.updated_at = tx.now();
    change.update(tx, row).await
}
