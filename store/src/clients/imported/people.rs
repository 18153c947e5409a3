//! People of a file whom the company knows already.

use std::collections::HashMap;

use domain::clients::Contact;
use domain::ids::ContactId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::clients::{people, read};
use crate::entities::contact;
use crate::{StoreResult, Tenant};

/// A contact whose e-mail somebody here has is that person: linked as they are, whatever the file says of them.
pub(super) async fn link<'a>(
    tx: &Tenant<DatabaseTransaction>,
    contacts: impl Iterator<Item = &'a mut Contact>,
) -> StoreResult<()> {
    let mut unknown: Vec<(String, &mut Contact)> = contacts
        .filter(|contact| contact.id.is_none())
        .filter_map(|contact| Some((contact.email.as_ref()?.folded(), contact)))
        .collect();
    let emails: Vec<String> = unknown.iter().map(|(email, _)| email.clone()).collect();
    let owners = people::owners(tx, &emails).await?;
    if owners.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = owners.values().copied().collect();
    let mut known = HashMap::new();
    for ids in ids.chunks(crate::batches::IDS) {
        let rows = contact::Entity::find()
            .filter(contact::Column::CompanyId.eq(tx.company().0))
            .filter(contact::Column::Id.is_in(ids.iter().copied()))
            .all(tx.db())
            .await?;
        known.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    for (email, contact) in &mut unknown {
        let Some(row) = owners.get(email).and_then(|id| known.get(id)) else { continue };
        let person = read::person(row)?;
        **contact = Contact {
            id: Some(ContactId(row.id)),
            is_primary: contact.is_primary,
            is_billing: contact.is_billing,
            is_dunning: contact.is_dunning,
            receives_invoices: contact.receives_invoices,
            ..person
        };
    }
    Ok(())
}
