//! New contacts.

use domain::contacts::{ContactEvent, ContactRecord, ContactState, NewContact};
use domain::ids::ContactId;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Around, Contacts, check, columns, linked, links, read};
use crate::entities::contact::Model;
use crate::{StoreResult, Tenant, changes, custom_fields};

/// Creates a contact, linked to its clients.
pub async fn create(tx: &Tenant<DatabaseTransaction>, new: NewContact) -> StoreResult<ContactRecord> {
    changes::make(tx, Contacts, async |change| {
        check::check(tx, &custom_fields::all(tx, Subject::Contact).await?, None, &new).await?;
        let id = ContactId(Uuid::now_v7());
        let clients = links::touched(&[], &new.links);
        let around = Around::of(tx, linked::contacts_at(tx, &clients).await?.into_keys(), clients).await?;
        let row = columns::fresh(tx.company(), id, tx.now(), &new.person, ContactState::Active);
        change.insert(tx, vec![Model { custom: serde_json::to_value(&new.custom)?, ..row }]).await?;
        links::put(tx, &change, id, &[], &new.links).await?;
        let told = change.tell(tx, id, ContactEvent::Created).await?;
        around.tell(tx).await?;
        Ok((read::get(tx, id).await?, told))
    })
    .await
}
