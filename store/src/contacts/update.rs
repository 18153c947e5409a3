//! A contact saved again.

use domain::contacts::{ContactEvent, ContactRecord, NewContact};
use domain::ids::ContactId;
use domain::subject::Subject;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::{Around, Contacts, check, columns, linked, links, read};
use crate::changes::{self, Change};
use crate::entities::contact::{Entity, Model};
use crate::{StoreError, StoreResult, Tenant, custom_fields};

/// Saves a contact over the version that the form was made from. Its clients show what changes of the person, and hear of it.
///
/// An older version is a `Conflict` that tells what the others changed, by the contact's form or by a client's, unless they made the same
/// of the contact; a form that changes nothing leaves no trace. What is thrown away is restored before it is changed.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    id: ContactId,
    version: i32,
    new: NewContact,
) -> StoreResult<ContactRecord> {
    // Boxed: what a save holds on the way is large.
    Box::pin(changes::make(tx, Contacts, async |change| {
        let before = read::editable(tx, id).await?;
        if before.version != version {
            if version < before.version && is_saved(tx, &before, &new).await? {
                return Ok((before, change.without_activity("it was told when it was saved")));
            }
            let versions = [before.version, version];
            let form = before.to_form().into();
            return Err(changes::conflict::<Contacts>(tx, id.0, versions, ContactEvent::saved, form).await?);
        }
        check::check(tx, Some(&before), &new).await?;
        let touched = links::touched(&before.links, &new.links);
        let others = linked::contacts_at(tx, &touched).await?.into_keys();
        // The person stands in the form of each of them.
        let is_other = before.person != new.person;
        let shown_by = before.links.iter().filter(|_| is_other).map(|link| link.client.0);
        let around = Around::of(tx, others.chain([id.0]), touched.into_iter().chain(shown_by)).await?;
        write(tx, &change, &before, &new).await?;
        links::put(tx, &change, id, &before.links, &new.links).await?;
        around.tell(tx).await?;
        Ok((read::get(tx, id).await?, change.without_activity(links::TOLD)))
    }))
    .await
}

/// Whether the contact is already what a save would make of it.
async fn is_saved(tx: &Tenant<DatabaseTransaction>, before: &ContactRecord, new: &NewContact) -> StoreResult<bool> {
    let fields = custom_fields::all(tx, Subject::Contact).await?;
    let custom = custom_fields::over(&fields, &before.custom, new.custom.clone());
    let is_same = before.person == new.person && links::touched(&before.links, &new.links).is_empty();
    Ok(is_same && before.custom == custom)
}

/// Writes the person and the custom values, where they are others.
async fn write(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    before: &ContactRecord,
    new: &NewContact,
) -> StoreResult<()> {
    let stored = Entity::find_by_id((tx.company().0, before.id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    let fields = custom_fields::all(tx, Subject::Contact).await?;
    let custom = custom_fields::over(&fields, &before.custom, new.custom.clone());
    let mut row = Model { custom: serde_json::to_value(custom)?, ..stored.clone() };
    columns::keep(&new.person, before.state, &mut row);
    if row == stored { Ok(()) } else { change.update(tx, row).await }
}
