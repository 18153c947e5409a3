//! The rows of contacts, written with their change.

use domain::contacts::ContactEvent;
use domain::ids::ContactId;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::linked;
use crate::activity::About;
use crate::batches::IDS;
use crate::changes::{self, Feature, Listed};
use crate::entities::contact::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// Contacts, as what changes.
#[derive(Clone, Copy, Debug)]
pub struct Contacts;

/// A contact belongs to any number of clients, so that it belongs to none of them more than to the others.
impl From<ContactId> for About {
    fn from(contact: ContactId) -> Self {
        Self { record: contact.0, client: None }
    }
}

impl Feature for Contacts {
    const SUBJECT: Subject = Subject::Contact;
    type Record = ContactId;
    type Event = ContactEvent;
}

impl Listed for Contacts {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}

/// Takes out people who came in with clients that were taken out: those whom no client is left to. As if they had never been. Answers who.
pub(crate) async fn take_out(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<Vec<Uuid>> {
    changes::make(tx, Contacts, async |change| {
        let linked = linked::clients_of(tx, ids).await?;
        let alone: Vec<Uuid> = ids.iter().copied().filter(|id| !linked.contains_key(id)).collect();
        let told = change.take_out(tx, &alone).await?;
        Ok((alone, told))
    })
    .await
}

/// Has the rows of the contacts of clients come anew: they show what a client is called, and whether it is thrown away.
pub(crate) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<()> {
    let contacts = linked::contacts_of(tx, clients).await?;
    if contacts.is_empty() {
        return Ok(());
    }
    changes::make(tx, Contacts, async |change| {
        for ids in contacts.chunks(IDS) {
            change.update_many(tx).filter(Column::Id.is_in(ids.iter().copied())).exec(tx.db()).await?;
        }
        Ok(((), change.without_activity("they are linked to the same clients as before")))
    })
    .await
}
