//! A contact saved again.

use domain::contacts::{CONTACT_FORM, ContactEvent, ContactForm, ContactRecord, ContactRules, NewContact};
use domain::custom_fields::{CustomField, keep_chosen};
use domain::error::{FieldErrors, Refusal};
use domain::form::{Edit, FormText};
use domain::ids::ContactId;
use sea_orm::{DatabaseTransaction, EntityTrait};

use super::{Around, Contacts, check, columns, form_rules, linked, links, read};
use crate::changes::{self, Base, Change};
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
    write_over(tx, id, Base::whole(version), |_, _| Ok(new)).await
}

/// As [`update`], with a form, or one value of it, that is read on the way: the contact is read once, for what its form allows and for
/// what it becomes. For one value, only who has changed that very one since is in the way.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ContactId,
    version: i32,
    edit: Edit<ContactForm>,
) -> StoreResult<ContactRecord> {
    let base = Base::of(version, &edit);
    let reading = move |before: &ContactRecord, rules: &ContactRules| {
        let meant = edit.over(&CONTACT_FORM, &rules.custom_fields, || before.to_form());
        meant.and_then(|form| form.parse(rules))
    };
    write_over(tx, id, base, reading).await
}

async fn write_over(
    tx: &Tenant<DatabaseTransaction>,
    id: ContactId,
    base: Base,
    reading: impl FnOnce(&ContactRecord, &ContactRules) -> Result<NewContact, FieldErrors> + Send,
) -> StoreResult<ContactRecord> {
    // Boxed: what a save holds on the way is large.
    Box::pin(changes::make(tx, Contacts, async |change| {
        let before = read::get(tx, id).await?;
        let mut rules = form_rules(tx).await?;
        keep_chosen(&mut rules.custom_fields, &before.custom);
        let new = reading(&before, &rules)?;
        if !before.state.editable() {
            return Err(Refusal::Deleted.into());
        }
        if base.is_older_than(before.version) && is_saved(&rules.custom_fields, &before, &new) {
            return Ok((before, change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.to_form());
        base.admit::<Contacts>(tx, id.0, before.version, ContactEvent::saved, stands).await?;
        check::check(tx, &rules.custom_fields, Some(&before), &new).await?;
        let touched = links::touched(&before.links, &new.links);
        let others = linked::contacts_at(tx, &touched).await?.into_keys();
        // The person stands in the form of each of them.
        let is_other = before.person != new.person;
        let shown_by = before.links.iter().filter(|_| is_other).map(|link| link.client.0);
        let around = Around::of(tx, others.chain([id.0]), touched.into_iter().chain(shown_by)).await?;
        write(tx, &change, &rules.custom_fields, &before, &new).await?;
        links::put(tx, &change, id, &before.links, &new.links).await?;
        around.tell(tx).await?;
        Ok((read::get(tx, id).await?, change.without_activity(links::TOLD)))
    }))
    .await
}

/// Whether the contact is already what a save would make of it.
fn is_saved(fields: &[CustomField], before: &ContactRecord, new: &NewContact) -> bool {
    let custom = custom_fields::over(fields, &before.custom, new.custom.clone());
    let is_same = before.person == new.person && links::touched(&before.links, &new.links).is_empty();
    is_same && before.custom == custom
}

/// Writes the person and the custom values, where they are others.
async fn write(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Contacts>,
    fields: &[CustomField],
    before: &ContactRecord,
    new: &NewContact,
) -> StoreResult<()> {
    let stored = Entity::find_by_id((tx.company().0, before.id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    let custom = custom_fields::over(fields, &before.custom, new.custom.clone());
    let mut row = Model { custom: serde_json::to_value(custom)?, ..stored.clone() };
    columns::keep(&new.person, before.state, &mut row);
    if row == stored { Ok(()) } else { change.update(tx, row).await }
}
